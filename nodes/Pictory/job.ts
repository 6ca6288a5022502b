import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobState, JobStatus, StateReading } from '../shared/job/videoJob';
import { readJobFacts, unconfirmed, defined, filled } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { standingOf, statusWords } from '../shared/provider/standing';
import { JOB_CODES } from './codes';
import { artifactsOf, previewArtifacts } from './artifacts';
import { dataOf, JOB, readRefusal, type WireJob } from './wire';

/** Preview jobs build scenes and no video; everything else that Pictory runs makes one. */
export const PREVIEW = 'storyboardPreview';

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
	const wire = readJobFacts(JOB, reference, answer);
	const data = dataOf(answer.body);
	const { success } = readRefusal(answer.body);
	const isPreview = PREVIEW_SIGNS.some((sign) => Object.hasOwn(data, sign));
	const { status, stage } = standingOf(STATUSES, {
		word: wire.status,
		success,
		hasReason: (wire.error_code ?? wire.error_message) !== undefined,
		hasResult: (wire.progress ?? 100) >= 100 && (wire.videoUrl !== undefined || isPreview),
	});
	const job: JobState = defined({
		status,
		progressPercent: wire.progress,
		stage: stage ?? providerText(wire.stage),
		videos: [],
		failure: failureOf(status, wire),
	});
	return status === 'completed' ? completed(job, reference.jobType, wire, data) : { job };
}

function failureOf(status: JobStatus, wire: WireJob): Failure | undefined {
	if (status === 'expired') return PURGED;
	return status === 'failed' ? toFailure(wire) : undefined;
}

const PURGED: Failure = {
	code: 'cleaned',
	message:
		'Pictory has deleted the data of this job after its retention time. Export videos soon after they are finished',
	advice:
		'Its videos cannot be downloaded any more. Making them anew is another, separately billed job',
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
	if (jobType === PREVIEW) {
		return { job: defined({ ...job, usage, artifacts: previewArtifacts(data) }) };
	}
	const videos = videosOf(wire);
	const artifacts = filled(artifactsOf(wire));
	const settled: JobState = defined({ ...job, usage, videos, artifacts });
	return videos.length > 0 ? { job: settled } : unconfirmed(settled, 'without a video');
}

function videosOf(wire: WireJob): JobState['videos'] {
	const { videoUrl: url, duration, width, height } = wire;
	if (!url) return [];
	const thumbnailUrl = wire.thumbnailImageUrl ?? wire.thumbnail;
	return [defined({ index: 0, url, durationSeconds: duration, width, height, thumbnailUrl })];
}

function toFailure({ error_code: code, error_message }: WireJob): Failure {
	const known = code === undefined ? undefined : JOB_CODES.get(code);
	const said = providerText(error_message);
	const meaning = known && `${known.meaning}. ${known.advice}`;
	return defined({
		code,
		message:
			said && meaning
				? `${said} (${meaning})`
				: (said ?? meaning ?? 'Pictory ended the job and gave no reason'),
		retryable: known?.retryable ?? false,
	});
}
