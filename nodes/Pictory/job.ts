import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Artifact, Failure, JobState, JobStatus, StateReading } from '../shared/job/videoJob';
import { readJobFacts, unconfirmed, defined, filled } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { LONGEST_TEXT } from '../shared/provider/facts';
import { standingOf, statusWords } from '../shared/provider/standing';
import { JOB_CODES } from './codes';
import { artifactsOf, imageArtifacts, previewArtifacts, transcriptArtifacts } from './artifacts';
import { dataOf, JOB, readRefusal, type WireJob } from './wire';

/** Kinds of jobs that make something else than a video. */
export const PREVIEW = 'storyboardPreview';
export const IMAGE = 'imageGeneration';
export const TRANSCRIPTION = 'transcription';
export const HIGHLIGHTS = 'highlights';

export const STATUSES = statusWords({
	pending: 'queued',
	'in-progress': 'processing',
	completed: 'completed',
	failed: 'failed',
	cleaned: 'expired',
});

/** What a finished preview has, on older pages without a status beside it. */
const PREVIEW_SIGNS = ['renderParams', 'storyboard', 'preview', 'previewUrl'];

/**
 * GET /v1/jobs/{jobid}: status and result of every kind of job in one call.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/get-video-generation-job
 */
export function* readJob(reference: JobReference): Conversation<StateReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/jobs/${encodeURIComponent(reference.jobId)}`,
	};
	return stateOf(reference.jobType, readJobFacts(JOB, reference, answer), answer.body);
}

/** Where a job of this type stands, by an answer about it or by an entry of the list. */
export function stateOf(jobType: string, wire: WireJob, body: unknown): StateReading {
	const data = dataOf(body);
	const { success } = readRefusal(body);
	const { status, stage } = standingOf(STATUSES, {
		word: wire.status,
		success,
		hasReason: (wire.error_code ?? wire.error_message) !== undefined,
		hasResult: (wire.progress ?? 100) >= 100 && hasResult(wire, data),
	});
	const job: JobState = defined({
		status,
		progressPercent: wire.progress,
		stage: stage ?? providerText(wire.stage),
		videos: [],
		failure: failureOf(status, wire),
	});
	return status === 'completed' ? completed(job, jobType, wire, data) : { job };
}

/** Whether an answer without a status has what only a finished job has; finished transcriptions have none. */
function hasResult(wire: WireJob, data: Record<string, unknown>): boolean {
	const { videoUrl, txt, transcript = [], highlights = [] } = wire;
	const isPreview = PREVIEW_SIGNS.some((sign) => Object.hasOwn(data, sign));
	return isPreview || Boolean(videoUrl ?? txt) || [...transcript, ...highlights].length > 0;
}

function failureOf(status: JobStatus, wire: WireJob): Failure | undefined {
	if (status === 'expired') return PURGED;
	return status === 'failed' ? toFailure(wire) : undefined;
}

const PURGED: Failure = {
	code: 'cleaned',
	message:
		'the files of this job are deleted, by Clean Job or after the retention time of Pictory. Export videos soon after they are finished',
	advice:
		'Its files cannot be downloaded any more. Making them anew is another, separately billed job',
	retryable: true,
};

function completed(
	job: JobState,
	jobType: string,
	wire: WireJob,
	data: Record<string, unknown>,
): StateReading {
	const { aiCreditsUsed: credits } = wire;
	const usage = credits === undefined ? undefined : { amount: credits, unit: 'credits' };
	const made = madeBy(jobType, wire, data);
	const artifacts = filled(made.artifacts);
	const hints = made.hints;
	const settled: JobState = defined({ ...job, usage, videos: made.videos ?? [], artifacts, hints });
	return made.missing === undefined
		? { job: settled }
		: unconfirmed(settled, `without ${made.missing}`);
}

/** What a finished job has made. */
interface Made {
	videos?: JobState['videos'];
	artifacts: Artifact[];
	hints?: string[] | undefined;
	/** What should be there and is not. */
	missing?: string | undefined;
}

function madeBy(jobType: string, wire: WireJob, data: Record<string, unknown>): Made {
	switch (jobType) {
		case PREVIEW:
			return { artifacts: previewArtifacts(data) };
		case IMAGE: {
			const artifacts = imageArtifacts(wire);
			return { artifacts, missing: artifacts.length > 0 ? undefined : 'an image' };
		}
		case TRANSCRIPTION:
		case HIGHLIGHTS: {
			const { transcript, highlights, txt } = wire;
			return {
				artifacts: transcriptArtifacts(wire, data),
				hints: wire.isTranscriptCut && [TRANSCRIPT_CUT],
				missing: (transcript ?? highlights ?? txt) ? undefined : 'a transcript',
			};
		}
		default: {
			const videos = videosOf(wire);
			const missing = videos.length > 0 ? undefined : 'a video';
			return { videos, artifacts: artifactsOf(wire), missing };
		}
	}
}

const TRANSCRIPT_CUT = `The text of the transcript was cut at ${LONGEST_TEXT} characters; its artifact 'transcript' and 'Include Raw Answer' have all of it`;

function videosOf(wire: WireJob): JobState['videos'] {
	const { videoUrl: url, duration, width, height } = wire;
	if (!url) return [];
	const thumbnailUrl = wire.thumbnailImageUrl ?? wire.thumbnail;
	return [defined({ index: 0, url, durationSeconds: duration, width, height, thumbnailUrl })];
}

function toFailure({ error_code: code, error_message }: WireJob): Failure {
	const known = code === undefined ? undefined : JOB_CODES.get(code);
	const said = providerText(error_message);
	const meaning = known?.meaning;
	return defined({
		code,
		message:
			said && meaning
				? `${said} (${meaning})`
				: (said ?? meaning ?? 'Pictory ended the job and gave no reason'),
		advice: known && `${known.advice}. A new job is billed separately`,
		retryable: known?.retryable ?? false,
	});
}
