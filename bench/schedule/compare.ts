import { CELLS, type Cell } from './cells';
import { drawDurations, measure, type Figures } from './measure';
import { ALTERNATIVES } from './schedules';
import { SHIPPED } from './shipped';
import { UNBOUNDED_PLAN } from './unboundedPlan';

/** All figures of one situation. */
export interface Comparison {
	cell: string;
	ours: Figures;
	alternatives: Figures[];
	/** Of {@link UNBOUNDED_PLAN}, which is not usable in practice. */
	yardstick: Figures;
}

/**
 * @param jobs how many are drawn for each situation
 * @param seed the same seed gives the same figures
 */
export function compare(jobs: number, seed: string, cells: readonly Cell[] = CELLS): Comparison[] {
	return cells.map((cell) => {
		const durations = drawDurations(cell, jobs, seed);
		return {
			cell: cell.name,
			ours: measure(SHIPPED, cell, durations, seed),
			alternatives: ALTERNATIVES.map((schedule) => measure(schedule, cell, durations, seed)),
			yardstick: measure(UNBOUNDED_PLAN, cell, durations, seed),
		};
	});
}

/** Whether one schedule needs no more checks and is no later than the other, and is better in one of them. */
export function dominates(one: Figures, other: Figures): boolean {
	const noWorse = one.checks <= other.checks && one.meanLateness <= other.meanLateness;
	return noWorse && (one.checks < other.checks || one.meanLateness < other.meanLateness);
}
