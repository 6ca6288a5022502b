import { isTransient, type Trouble } from '../trouble/trouble';

/** Troubles in a row, without a single good answer, before a wait gives up: about ten minutes. */
export const TROUBLES_IN_A_ROW = 20;

/** A provider may not know a job yet that it has just accepted, seconds. */
export const NOT_FOUND_GRACE_SECONDS = 60;

/** After "later", doubling from the first to the longest; half of it is random, so that waits do not meet again. */
const FIRST_REST_SECONDS = 10;
const LONGEST_REST_SECONDS = 300;

/** More in a row change nothing about the pause. */
const MOST_REFUSALS = 6;

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

/**
 * Whether the provider can be reached and only wants to be asked later. However often it says so, a wait
 * is not lost for that.
 */
export function saysLater({ kind, retryAfterMs }: Trouble): boolean {
	return kind === 'rateLimited' || (kind === 'unavailable' && retryAfterMs !== undefined);
}

/**
 * How many refusals count after one more, or after a good answer. One good answer does not take off all of
 * them: that way many waits find the pace that all of them fit into.
 */
export function refusalsAfter(refusals: number, isRefused: boolean): number {
	return isRefused ? Math.min(MOST_REFUSALS, refusals + 1) : Math.max(0, refusals - 2);
}

/**
 * Seconds until the next check by a wait that was refused for its rate.
 *
 * @param refusals as they count now
 * @param leastSeconds what the schedule and the provider require
 * @param random uniform in [0, 1)
 */
export function restAfterRefusals(refusals: number, leastSeconds: number, random: number): number {
	if (refusals === 0) return leastSeconds;
	// A single refusal does not mean that there is a crowd.
	if (refusals === 1) return Math.max(leastSeconds, FIRST_REST_SECONDS * random);
	const ceiling = Math.min(LONGEST_REST_SECONDS, FIRST_REST_SECONDS * 2 ** (refusals - 1));
	const least = Math.max(leastSeconds, ceiling / 2);
	return least + random * Math.min(least, LONGEST_REST_SECONDS / 2);
}

/**
 * What to do about a check that got no usable answer. The job itself is not affected by it.
 *
 * @param inARow how many checks in a row ended in trouble, this one included
 * @param ageSeconds since the job was submitted, or since the wait began where that is not known
 * @param random uniform in [0, 1)
 * @returns seconds until the next check, or undefined to give up
 */
export function pauseAfterTrouble(
	trouble: Trouble,
	inARow: number,
	ageSeconds: number,
	random: number,
): number | undefined {
	const mayPass =
		isTransient(trouble) || (trouble.kind === 'notFound' && ageSeconds < NOT_FOUND_GRACE_SECONDS);
	if (!mayPass || inARow > TROUBLES_IN_A_ROW) return undefined;
	const ceiling = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (inARow - 1));
	const pause = Math.max(FIRST_PAUSE_SECONDS, random * ceiling);
	return trouble.retryAfterMs === undefined ? pause : Math.max(pause, trouble.retryAfterMs / 1000);
}

/** Who asks a single question is not kept waiting for longer on the provider's word, seconds. */
const LONGEST_PAUSE_BETWEEN_TRIES_SECONDS = 120;

/**
 * The same for a single question, which has fewer tries and less patience than a wait.
 *
 * @param tries so far, all of which ended in trouble
 * @param mostTries after so many it is given up
 */
export function pauseBeforeNextTry(
	trouble: Trouble,
	tries: number,
	mostTries: number,
	ageSeconds: number,
	random: number,
): number | undefined {
	if (tries >= mostTries) return undefined;
	const pause = pauseAfterTrouble(trouble, tries, ageSeconds, random) ?? Infinity;
	return pause > LONGEST_PAUSE_BETWEEN_TRIES_SECONDS ? undefined : pause;
}
