import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type {
	Artifact,
	Failure,
	JobState,
	JobStatus,
	StateReading,
	Video,
	VideoJob,
} from '../shared/job/videoJob';
import { defined, filled, readJobFacts, unconfirmed } from '../shared/provider/answer';
import type { Conversation, FileSource } from '../shared/provider/contract';
import { standingOf, statusWords } from '../shared/provider/standing';
import { isRefused, refusalKind, SUCCESS } from './codes';
import { readTask, TASK, type WireTask } from './wire';

/** Kind of the artifact that is an image. */
const IMAGE = 'image';

/** Links live for a day after completion, at least. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

const STATUSES = statusWords({
	queued: 'queued',
	pending: 'queued',
	processing: 'processing',
	running: 'processing',
	completed: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	canceled: 'cancelled',
});

/** What a kind of job makes, and where its tasks are asked for. */
interface TaskKind {
	/** Followed by the id. */
	path: string;
	/** As in "gives no link to the video". */
	makes: 'video' | 'image';
}

/** All families of v1 have one route for status and result, images included. */
export const readResult = readerOf({ path: '/v1/result', makes: 'video' });
export const readImage = readerOf({ path: '/v1/result', makes: 'image' });
export const readModelCenterTask = readerOf({ path: '/v2/model-center/tasks', makes: 'video' });

/**
 * Status and result in one call.
 *
 * @see https://docs.globalaiopc.com
 */
function readerOf({ path, makes }: TaskKind) {
	return function* (reference: JobReference): Conversation<StateReading> {
		const answer = yield {
			purpose: 'read',
			method: 'GET',
			path: `${path}/${encodeURIComponent(reference.jobId)}`,
		};
		readJobFacts(TASK, reference, answer);
		return toReading(readTask(answer.body), makes);
	};
}

/** Maps a task to the shared shape. */
function toReading(task: WireTask, makes: TaskKind['makes']): StateReading {
	const links = makes === 'image' ? (task.imageUrls ?? []) : [task.videoUrl ?? []].flat();
	const { status, stage } = standingOf(STATUSES, {
		word: task.status,
		// The code of a success is that of the answer, and may stand beside the failure of a task.
		success: isRefused(task) ? false : undefined,
		hasReason: task.error !== undefined || task.errorCode !== undefined,
		hasResult: links.length > 0,
	});
	const made = status === 'completed' ? links : [];
	const job: JobState = defined({
		status,
		stage,
		progressPercent: task.progress,
		submittedAt: task.created,
		videos: makes === 'video' ? made.map((url) => toVideo(url, task)) : [],
		artifacts: filled([
			...(makes === 'image' ? made.map((url) => toImage(url, task)) : []),
			...tokens(task),
		]),
		usage: usageOf(task),
		failure: status === 'failed' || status === 'cancelled' ? toFailure(status, task) : undefined,
	});
	return status === 'completed' && made.length === 0 ? withoutLink(job, makes) : { job };
}

/** The amount is on no page; clients read it as the price of the task. */
function usageOf({ amount }: WireTask): JobState['usage'] {
	return amount === undefined ? undefined : { amount, unit: 'price' };
}

function tokens({ totalTokens }: WireTask): Artifact[] {
	return totalTokens === undefined ? [] : [{ kind: 'tokens', data: { total: totalTokens } }];
}

/** A task that stays without a link has failed, although it is called completed. */
function withoutLink(job: JobState, makes: TaskKind['makes']): StateReading {
	const failure: Failure = {
		message: `GlobalAI OPC says that the job is completed and gives no link to the ${makes}`,
		advice:
			'The job may be billed. Do not submit it again, but ask the support of GlobalAI OPC about it',
		retryable: false,
	};
	return unconfirmed(
		{ ...job, status: 'failed', failure },
		makes === 'image' ? 'without an image link' : 'without a video link',
	);
}

function toVideo(url: string, task: WireTask): Video {
	const { actualDuration: durationSeconds } = task;
	return defined({ index: 0, url, urlExpiresAt: expiryOf(task), durationSeconds });
}

function toImage(url: string, task: WireTask): Artifact {
	const urlExpiresAt = expiryOf(task);
	return { kind: IMAGE, url, ...(urlExpiresAt && { data: { urlExpiresAt } }) };
}

/** When a job was completed is not known, so the life of its link is counted from its creation. */
function expiryOf({ created }: WireTask): string | undefined {
	return created && new Date(Date.parse(created) + LINK_LIFETIME_MS).toISOString();
}

/** The image that a job has made, for Export; should there be several, the first. */
export function imageFile({ artifacts = [] }: Pick<VideoJob, 'artifacts'>): FileSource {
	const url = artifacts.find(({ kind }) => kind === IMAGE)?.url;
	return url
		? { kind: 'link', url }
		: { kind: 'unavailable', explanation: 'GlobalAI OPC gives no link to the image.' };
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
