import type { IContextObject } from 'n8n-workflow';
import type { Clock } from '../time/clock';
import { earliestStart, stillRelevant, type RateWindow } from '../provider/pace';

/** Requests reach the provider a little later than they leave, and not all by the same little. */
const ARRIVAL_SLACK_MS = 300;

/**
 * Nodes that share a memory may have different windows: what one has sent is kept for as long as the
 * longest window of any provider, whatever its own windows are.
 */
const LONGEST_WINDOW: RateWindow = { calls: 1, perMs: 60 * 60 * 1000 + ARRIVAL_SLACK_MS };

/** Keeps requests within a provider's published rate. */
export interface Pacer {
	/** Resolves when the next request may leave; requests leave in the order in which they asked. */
	takeTurn(windows: readonly RateWindow[]): Promise<void>;
}

/**
 * A pacer that remembers in n8n's flow context, which belongs to one execution: so all nodes of an
 * execution that use the same credential share one rate, also after a wait or a restart.
 *
 * @param memory n8n's flow context
 * @param key names the credential and the kind of request that the windows count
 */
export function createPacer(memory: IContextObject, key: string, clock: Clock): Pacer {
	const entry = `videoJobs.sent.${key}`;
	return {
		async takeTurn(windows) {
			if (windows.length === 0) return;
			const padded = windows.map(({ calls, perMs }) => ({
				calls,
				perMs: perMs + ARRIVAL_SLACK_MS,
			}));
			const now = clock.now();
			const sent = stillRelevant(readTimes(memory[entry]), [...padded, LONGEST_WINDOW], now);
			const start = earliestStart(sent, padded, now);
			memory[entry] = [...sent, start];
			if (start > now) await clock.sleep(start - now);
		},
	};
}

function readTimes(value: unknown): number[] {
	return Array.isArray(value) ? value.filter((at): at is number => typeof at === 'number') : [];
}
