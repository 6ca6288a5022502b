import { remainingByProgress } from './schedule';
import { survival } from './usualDuration';
import type { Watch } from './watch';

/** An execution is kept in memory for an end that is no farther off than this, seconds. */
export const SOON_SECONDS = 60;

/**
 * Whether a job will more likely than not end within a minute: by its progress where that moves, and
 * otherwise by how long such jobs usually take, given that this one has lasted so long already.
 *
 * @param now epoch milliseconds
 */
export function endsSoon({ submittedAt, usual, progress }: Watch, now: number): boolean {
	const remaining = remainingByProgress(progress);
	if (remaining !== undefined) return remaining <= SOON_SECONDS;
	const age = Math.max(0, (now - submittedAt) / 1000);
	const stillRunning = survival(usual, age);
	// Beyond all that is usual nothing can be said, and such a job is not waited for in memory.
	if (stillRunning < 0.001) return false;
	return survival(usual, age + SOON_SECONDS) / stillRunning <= 0.5;
}
