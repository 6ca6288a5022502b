import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobState, JobStatus, StateReading, Video } from '../shared/job/videoJob';
import { checkJobId, parseAnswer, unconfirmed, defined } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { refusalKind } from './codes';
import { resultSchema, type WireResult } from './wire';

/** Links live for a day after completion, at least. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

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
export function* readTask(reference: JobReference): Conversation<StateReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/result/${encodeURIComponent(reference.jobId)}`,
	};
	const task = parseAnswer(resultSchema, answer);
	checkJobId(reference, task.ids, answer);
	return toReading(task);
}

/** Maps a task to the shared shape. A status on no list counts as still running, never as completed. */
function toReading(task: WireResult): StateReading {
	const status = STATUSES.get(task.status);
	const ended = status === 'failed' || status === 'cancelled';
	const job: JobState = defined({
		status: status ?? 'processing',
		stage: status ? undefined : `unknown status '${providerText(task.status) ?? ''}'`,
		submittedAt: submittedAt(task.created),
		videos: task.videoUrl && status === 'completed' ? [toVideo(task.videoUrl, task)] : [],
		usage: usage(task.amount),
		failure: ended ? toFailure(task) : undefined,
	});
	return status === 'completed' && !task.videoUrl ? withoutLink(job) : { job };
}

/** A task that stays without a link has failed, although it is called completed. */
function withoutLink(job: JobState): StateReading {
	const failure: Failure = {
		message:
			'GlobalAI OPC says that the job is completed and gives no link to the video. Ask its support about this job before you submit it again',
		retryable: false,
	};
	return unconfirmed({ ...job, status: 'failed', failure }, 'without a video link');
}

/** When a task was created, if the answer says so. */
export function submittedAt(created: number | undefined): string | undefined {
	const date = new Date((created ?? 0) * 1000);
	return created && created > 0 && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** When a job was completed is not known, so the life of its link is counted from its creation. */
function toVideo(url: string, { created, actualDuration = -1 }: WireResult): Video {
	const createdAt = submittedAt(created);
	return defined({
		index: 0,
		url,
		urlExpiresAt: createdAt && new Date(Date.parse(createdAt) + LINK_LIFETIME_MS).toISOString(),
		durationSeconds: actualDuration >= 0 ? actualDuration : undefined,
	});
}

/** `amount` is on no page; clients read it as the price of the task. */
function usage(amount = -1): JobState['usage'] {
	return amount >= 0 ? { amount, unit: 'price' } : undefined;
}

function toFailure({ status, said, errorCode }: WireResult): Failure {
	const reason = providerText(said);
	return defined({
		code: errorCode,
		message: reason ?? `GlobalAI OPC ended the job as ${status} and gave no reason`,
		// Content and references stay what they are; only a busy service may do better the next time.
		retryable: refusalKind(reason, errorCode) === 'rateLimited',
	});
}
