import type { LoopRun } from './measure';

/** A check may cost at most this many times what it costs with the fewest jobs. */
export const MOST_GROWTH = 2;

/** Nor may the loop begin a check later than this after it was due, on average, seconds. */
export const LONGEST_MEAN_DELAY = 1;

export interface Row extends LoopRun {
	/** CPU time of one check, microseconds. */
	cpuPerCheck: number;
	/** The same as a multiple of the first row's. */
	ratio: number;
}

export interface Verdict {
	requirement: string;
	met: boolean;
}

export function growth(runs: readonly LoopRun[]): Row[] {
	const cost = ({ cpuSeconds, checks }: LoopRun) => (1e6 * cpuSeconds) / checks;
	const [first] = runs;
	return runs.map((run) => ({
		...run,
		cpuPerCheck: cost(run),
		ratio: first ? cost(run) / cost(first) : NaN,
	}));
}

export function judge(rows: readonly Row[]): Verdict[] {
	const fewest = rows[0]?.jobs;
	return rows.flatMap(({ jobs, ratio, meanDelay }, position) => [
		...(position === 0
			? []
			: [
					{
						requirement: `${jobs} jobs: a check costs at most ${MOST_GROWTH} times what it costs with ${fewest}`,
						met: ratio <= MOST_GROWTH,
					},
				]),
		{
			requirement: `${jobs} jobs: checks begin at most ${LONGEST_MEAN_DELAY} s after they are due, on average`,
			met: meanDelay <= LONGEST_MEAN_DELAY,
		},
	]);
}

const HEADINGS = [
	'jobs',
	'checks a job',
	'CPU s',
	'us a check',
	'ratio',
	'mean delay s',
	'worst delay s',
	'mean late s',
	'p95 late s',
];

function line(columns: readonly string[]): string {
	return columns.map((text, index) => text.padStart((HEADINGS[index] ?? '').length + 3)).join('');
}

/** What stands above the rows. */
export const TABLE_HEAD = [
	'Jobs of 60 s that wait in one loop; a provider that answers at once',
	line(HEADINGS),
].join('\n');

export function tableRow(row: Row): string {
	return line([
		String(row.jobs),
		(row.checks / row.jobs).toFixed(1),
		row.cpuSeconds.toFixed(2),
		row.cpuPerCheck.toFixed(1),
		row.ratio.toFixed(2),
		row.meanDelay.toFixed(3),
		row.worstDelay.toFixed(3),
		row.meanLateness.toFixed(2),
		row.p95Lateness.toFixed(2),
	]);
}
