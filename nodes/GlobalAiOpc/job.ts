import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { Failure, JobState, JobStatus, StateReading, Video } from '../shared/job/videoJob';
import { readJobFacts, unconfirmed, defined } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { standingOf, statusWords } from '../shared/provider/standing';
import { isRefused, refusalKind, SUCCESS } from './codes';
import { readTask, TASK, type WireTask } from './wire';

/** Links live for a day after completion, at least. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

const STATUSES = statusWords({
	queued: 'queued',
	processing: 'processing',
	completed: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	canceled: 'cancelled',
});

/**
 * GET /v1/result/{id}: status and result in one call.
 *
 * @see https://docs.globalaiopc.com
 */
export function* readResult(reference: JobReference): Conversation<StateReading> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/result/${encodeURIComponent(reference.jobId)}`,
	};
	readJobFacts(TASK, reference, answer);
	return toReading(readTask(answer.body));
}

/** Maps a task to the shared shape. */
function toReading(task: WireTask): StateReading {
	const { videoUrl: url, amount } = task;
	const { status, stage } = standingOf(STATUSES, {
		word: task.status,
		// The code of a success is that of the answer, and may stand beside the failure of a task.
		success: isRefused(task) ? false : undefined,
		hasReason: task.error !== undefined || task.errorCode !== undefined,
		hasResult: url !== undefined,
	});
	const job: JobState = defined({
		status,
		stage,
		submittedAt: task.created,
		videos: url && status === 'completed' ? [toVideo(url, task)] : [],
		// It is on no page; clients read it as the price of the task.
		usage: amount === undefined ? undefined : { amount, unit: 'price' },
		failure: status === 'failed' || status === 'cancelled' ? toFailure(status, task) : undefined,
	});
	return status === 'completed' && !url ? withoutLink(job) : { job };
}

/** A task that stays without a link has failed, although it is called completed. */
function withoutLink(job: JobState): StateReading {
	const failure: Failure = {
		message: 'GlobalAI OPC says that the job is completed and gives no link to the video',
		advice:
			'The job may be billed. Do not submit it again, but ask the support of GlobalAI OPC about it',
		retryable: false,
	};
	return unconfirmed({ ...job, status: 'failed', failure }, 'without a video link');
}

/** When a job was completed is not known, so the life of its link is counted from its creation. */
function toVideo(url: string, { created, actualDuration }: WireTask): Video {
	return defined({
		index: 0,
		url,
		urlExpiresAt: created && new Date(Date.parse(created) + LINK_LIFETIME_MS).toISOString(),
		durationSeconds: actualDuration,
	});
}

function toFailure(status: JobStatus, { said, errorCode, code }: WireTask): Failure {
	const reason = providerText(said);
	return defined({
		code: errorCode ?? (code === SUCCESS ? undefined : code),
		message: reason ?? `GlobalAI OPC ended the job as ${status} and gave no reason`,
		// Content and references stay what they are; only a busy service may do better the next time.
		retryable: refusalKind(reason, errorCode) === 'rateLimited',
	});
}
