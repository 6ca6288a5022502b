import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobState, JobStatus, StateReading } from '../shared/job/videoJob';
import { checkJobId, parseAnswer, unconfirmed, defined, filled } from '../shared/provider/answer';
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
	const wire = parseAnswer(jobSchema, answer);
	checkJobId(reference, [wire.job_id], answer);
	return toReading(reference.jobType, wire);
}

/** Maps a job to the shared shape. A status on no list counts as still running, never as completed. */
export function toReading(jobType: string, wire: WireJob): StateReading {
	const { data } = wire;
	const job: JobState = defined({
		status: STATUSES.get(data.status) ?? 'processing',
		progressPercent: progress(data),
		stage: stage(data),
		videos: [],
	});
	switch (job.status) {
		case 'completed':
			// Both at once contradict each other, and a job that did not succeed must not pass for a video.
			return wire.success === false
				? { job: { ...job, status: 'failed', failure: failureOf(data) } }
				: completed(job, jobType, data);
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

function completed(job: JobState, jobType: string, data: WireJobData): StateReading {
	const { aiCreditsUsed: amount } = data;
	const isAmount = typeof amount === 'number' && amount >= 0;
	const finished: JobState = {
		...job,
		...(isAmount && { usage: { amount, unit: 'credits' } }),
	};
	if (jobType === PREVIEW) return { job: { ...finished, artifacts: previewArtifacts(data) } };

	const videos = videosOf(data);
	const artifacts = filled([...studioArtifacts(data), ...renderArtifacts(data)]);
	const settled: JobState = defined({ ...finished, videos, artifacts });
	return videos.length > 0 ? { job: settled } : unconfirmed(settled, 'without a video');
}

/** AI Studio calls the link `url`, renders call it `videoURL`. */
function videosOf(data: WireJobData): JobState['videos'] {
	const url = data.videoURL || data.url;
	if (!url) return [];
	const video = defined({
		index: 0,
		url,
		durationSeconds: data.videoDuration ?? data.duration,
		width: size(data.width),
		height: size(data.height),
		thumbnailUrl: data.thumbnailImageUrl || data.thumbnail,
	});
	return [video];
}

/** Present for renders only, and only once rendering has begun. */
function progress({ renderProgress, progress: whole }: WireJobData): number | undefined {
	const percent = renderProgress ?? whole ?? -1;
	return percent >= 0 && percent <= 100 ? percent : undefined;
}

function stage(data: WireJobData): string | undefined {
	return STATUSES.has(data.status)
		? (providerText(data.renderProgressMessage) ?? providerText(data.renderState))
		: `unknown status ${providerText(data.status) ?? ''}`.trim();
}

function failureOf({ error_code, error_message }: WireJobData): Failure {
	const code = error_code ?? undefined;
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

function size(pixels: number | null | undefined): number | undefined {
	return typeof pixels === 'number' && pixels > 0 ? pixels : undefined;
}
