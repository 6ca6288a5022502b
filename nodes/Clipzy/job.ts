import type { JobReading } from '../shared/job/jobReading';
import type { JobReference } from '../shared/job/jobReference';
import type { Artifact, Failure, JobStatus, Video, VideoJob } from '../shared/job/videoJob';
import { plainText } from './plainText';
import { utcDate } from './utcDate';
import type { WireJob, WireJobError } from './wire';

/** A job that says "completed" and shows neither a video nor a style is looked at again so often. */
const CONFIRMATIONS_WITHOUT_RESULT = 2;

const STATUSES: ReadonlyMap<string, JobStatus> = new Map([
	['queued', 'queued'],
	['processing', 'processing'],
	['completed', 'completed'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
]);

/** Maps a job to the shared shape. A status that is on no list counts as still running. */
export function toReading(reference: JobReference, wire: WireJob, raw: unknown): JobReading {
	const known = STATUSES.get(wire.status.toLowerCase());
	const status = known ?? 'processing';
	const artifacts = artifactsOf(wire);
	const job: VideoJob = {
		provider: reference.provider,
		jobType: reference.jobType,
		jobId: reference.jobId,
		status,
		...progressOf(wire),
		...stageOf(wire, status),
		...(known === undefined && { stage: `unknown status '${plainText(wire.status) ?? ''}'` }),
		...datesOf(wire),
		videos: status === 'completed' ? videosOf(wire) : [],
		...(artifacts.length > 0 && { artifacts }),
		...(typeof wire.processing_time_seconds === 'number' &&
			wire.processing_time_seconds >= 0 && {
				usage: { amount: wire.processing_time_seconds, unit: 'seconds' },
			}),
		...failureOf(wire, status),
		raw,
	};
	return { job };
}

/** Holds back a result that says "completed" and is empty: the engine writes the two separately. */
export function settled(reading: JobReading): JobReading {
	const { job } = reading;
	const empty = job.videos.length === 0 && !job.artifacts?.some(({ kind }) => kind === STYLE_DNA);
	if (job.status !== 'completed' || !empty) return reading;
	return {
		job: { ...job, status: 'processing', stage: 'completed without a result, not yet confirmed' },
		unsettled: {
			reason: 'Clipzy says that the job is completed and shows neither a video nor a style',
			confirmations: CONFIRMATIONS_WITHOUT_RESULT,
			settledJob: job,
		},
	};
}

const STYLE_DNA = 'styleDna';

function progressOf({ progress_percent: percent }: WireJob): Pick<VideoJob, 'progressPercent'> {
	return typeof percent === 'number'
		? { progressPercent: Math.min(100, Math.max(0, percent)) }
		: {};
}

/** Engines leave the last stage standing after success, where it means nothing any more. */
function stageOf(
	{ current_stage: stage, error }: WireJob,
	status: JobStatus,
): Pick<VideoJob, 'stage'> {
	const last = status === 'failed' ? (stage ?? error?.stage) : stage;
	return last && status !== 'completed' ? { stage: last } : {};
}

function datesOf(wire: WireJob): Partial<VideoJob> {
	const submittedAt = utcDate(wire.created_at);
	const updatedAt = utcDate(wire.updated_at);
	const completedAt = utcDate(wire.completed_at);
	return {
		...(submittedAt && { submittedAt }),
		...(updatedAt && { updatedAt }),
		...(completedAt && { completedAt }),
	};
}

/** One video a job; none when only a style was extracted. */
function videosOf({ output_video_url: url }: WireJob): Video[] {
	return url ? [{ index: 0, url }] : [];
}

function artifactsOf(wire: WireJob): Artifact[] {
	const source = sourceArtifact(wire.video_id, wire.template_video_id);
	return [
		...(source ? [source] : []),
		...(wire.style_json ? [{ kind: STYLE_DNA, data: wire.style_json }] : []),
		...(wire.render_metadata ? [{ kind: 'renderMetadata', data: wire.render_metadata }] : []),
	];
}

/** The ids of the uploaded videos: with them a source or a style can be used again without an upload. */
export function sourceArtifact(
	videoId: string | null | undefined,
	templateVideoId: string | null | undefined,
): Artifact | undefined {
	if (!videoId) return undefined;
	return {
		kind: 'sourceVideo',
		data: { videoId, ...(templateVideoId && { templateVideoId }) },
	};
}

function failureOf({ error }: WireJob, status: JobStatus): { failure?: Failure } {
	if (status === 'cancelled') {
		return { failure: { message: 'the job was cancelled at the engine', retryable: true } };
	}
	return status === 'failed' ? { failure: toFailure(error ?? undefined) } : {};
}

function toFailure(error: WireJobError | undefined): Failure {
	const said = plainText(error?.message) ?? plainText(error?.detail);
	const code = error?.code ?? (/\bJOB_TIMEOUT\b/.test(said ?? '') ? 'JOB_TIMEOUT' : undefined);
	const where = error?.stage ? ` (in the stage ${plainText(error.stage)})` : '';
	return {
		...(code && { code }),
		message: `${said ?? 'the engine gave no reason'}${where}`,
		// A job that ran out of time would do so again until the setting or the video is another one.
		retryable: code !== 'JOB_TIMEOUT',
	};
}
