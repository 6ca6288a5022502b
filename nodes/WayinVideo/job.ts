import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { JobState, StateReading } from '../shared/job/videoJob';
import { defined, filled, readJobFacts, readList } from '../shared/provider/answer';
import type { Conversation, ConversationFacts } from '../shared/provider/contract';
import { standingOf, statusWords } from '../shared/provider/standing';
import type { WireAnswer } from '../shared/provider/wire';
import { clipsReading, readClip, toVideos } from './clips';
import { CLIPS, RESULTS, type WireResults } from './wire';

/** Statuses of every kind of task; there is none for a cancelled one. */
const STATUSES = statusWords({
	CREATED: 'queued',
	QUEUED: 'queued',
	ONGOING: 'processing',
	SUCCEEDED: 'completed',
	FAILED: 'failed',
});

/** Asks about a task. Status and result are one call. An id is known on the path of its own kind only. */
export function* askTask(
	path: string,
	reference: JobReference,
): Conversation<{ answer: WireAnswer; results: WireResults }> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `${path}/${encodeURIComponent(reference.jobId)}`,
	};
	return { answer, results: readJobFacts(RESULTS, reference, answer) };
}

/** What the results of every kind of task say about it, beside what it has made. */
export function taskState(results: WireResults, hasResult: boolean): Omit<JobState, 'videos'> {
	const { status, stage } = standingOf(STATUSES, {
		word: results.status,
		hasReason: results.error_message !== undefined,
		hasResult,
	});
	const units = results.cost_usage;
	return defined({
		status,
		stage,
		title: results.name,
		usage: units === undefined ? undefined : { amount: units, unit: 'API units' },
		resultExpiresAt: results.expire_at,
		failure: status === 'failed' ? failure(results.error_message) : undefined,
	});
}

/** How a kind of task is read that makes clips. */
export interface ClipsKind {
	/** Results of exports lie directly under the path of their submit; the others have `/results` in between. */
	path: string;
	/** An export is nothing but rendering, so each of its clips ends with a link. */
	alwaysRendered: boolean;
}

/**
 * Reads a task that makes clips.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 * @see https://wayin.ai/api-docs/clips-export/
 */
export function readClips({ path, alwaysRendered }: ClipsKind) {
	return function* (
		reference: JobReference,
		{ now }: ConversationFacts,
	): Conversation<StateReading> {
		const { answer, results } = yield* askTask(path, reference);
		const { entries, hints } = readList(answer, CLIPS, 'clips', readClip);
		const videos = toVideos(entries, now);
		const state = taskState(
			results,
			videos.some(({ url }) => url !== undefined),
		);
		const job: JobState = defined({ ...state, videos, hints: filled(hints) });
		return job.status === 'completed'
			? clipsReading(job, alwaysRendered, reference.expected)
			: { job };
	};
}

/** No codes are documented, only a text; what fails once fails again as a rule. */
function failure(errorMessage: string | undefined): JobState['failure'] {
	return {
		message: providerText(errorMessage) ?? 'WayinVideo gave no reason',
		retryable: false,
	};
}
