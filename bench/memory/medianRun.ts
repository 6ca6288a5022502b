import type { Figures } from './measure';

/** The run with the middle growth of several of one case, with the growths of all of them, smallest first. */
export function medianRun(runs: readonly Figures[]): Figures {
	const sorted = [...runs].sort((one, other) => one.growthBytes - other.growthBytes);
	const median = sorted[Math.floor(sorted.length / 2)];
	if (median === undefined) throw new RangeError('There is no run to choose from');
	return { ...median, allGrowthBytes: sorted.map(({ growthBytes }) => growthBytes) };
}
