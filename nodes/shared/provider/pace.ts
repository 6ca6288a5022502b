/** At most `calls` requests in any stretch of `perMs` milliseconds. */
export interface RateWindow {
	calls: number;
	perMs: number;
}

/**
 * When the next request may leave without breaking any of the windows.
 *
 * @param sent epoch milliseconds of the requests sent so far, in any order
 * @param now epoch milliseconds
 * @returns epoch milliseconds, never before `now`
 */
export function earliestStart(
	sent: readonly number[],
	windows: readonly RateWindow[],
	now: number,
): number {
	const latestFirst = [...sent].sort((a, b) => b - a);
	return windows.reduce((earliest, { calls, perMs }) => {
		// The request that must have left the window before another one may enter it.
		const blocking = latestFirst[calls - 1];
		return blocking === undefined ? earliest : Math.max(earliest, blocking + perMs);
	}, now);
}

/** The part of the history that can still matter to one of the windows; the rest need not be kept. */
export function stillRelevant(
	sent: readonly number[],
	windows: readonly RateWindow[],
	now: number,
): number[] {
	const longest = Math.max(0, ...windows.map(({ perMs }) => perMs));
	return sent.filter((at) => at > now - longest);
}
