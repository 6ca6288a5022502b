import type { JobStatus } from '../job/videoJob';
import { providerText } from '../trouble/providerText';

/** What an answer says about where a job stands. */
export interface Signs {
	/** The provider's own word. */
	word: string | undefined;
	/** What the answer calls a success or not, as a whole. */
	success?: boolean | undefined;
	/** A code or a text of a failure. */
	hasReason: boolean;
	/** What only a finished job has. */
	hasResult: boolean;
}

/** A provider's words for the statuses of a job, however they are written. */
export function statusWords(words: Readonly<Record<string, JobStatus>>) {
	return new Map(Object.entries(words).map(([word, status]) => [plain(word), status]));
}

/** What a word means among these; undefined for one that is not among them. */
export function statusOf(
	words: ReadonlyMap<string, JobStatus>,
	word: string,
): JobStatus | undefined {
	return words.get(plain(word));
}

/** "In Progress", "in-progress" and "IN_PROGRESS" are one word. */
function plain(word: string): string {
	return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words that other services use, and that a provider may change to. */
const USUAL_WORDS = statusWords({
	complete: 'completed',
	completed: 'completed',
	done: 'completed',
	finished: 'completed',
	ready: 'completed',
	success: 'completed',
	succeeded: 'completed',
	successful: 'completed',
	成功: 'completed',
	完成: 'completed',
	已完成: 'completed',
	error: 'failed',
	errored: 'failed',
	failed: 'failed',
	failure: 'failed',
	失败: 'failed',
});

/** A usual word that is not the provider's own counts where the rest of the answer says the same. */
function usualStatus(word: string, { hasReason, hasResult }: Signs): JobStatus | undefined {
	const status = statusOf(USUAL_WORDS, word);
	return (status === 'completed' ? hasResult : hasReason) ? status : undefined;
}

/**
 * Where a job stands, by all that its answer says. A word on no list means that the job is still running,
 * never that it is finished; so does an answer that does not say.
 */
export function standingOf(
	words: ReadonlyMap<string, JobStatus>,
	signs: Signs,
): { status: JobStatus; stage?: string } {
	const { word, success, hasReason, hasResult } = signs;
	if (word !== undefined) {
		const status = statusOf(words, word) ?? usualStatus(word, signs);
		// Both at once contradict each other, and a job that did not succeed must not pass for a video.
		if (status === 'completed' && success === false) return { status: 'failed' };
		if (status) return { status };
		return { status: 'processing', stage: `unknown status '${providerText(word) ?? ''}'` };
	}
	if (success === false) return { status: 'failed' };
	if (hasResult) return { status: 'completed' };
	return { status: hasReason ? 'failed' : 'processing' };
}
