import { providerText } from '../shared/trouble/providerText';
import type { JobReference } from '../shared/job/jobReference';
import type { JobState, StateReading } from '../shared/job/videoJob';
import { defined, filled, readJobFacts, readList } from '../shared/provider/answer';
import type { Conversation, ConversationFacts } from '../shared/provider/contract';
import { standingOf, statusWords } from '../shared/provider/standing';
import { clipsReading, readClip, toVideos } from './clips';
import { CLIPS, RESULTS } from './wire';

/** Statuses of every kind of task; there is none for a cancelled one. */
const STATUSES = statusWords({
	CREATED: 'queued',
	QUEUED: 'queued',
	ONGOING: 'processing',
	SUCCEEDED: 'completed',
	FAILED: 'failed',
});

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
export function readTask({ path, alwaysRendered }: TaskKind) {
	return function* (
		reference: JobReference,
		{ now }: ConversationFacts,
	): Conversation<StateReading> {
		const answer = yield {
			purpose: 'read',
			method: 'GET',
			path: `${path}/${encodeURIComponent(reference.jobId)}`,
		};
		const results = readJobFacts(RESULTS, reference, answer);
		const { entries, hints } = readList(answer, CLIPS, 'clips', readClip);
		const videos = toVideos(entries, now);
		const { status, stage } = standingOf(STATUSES, {
			word: results.status,
			hasReason: results.error_message !== undefined,
			hasResult: videos.some(({ url }) => url !== undefined),
		});
		const units = results.cost_usage;
		const job: JobState = defined({
			status,
			stage,
			title: results.name,
			videos,
			usage: units === undefined ? undefined : { amount: units, unit: 'API units' },
			resultExpiresAt: results.expire_at,
			failure: status === 'failed' ? failure(results.error_message) : undefined,
			hints: filled(hints),
		});
		return status === 'completed' ? clipsReading(job, alwaysRendered, reference.expected) : { job };
	};
}

/** No codes are documented, only a text; what fails once fails again as a rule. */
function failure(errorMessage: string | undefined): JobState['failure'] {
	return {
		message: providerText(errorMessage) ?? 'WayinVideo gave no reason',
		retryable: false,
	};
}
