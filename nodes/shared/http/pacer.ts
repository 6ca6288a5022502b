import type { IContextObject } from 'n8n-workflow';
import type { RateWindow } from '../provider/contract';
import type { Clock } from '../time/clock';

/** Requests reach the provider a little later than they leave, and not all by the same little. */
const ARRIVAL_SLACK_MS = 300;

/** Nodes that share a memory may have different windows, so times are kept for the longest of any provider. */
const KEPT_MS = 60 * 60 * 1000 + ARRIVAL_SLACK_MS;

/** No sleep is longer, so that a clock that is set back cannot hold a request for hours. */
const LONGEST_SLEEP_MS = 120_000;

/** How the entries of pacers begin. */
const SENT = 'videoJobs.sent.';

/** What the pacers of an execution remember, for a sub-execution that continues its work. */
export function sentTimesIn(memory: IContextObject): Record<string, number[]> {
	const entries = Object.entries(memory).filter(([name]) => name.startsWith(SENT));
	return Object.fromEntries(entries) as Record<string, number[]>;
}

/** Keeps requests within rate windows. */
export interface Pacer {
	/** When the next request may leave, epoch milliseconds; now, or a moment in the past, means at once. */
	nextTurn(windows: readonly RateWindow[]): number;
	/** How many requests may leave at a moment, when none leaves before; Infinity without windows. */
	freeAt(windows: readonly RateWindow[], moment: number): number;
	/** Counts a request that leaves now. */
	count(): void;
	/**
	 * Waits until a request may leave and counts it.
	 *
	 * @param giveUpAt epoch milliseconds
	 * @returns undefined when it may leave; without waiting, the moment of its turn when that is after `giveUpAt`
	 * @throws Stopped when the execution is stopped
	 */
	takeTurn(windows: readonly RateWindow[], giveUpAt?: number): Promise<number | undefined>;
}

/**
 * A pacer that remembers in n8n's flow context, which belongs to one execution. All nodes of an execution
 * that use the same credential share one rate, also after a wait or a restart.
 *
 * @param memory n8n's flow context
 * @param key names the credential and the kind of request that the windows count
 */
export function createPacer(memory: IContextObject, key: string, clock: Clock): Pacer {
	const entry = SENT + key;

	/** Times at which requests left, oldest first. */
	function sentTimes(): number[] {
		const now = clock.now();
		const stored: unknown = memory[entry];
		const times = areTimes(stored) ? stored : [];
		while ((times[0] ?? Infinity) <= now - KEPT_MS) times.shift();
		// A time in the future means that the clock was set back.
		while ((times.at(-1) ?? -Infinity) > now) times.pop();
		memory[entry] = times;
		return times;
	}

	function nextTurn(windows: readonly RateWindow[]): number {
		const sent = sentTimes();
		const turns = windows.map(({ calls, perMs }) => {
			// The request that must have left the window before another one may enter it.
			const blocking = sent[sent.length - calls];
			return blocking === undefined ? 0 : blocking + perMs + ARRIVAL_SLACK_MS;
		});
		return Math.max(0, ...turns);
	}

	function freeAt(windows: readonly RateWindow[], moment: number): number {
		const sent = sentTimes();
		const free = windows.map(({ calls, perMs }) => {
			const since = moment - perMs - ARRIVAL_SLACK_MS;
			return calls - sent.filter((at) => at > since).length;
		});
		return Math.max(0, Math.min(Infinity, ...free));
	}

	function count(): void {
		sentTimes().push(clock.now());
	}

	return {
		nextTurn,
		freeAt,
		count,
		async takeTurn(windows, giveUpAt = Infinity) {
			if (windows.length === 0) return undefined;
			for (;;) {
				const [turn, now] = [nextTurn(windows), clock.now()];
				if (turn <= now) return void count();
				if (turn > giveUpAt) return turn;
				await clock.sleep(Math.min(turn - now, LONGEST_SLEEP_MS));
			}
		},
	};
}

/** What is stored may come from any version; looking at both ends keeps this quick. */
function areTimes(stored: unknown): stored is number[] {
	if (!Array.isArray(stored)) return false;
	return [stored[0], stored.at(-1)].every((at) => at === undefined || typeof at === 'number');
}
