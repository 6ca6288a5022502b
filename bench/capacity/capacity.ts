import {
	atMost,
	figureOf,
	ratio,
	type Bench,
	type Benchmark,
	type Figures,
} from '../frame/benchmark';
import { measureCrowd, MODES, SHAPES, situationOf, type Crowd } from './crowd';

const SIZES = [10, 100, 1000, 5000];
const SMALL_SIZES = [3];

/** What a waiting job may add to what n8n's heap holds, kibibytes. */
const MOST_KIB = { items: 20, executions: 200 } as const;
/** How much later than a job alone the jobs of a crowd may be noticed. */
const MOST_LATENESS = 1.2;
const FEW = 10;
const MANY = 1000;

function sizesOf({ small, jobs }: Pick<Bench, 'small' | 'jobs'>): number[] {
	if (small) return SMALL_SIZES;
	return jobs === undefined ? SIZES : SIZES.filter((size) => size <= jobs);
}

async function measure(bench: Bench): Promise<void> {
	for (const jobs of sizesOf(bench)) {
		for (const shape of SHAPES) {
			// A suspended wait takes two minutes at least, which tests of it take already.
			for (const mode of bench.small ? MODES.slice(0, 1) : MODES) {
				const crowd: Crowd = { jobs, shape, mode, small: bench.small };
				const situation = situationOf(crowd);
				if (!bench.isWanted(`${situation}, ${mode.name}`)) continue;
				for (let repetition = 0; repetition < bench.repetitions; repetition++) {
					bench.report(`${situation}, ${mode.name} ...`);
					const values = await measureCrowd(bench, crowd);
					bench.record({ situation, alternative: mode.name, values });
				}
			}
		}
	}
}

export const capacity: Benchmark = {
	name: 'capacity',
	title: 'Jobs that are waited for at once in one n8n',
	usualRepetitions: 1,
	columns: [
		{ key: 'kibAJob', heading: 'heap KiB a job', digits: 1 },
		{ key: 'growthMib', heading: 'growth MiB', digits: 0 },
		{ key: 'cpuMs', heading: 'CPU ms a job', digits: 1 },
		{ key: 'delayMs', heading: 'event loop p99 ms', digits: 0 },
		{ key: 'worstDelayMs', heading: 'worst ms', digits: 0 },
		{ key: 'checksASecond', heading: 'checks a second', digits: 1 },
		{ key: 'meanLate', heading: 'mean late s', digits: 1 },
		{ key: 'p95Late', heading: 'p95 late s', digits: 1 },
		{ key: 'shortestPause', heading: 'shortest pause s', digits: 1 },
		{ key: 'unfinished', heading: 'unnoticed', digits: 0 },
	],
	charts: [
		{ column: 'cpuMs', title: 'Computed by n8n for each job, ms' },
		{ column: 'meanLate', title: 'Mean lateness, s' },
	],
	measure,
	goals: (figures) => [
		...MODES.flatMap((mode) =>
			SHAPES.map((shape) => {
				const situation = situationOf({ jobs: MANY, shape });
				const kib = figureOf(figures, situation, mode.name, 'kibAJob');
				return atMost(`${situation}, ${mode.name}, KiB of heap a job`, kib, MOST_KIB[shape]);
			}),
		),
		...MODES.map((mode) => {
			const late = (jobs: number) =>
				figureOf(figures, situationOf({ jobs, shape: 'items' }), mode.name, 'meanLate');
			return atMost(
				`${mode.name}, lateness of ${MANY} items against ${FEW}`,
				ratio(late(MANY), late(FEW)),
				MOST_LATENESS,
			);
		}),
		...soonest(figures),
	],
};

/** No job is ever asked about more often than the provider wishes. */
function soonest(figures: readonly Figures[]) {
	const pauses = figures.map(({ values }) => values.shortestPause ?? Infinity);
	const shortest = Math.min(...pauses, Infinity);
	return [
		{
			goal: `No two checks of a job within 4 s (shortest pause: ${shortest.toFixed(1)} s)`,
			met: Number.isFinite(shortest) ? shortest >= 4 : undefined,
		},
	];
}
