import type { Benchmark, Figures as Drawn } from '../frame/benchmark';
import type { Comparison } from './compare';
import type { Learning } from './learned';
import type { Figures } from './measure';

export const TITLE = 'Checks of a job, and how late its end is noticed';

export const scheduleCharts: Pick<Benchmark, 'name' | 'charts'> = {
	name: 'schedule',
	charts: [
		{ column: 'checks', title: 'Checks for each job' },
		{ column: 'meanLate', title: 'Mean lateness, s' },
	],
};

/** Of the situations in which jobs of the same kind were seen before: all schedules side by side. */
export function drawnFigures(
	comparisons: readonly Comparison[],
	learnings: readonly Learning[],
): Drawn[] {
	return learnings.flatMap(({ cell, afterFew, afterMany }) => {
		const others = comparisons.find((comparison) => comparison.cell === cell);
		if (!others) throw new RangeError(`No comparison for ${cell}`);
		const { ours, alternatives } = others;
		return [afterMany, afterFew, ours, ...alternatives].map((figures) => drawn(cell, figures));
	});
}

function drawn(situation: string, { schedule, checks, meanLateness }: Figures): Drawn {
	return { situation, alternative: schedule, values: { checks, meanLate: meanLateness } };
}
