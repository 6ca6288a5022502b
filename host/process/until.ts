import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
	lookMs: number;
	patienceMs: number;
}

/** A moment of some milliseconds, which comes at the next check of any parked wait. */
const MOMENT: Patience = { lookMs: 3, patienceMs: 60_000 };

/**
 * Looks again and again.
 *
 * @returns false when it has not come true in time
 */
export async function until(
	look: () => Promise<boolean>,
	{ lookMs, patienceMs }: Patience = MOMENT,
): Promise<boolean> {
	const deadline = Date.now() + patienceMs;
	while (!(await look())) {
		if (Date.now() > deadline) return false;
		await sleep(lookMs);
	}
	return true;
}
