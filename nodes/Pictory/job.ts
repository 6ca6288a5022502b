import { providerText } from '../shared/trouble/providerText';
import type { JobReading } from '../shared/job/jobReading';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobStatus, VideoJob } from '../shared/job/videoJob';
import { checkJobId, parseAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { JOB_CODES } from './codes';
import { previewArtifacts, renderArtifacts, studioArtifacts } from './artifacts';
import { jobSchema, type WireJob, type WireJobData } from './wire';

/** Preview jobs build scenes and no video; everything else that Pictory runs makes one. */
export const PREVIEW = 'storyboardPreview';

const STATUSES: ReadonlyMap<string, JobStatus> = new Map([
	['pending', 'queued'],
	['in-progress', 'processing'],
	['completed', 'completed'],
	['failed', 'failed'],
	['cleaned', 'expired'],
]);

/** "Completed" without a link may be a job whose file is not quite there yet. */
const CONFIRMATIONS_WITHOUT_VIDEO = 2;

/**
 * GET /v1/jobs/{jobid}: status and result of every kind of job in one call.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/get-video-generation-job
 */
export function* readJob(reference: JobReference): Conversation<JobReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/jobs/${encodeURIComponent(reference.jobId)}`,
	};
	const wire = parseAnswer(jobSchema, answer);
	checkJobId(reference, [wire.job_id], answer);
	return toReading(reference, wire, answer.body);
}

/** Maps a job to the shared shape. A status on no list counts as still running, never as completed. */
export function toReading(reference: JobReference, wire: WireJob, raw: unknown): JobReading {
	const { data } = wire;
	const job: VideoJob = {
		provider: reference.provider,
		jobType: reference.jobType,
		jobId: reference.jobId,
		status: STATUSES.get(data.status) ?? 'processing',
		...progress(data),
		...stage(data),
		videos: [],
		raw,
	};
	switch (job.status) {
		case 'completed':
			// Both at once contradict each other, and a job that did not succeed must not pass for a video.
			return wire.success === false
				? { job: { ...job, status: 'failed', failure: failureOf(data) } }
				: completed(job, data);
		case 'failed':
			return { job: { ...job, failure: failureOf(data) } };
		case 'expired':
			return { job: { ...job, failure: PURGED } };
		default:
			return { job };
	}
}

const PURGED: Failure = {
	code: 'cleaned',
	message:
		'Pictory has deleted the data of this job after its retention time. Export videos soon after they are finished',
	retryable: true,
};

function completed(job: VideoJob, data: WireJobData): JobReading {
	const finished: VideoJob = {
		...job,
		status: 'completed',
		...(isAmount(data.aiCreditsUsed) && { usage: { amount: data.aiCreditsUsed, unit: 'credits' } }),
	};
	if (job.jobType === PREVIEW) {
		return { job: { ...finished, artifacts: previewArtifacts(data) } };
	}
	const artifacts = [...studioArtifacts(data), ...renderArtifacts(data)];
	const settled: VideoJob = {
		...finished,
		videos: videosOf(data),
		...(artifacts.length > 0 && { artifacts }),
	};
	if (settled.videos.length > 0) return { job: settled };
	return {
		job: { ...job, status: 'processing', stage: 'completed without a video, not yet confirmed' },
		unsettled: {
			reason: 'Pictory says that the job is completed and gives no link to a video',
			confirmations: CONFIRMATIONS_WITHOUT_VIDEO,
			settledJob: settled,
		},
	};
}

/** AI Studio calls the link `url`, renders call it `videoURL`. */
function videosOf(data: WireJobData): VideoJob['videos'] {
	const url = data.videoURL || data.url;
	if (!url) return [];
	const durationSeconds = data.videoDuration ?? data.duration;
	const thumbnailUrl = data.thumbnailImageUrl || data.thumbnail;
	return [
		{
			index: 0,
			url,
			...(typeof durationSeconds === 'number' && { durationSeconds }),
			...(isSize(data.width) && { width: data.width }),
			...(isSize(data.height) && { height: data.height }),
			...(thumbnailUrl && { thumbnailUrl }),
		},
	];
}

/** Present for renders only, and only once rendering has begun. */
function progress({ renderProgress, progress: whole }: WireJobData): { progressPercent?: number } {
	const percent = renderProgress ?? whole;
	return typeof percent === 'number' && percent >= 0 && percent <= 100
		? { progressPercent: percent }
		: {};
}

function stage(data: WireJobData): { stage?: string } {
	if (!STATUSES.has(data.status)) {
		return { stage: `unknown status ${providerText(data.status) ?? ''}`.trim() };
	}
	const named = providerText(data.renderProgressMessage) ?? providerText(data.renderState);
	return named ? { stage: named } : {};
}

function failureOf({ error_code, error_message }: WireJobData): Failure {
	const code = error_code ?? undefined;
	const known = code === undefined ? undefined : JOB_CODES.get(code);
	const said = providerText(error_message);
	const meaning = known && `${known.meaning}. ${known.advice}`;
	return {
		...(code !== undefined && { code }),
		message:
			said && meaning
				? `${said} (${meaning})`
				: (said ?? meaning ?? 'Pictory ended the job and gave no reason'),
		retryable: known?.retryable ?? false,
	};
}

function isAmount(value: number | null | undefined): value is number {
	return typeof value === 'number' && value >= 0;
}

function isSize(value: number | null | undefined): value is number {
	return typeof value === 'number' && value > 0;
}
