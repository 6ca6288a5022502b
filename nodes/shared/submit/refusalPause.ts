import type { Trouble } from '../trouble/trouble';

/** Without a word of the provider: doubling from the first up to the longest, milliseconds. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

/** A provider that asks to be left alone for 0 seconds, or until a moment gone by, still gets a rest. */
const SHORTEST_PAUSE_MS = 1_000;

/**
 * How long to wait before a submit that was refused for its rate is sent again.
 *
 * @param refusals how many came before this one
 * @returns milliseconds
 */
export function pauseAfterRefusal({ retryAfterMs }: Trouble, refusals: number): number {
	return retryAfterMs === undefined
		? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals)
		: Math.max(SHORTEST_PAUSE_MS, retryAfterMs);
}
