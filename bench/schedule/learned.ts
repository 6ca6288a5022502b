import {
	afterEnd,
	FEWEST_JOBS,
	learnedFrom,
	MOST_JOBS,
} from '../../nodes/shared/waiting/experience';
import { RandomStream } from '../../simulator/core/random';
import { REFERENCE_CELLS, type Cell } from './cells';
import { drawDurations, measure, type Figures } from './measure';
import { TIERS, type Schedule } from './schedules';
import { SHIPPED, waitShipped } from './shipped';

/**
 * Waits by what exactly this many earlier jobs of the same kind took. Each job has earlier ones of its own, so
 * that the figures are those of many accounts and not of one that was lucky.
 */
export function shippedAfter(jobs: number, { durations }: Cell, seed: string): Schedule {
	const history = new RandomStream(`${seed}/history of ${jobs}`);
	return {
		name: `ours, after ${jobs} jobs`,
		waitFor: (durationSeconds, expectation, random) => {
			const earlier = Array.from({ length: jobs }, () => durations.draw(history));
			return waitShipped(durationSeconds, expectation, random, learnedFrom(earlier));
		},
	};
}

/**
 * Waits for one job after the other of one account, as a process does that starts without any experience: it
 * knows of each job only what its checks have shown, and forgets at a surprise.
 *
 * @param earlier durations that it has seen before, seconds
 */
export function shippedInARow(earlier: readonly number[] = []): Schedule {
	let seen = [...earlier];
	return {
		name: 'ours, one job after another',
		waitFor: (durationSeconds, expectation, random) => {
			const waited = waitShipped(durationSeconds, expectation, random, learnedFrom(seen));
			const seconds = (waited.lastRunningAtSeconds + waited.atSeconds) / 2;
			if (seconds > 0) seen = afterEnd(seen, seconds);
			return waited;
		},
	};
}

/** The schedule with experience, and what it is compared with. */
export interface Learning {
	cell: string;
	afterFew: Figures;
	afterMany: Figures;
	inARow: Figures;
	unlearned: Figures;
	tiers: Figures;
}

/** @param jobs how many are drawn for each situation */
export function measureLearning(jobs: number, seed: string): Learning[] {
	return REFERENCE_CELLS.map((cell) => {
		const durations = drawDurations(cell, jobs, seed);
		const figuresOf = (schedule: Schedule) => measure(schedule, cell, durations, seed);
		return {
			cell: cell.name,
			afterFew: figuresOf(shippedAfter(FEWEST_JOBS, cell, seed)),
			afterMany: figuresOf(shippedAfter(MOST_JOBS, cell, seed)),
			inARow: figuresOf(shippedInARow()),
			unlearned: figuresOf(SHIPPED),
			tiers: figuresOf(TIERS),
		};
	});
}
