import type { IExecuteFunctions } from 'n8n-workflow';
import { optionsOf, startItem } from '../../items/itemRun';
import type { VideoProvider } from '../../provider/contract';
import { openLedger } from '../ledger';
import { readPacing } from '../pacing';

/** n8n resumes in time after a pause of this length; after a shorter one, it may be late by a minute. */
const SHORTEST_PAUSE_MS = 60_000;

/** Executions that were refused together would come back together, so a pause for that is random in part. */
const JITTER_MS = 20_000;

/** When n8n is ended in the middle of a turn, it is unknown what became of its items. So they are few. */
const MOST_AT_ONCE = 10;

/** When the next items go out, and how many. */
export interface Plan {
	/** Epoch milliseconds. */
	due: number;
	items: number;
}

/**
 * Plans the next turn.
 *
 * @param item the first that waits
 * @param restUntil of a refusal for the rate, epoch milliseconds
 */
export function planTurn(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
	item: number,
	restUntil = 0,
): Plan {
	const run = startItem(n8n, provider, item);
	const now = run.clock.now();
	const ledger = openLedger(run, []);
	const windows = windowsOf();
	const turn = ledger.nextTurn(windows);
	const rest = restUntil > turn ? restUntil + Math.random() * JITTER_MS : 0;
	const due = Math.max(turn, rest, now + SHORTEST_PAUSE_MS);
	return { due, items: Math.max(1, Math.min(MOST_AT_ONCE, ledger.freeAt(windows, due))) };

	function windowsOf() {
		try {
			return readPacing(provider, optionsOf(run)).windows;
		} catch {
			// Options that cannot be used are an error of their item, when it is submitted.
			return [];
		}
	}
}
