import { providerText } from '../shared/trouble/providerText';
import type { JobReading } from '../shared/job/jobReading';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobStatus, Video, VideoJob } from '../shared/job/videoJob';
import { checkJobId, parseAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { refusalKind } from './refusalKind';
import { resultSchema, type WireResult } from './wire';

/** Links live for a day after completion, at least. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** "Completed" without a link may be an answer that came a moment too early. */
const CONFIRMATIONS_WITHOUT_LINK = 2;

const STATUSES: ReadonlyMap<string, JobStatus> = new Map([
	['queued', 'queued'],
	['processing', 'processing'],
	['completed', 'completed'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
]);

/**
 * GET /v1/result/{id}: status and result in one call.
 *
 * @see https://docs.globalaiopc.com
 */
export function* readTask(reference: JobReference): Conversation<JobReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/result/${encodeURIComponent(reference.jobId)}`,
	};
	const task = parseAnswer(resultSchema, answer);
	checkJobId(reference, task.ids, answer);
	return toReading(reference, task, answer.body);
}

/** Maps a task to the shared shape. A status on no list counts as still running, never as completed. */
export function toReading(reference: JobReference, task: WireResult, raw: unknown): JobReading {
	const status = STATUSES.get(task.status);
	const job: VideoJob = {
		provider: reference.provider,
		jobType: reference.jobType,
		jobId: reference.jobId,
		status: status ?? 'processing',
		...(status === undefined && { stage: unknownStage(task.status) }),
		...submittedAt(task.created),
		videos: [],
		...usage(task.amount),
		raw,
	};
	switch (status) {
		case 'completed':
			return completed(job, task);
		case 'failed':
		case 'cancelled':
			return { job: { ...job, failure: toFailure(task) } };
		default:
			return { job };
	}
}

/** When a task was created, as far as the answer tells. */
export function submittedAt(created: number | undefined): { submittedAt?: string } {
	const date = new Date((created ?? 0) * 1000);
	return created && created > 0 && !Number.isNaN(date.getTime())
		? { submittedAt: date.toISOString() }
		: {};
}

function completed(job: VideoJob, task: WireResult): JobReading {
	if (task.videoUrl) {
		return { job: { ...job, videos: [toVideo(task.videoUrl, task)] } };
	}
	return {
		job: {
			...job,
			status: 'processing',
			stage: 'completed without a video link, not yet confirmed',
		},
		unsettled: {
			reason: 'GlobalAI OPC says that the job is completed and gives no link to the video',
			confirmations: CONFIRMATIONS_WITHOUT_LINK,
			settledJob: {
				...job,
				status: 'failed',
				failure: {
					message:
						'GlobalAI OPC says that the job is completed and gives no link to the video. Ask its support about this job before you submit it again',
					retryable: false,
				},
			},
		},
	};
}

/** When a job was completed is not told, so the life of its link is counted from its creation: rather too short than too long. */
function toVideo(url: string, { created, actualDuration }: WireResult): Video {
	const { submittedAt: createdAt } = submittedAt(created);
	return {
		index: 0,
		url,
		...(createdAt && {
			urlExpiresAt: new Date(Date.parse(createdAt) + LINK_LIFETIME_MS).toISOString(),
		}),
		...(actualDuration !== undefined && actualDuration >= 0 && { durationSeconds: actualDuration }),
	};
}

/** `amount` is on no page; clients read it as the price of the task. */
function usage(amount: number | undefined): Pick<VideoJob, 'usage'> {
	return amount !== undefined && amount >= 0 ? { usage: { amount, unit: 'price' } } : {};
}

function toFailure({ status, said, errorCode }: WireResult): Failure {
	const reason = providerText(said);
	return {
		...(errorCode !== undefined && { code: errorCode }),
		message: reason ?? `GlobalAI OPC ended the job as ${status} and gave no reason`,
		// Content and references stay what they are; only a busy service may do better the next time.
		retryable: refusalKind(reason, errorCode) === 'rateLimited',
	};
}

function unknownStage(status: string): string {
	return `unknown status '${providerText(status) ?? ''}'`;
}
