import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { JobState, JobStatus, StateReading } from '../shared/job/videoJob';
import { checkJobId, parseAnswer, defined } from '../shared/provider/answer';
import type { Conversation, ConversationFacts } from '../shared/provider/contract';
import { clipsReading, dateOf, toVideos } from './clips';
import { resultsSchema, type WireResults } from './wire';

/** Statuses of every kind of task; there is none for a cancelled one. */
const STATUSES: ReadonlyMap<string, JobStatus> = new Map([
	['CREATED', 'queued'],
	['QUEUED', 'queued'],
	['ONGOING', 'processing'],
	['SUCCEEDED', 'completed'],
	['FAILED', 'failed'],
]);

/** How a kind of task is read. */
export interface TaskKind {
	/** Results of exports lie directly under the path of their submit; the others have `/results` in between. */
	path: string;
	/** An export is nothing but rendering, so each of its clips ends with a link. */
	alwaysRendered: boolean;
}

/**
 * Reads status and result, which are one call. An id is known on the path of its own kind only.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 * @see https://wayin.ai/api-docs/clips-export/
 */
export function readTask(kind: TaskKind) {
	return function* (reference: JobReference, facts: ConversationFacts): Conversation<StateReading> {
		const answer = yield {
			purpose: 'read',
			method: 'GET',
			path: `${kind.path}/${encodeURIComponent(reference.jobId)}`,
		};
		const { data } = parseAnswer(resultsSchema, answer);
		checkJobId(reference, [data.id, data.export_task_id], answer);
		return toReading(kind, data, facts.now);
	};
}

/**
 * Maps a task to the shared shape. A status on no list counts as still running, never as finished.
 *
 * @param now epoch milliseconds at which the task was asked for, when its links were made
 */
function toReading(kind: TaskKind, results: WireResults, now: number): StateReading {
	const status = STATUSES.get(results.status);
	const job: JobState = defined({
		status: status ?? 'processing',
		stage: status ? undefined : `unknown status ${providerText(results.status) ?? ''}`.trim(),
		title: results.name,
		videos: toVideos(results.clips ?? [], now),
		usage: usage(results.cost_usage),
		resultExpiresAt: dateOf(results.expire_at),
		failure: status === 'failed' ? failure(results.error_message) : undefined,
	});
	return status === 'completed' ? clipsReading(job, kind.alwaysRendered) : { job };
}

function usage(costUsage: number | null | undefined): JobState['usage'] {
	return typeof costUsage === 'number' && costUsage >= 0
		? { amount: costUsage, unit: 'API units' }
		: undefined;
}

/** No codes are documented, only a text; what fails once fails again as a rule. */
function failure(errorMessage: string | null | undefined): JobState['failure'] {
	return {
		message: providerText(errorMessage) ?? 'WayinVideo gave no reason',
		retryable: false,
	};
}
