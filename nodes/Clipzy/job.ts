import type { JobReference } from '../shared/job/jobReference';
import type { Artifact, Failure, JobState, JobStatus, StateReading } from '../shared/job/videoJob';
import { readJobFacts, unconfirmed, defined, filled } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { kindOfStatus } from '../shared/provider/httpTrouble';
import { standingOf, statusWords } from '../shared/provider/standing';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { JOB, plainText, readRefusal, type WireJob } from './wire';

export const STATUSES = statusWords({
	queued: 'queued',
	processing: 'processing',
	completed: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	canceled: 'cancelled',
});

/** The usual kind of job. */
export const STYLE_TRANSFER = 'styleTransfer';

const STYLE_DNA = 'styleDna';

/**
 * GET /jobs/{job_id}: the current state of the job.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function* readStatus(reference: JobReference): Conversation<StateReading> {
	return readingOf(reference, yield readStatusOf(reference.jobId));
}

/**
 * GET /jobs/{job_id}/result: the job with its output and Style DNA.
 *
 * Asked too early, some engines answer with empty fields and some with an error; asked about a failed
 * job, some answer 500. The status endpoint has the real state of the job in each case.
 */
export function* readResult(reference: JobReference): Conversation<StateReading> {
	const answer = yield {
		...readResultOf(reference),
		tolerate: ['refused', 'unavailable', 'notFound'],
	};
	if (!isRefusal(answer)) return resultOf(reference, answer);

	const status = yield* readStatus(reference);
	if (status.job.status !== 'completed') return status;
	// The result itself is in trouble, which is the user's to know.
	return resultOf(reference, yield readResultOf(reference));
}

function resultOf(reference: JobReference, answer: WireAnswer): StateReading {
	return settled(readingOf(reference, answer));
}

function readingOf(reference: JobReference, answer: WireAnswer): StateReading {
	const { success } = readRefusal(answer.body);
	return { job: jobStateOf(readJobFacts(JOB, reference, answer), success) };
}

function isRefusal({ httpStatus, body }: WireAnswer): boolean {
	return kindOfStatus(httpStatus) !== undefined || readRefusal(body).success === false;
}

export function readStatusOf(jobId: string): WireRequest {
	return { purpose: 'read', method: 'GET', path: `/jobs/${encodeURIComponent(jobId)}` };
}

function readResultOf({ jobId }: JobReference): WireRequest {
	const status = readStatusOf(jobId);
	return { ...status, path: `${status.path}/result` };
}

/** Maps a job to the shared shape. */
export function jobStateOf(wire: WireJob, success?: boolean): JobState {
	const url = wire.output_video_url;
	const { status, stage } = standingOf(STATUSES, {
		word: wire.status,
		success,
		hasReason: wire.errorCode !== undefined || wire.errorMessage !== undefined,
		hasResult: url !== undefined,
	});
	return defined({
		status,
		progressPercent: wire.progress_percent,
		stage: stage ?? stageOf(wire, status),
		submittedAt: wire.created_at,
		updatedAt: wire.updated_at,
		completedAt: wire.completed_at,
		// One video a job; none when only a style was extracted.
		videos: status === 'completed' && url ? [{ index: 0, url }] : [],
		artifacts: filled(artifactsOf(wire)),
		usage: usageOf(wire),
		failure: failureOf(wire, status),
	});
}

/** Holds back a result that says "completed" and is empty: the engine writes the two separately. */
function settled(reading: StateReading): StateReading {
	const { status, videos, artifacts = [] } = reading.job;
	const empty = videos.length === 0 && !artifacts.some(({ kind }) => kind === STYLE_DNA);
	return status === 'completed' && empty ? unconfirmed(reading.job, 'without a result') : reading;
}

/** Engines leave the last stage standing after success, where it means nothing any more. */
function stageOf({ current_stage: stage, errorStage }: WireJob, status: JobStatus) {
	const last = status === 'failed' ? (stage ?? errorStage) : stage;
	return status === 'completed' ? undefined : last;
}

function usageOf({ processing_time_seconds: seconds }: WireJob): JobState['usage'] {
	return seconds === undefined ? undefined : { amount: seconds, unit: 'seconds' };
}

function artifactsOf(wire: WireJob): Artifact[] {
	return [
		...sourceArtifacts(wire.video_id, wire.template_video_id),
		...(wire.style_json ? [{ kind: STYLE_DNA, data: wire.style_json }] : []),
		...(wire.render_metadata ? [{ kind: 'renderMetadata', data: wire.render_metadata }] : []),
	];
}

/** The ids of the uploaded videos: with them a source or a style can be used again without an upload. */
export function sourceArtifacts(
	videoId: string | undefined,
	templateVideoId: string | undefined,
): Artifact[] {
	return videoId ? [{ kind: 'sourceVideo', data: defined({ videoId, templateVideoId }) }] : [];
}

function failureOf(wire: WireJob, status: JobStatus): Failure | undefined {
	if (status === 'cancelled') {
		return { message: 'the job was cancelled at the engine', retryable: true };
	}
	return status === 'failed' ? toFailure(wire) : undefined;
}

function toFailure({ errorCode, errorStage, errorMessage }: WireJob): Failure {
	const said = plainText(errorMessage);
	const code = errorCode ?? (/\bJOB_TIMEOUT\b/.test(said ?? '') ? 'JOB_TIMEOUT' : undefined);
	const where = errorStage ? ` (in the stage ${plainText(errorStage)})` : '';
	return defined({
		code,
		message: `${said ?? 'the engine gave no reason'}${where}`,
		// A job that ran out of time would do so again until the setting or the video is another one.
		retryable: code !== 'JOB_TIMEOUT',
	});
}
