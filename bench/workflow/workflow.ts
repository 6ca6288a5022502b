import { RandomStream } from '../../simulator/core/random';
import {
	atMost,
	figureOf,
	ratio,
	type Bench,
	type Benchmark,
	type Figures,
} from '../frame/benchmark';
import {
	AUTOMATIC,
	CALLBACK,
	CAREFUL_LOOP,
	KEEP_RUNNING,
	LOOP_30,
	LOOP_5,
	SUSPEND,
	type Alternative,
} from './alternatives';
import { Lane, type RoundPlan } from './round';

const JOBS = 200;
const FEW_JOBS = 2;
const SITUATION = 'Jobs of about four minutes';

/** Four minutes, give or take half a minute, so that they do not end in step with anything. */
const SHORTEST_SECONDS = 210;
const LONGEST_SECONDS = 270;

/** All of them begin within a minute. */
const ARRIVAL_SECONDS = 60;

const KILLED = { count: 10, seconds: 90, afterSeconds: 30 };
const SMALL: RoundPlan = {
	durations: Array<number>(FEW_JOBS).fill(3),
	spacingSeconds: 0,
	killed: { count: 1, seconds: 8, afterSeconds: 2 },
};

function planOf({ jobs = JOBS, small }: Pick<Bench, 'jobs' | 'small'>): RoundPlan {
	if (small) return SMALL;
	const random = new RandomStream('workflow');
	const duration = () => SHORTEST_SECONDS + random.next() * (LONGEST_SECONDS - SHORTEST_SECONDS);
	return {
		durations: Array.from({ length: jobs }, duration),
		spacingSeconds: ARRIVAL_SECONDS / jobs,
		killed: KILLED,
	};
}

/**
 * Each alternative has an n8n of its own. They wait most of the time, so that a few of them run side by side;
 * all of them at once compute more than two cores can, and the one that checks most runs alone.
 */
const SIDE_BY_SIDE = [
	[KEEP_RUNNING, SUSPEND, AUTOMATIC],
	[CALLBACK, LOOP_30, CAREFUL_LOOP],
	[LOOP_5],
];

async function measure(bench: Bench): Promise<void> {
	const { report, repetitions, small } = bench;
	const plan = planOf(bench);
	for (let repetition = 0; repetition < repetitions; repetition++) {
		report(`Repetition ${repetition + 1} of ${repetitions}`);
		if (!small) {
			for (const alternatives of SIDE_BY_SIDE) await measureSideBySide(bench, alternatives, plan);
		} else {
			// One after the other, since a test gives them one n8n.
			await measureSideBySide(bench, [KEEP_RUNNING], { ...plan, killed: undefined });
			await measureSideBySide(bench, [LOOP_5], plan);
		}
	}
}

async function measureSideBySide(
	bench: Bench,
	alternatives: readonly Alternative[],
	plan: RoundPlan,
): Promise<void> {
	const { report, record } = bench;
	const { durations, killed } = plan;
	const lanes: Lane[] = [];
	try {
		for (const alternative of alternatives) {
			report(`Starting an n8n for: ${alternative.name} ...`);
			lanes.push(await Lane.open(alternative, bench));
		}
		report(`${durations.length} jobs in each ...`);
		const measured = await Promise.all(
			lanes.map(async (lane) => ({ lane, values: await lane.measure(plan) })),
		);
		for (const { lane, values } of measured) {
			record({ situation: SITUATION, alternative: lane.alternative.name, values });
		}
		if (killed === undefined) return;
		report(`Killing n8n while ${killed.count} jobs are waited for ...`);
		await Promise.all(
			lanes.map(async (lane) => {
				const values = { lostToKill: await lane.lostToKill(killed) };
				record({ situation: SITUATION, alternative: lane.alternative.name, values });
			}),
		);
	} finally {
		await Promise.all(lanes.map(async (lane) => await lane.close()));
	}
}

/** Our way, and the largest share that it may have of what each loop takes. */
const SHARES = [
	{ ours: KEEP_RUNNING, bytesOfLoop5: 1 / 15, bytesOfLoop30: 1 / 4 },
	{ ours: SUSPEND, bytesOfLoop5: 1 / 6, bytesOfLoop30: 1 / 2 },
];
const MOST_CPU = 0.5;

function shareOf(figures: readonly Figures[], ours: string, theirs: string, column: string) {
	return ratio(
		figureOf(figures, SITUATION, ours, column),
		figureOf(figures, SITUATION, theirs, column),
	);
}

export const workflow: Benchmark = {
	name: 'workflow',
	title:
		'The same jobs through the Wait node and through loops that people draw, one execution each, side by side',
	usualRepetitions: 1,
	columns: [
		{ key: 'meanLate', heading: 'mean late s', digits: 1 },
		{ key: 'p95Late', heading: 'p95 late s', digits: 1 },
		{ key: 'checks', heading: 'checks', digits: 1 },
		{ key: 'bytes', heading: 'bytes a job', digits: 0 },
		{ key: 'workflowBytes', heading: 'of workflow', digits: 0 },
		{ key: 'rows', heading: 'rows', digits: 1 },
		{ key: 'cpuMs', heading: 'CPU ms a job', digits: 0 },
		{ key: 'growthMib', heading: 'growth MiB', digits: 0 },
		{ key: 'seconds', heading: 'seconds', digits: 0 },
		{ key: 'delayMs', heading: 'event loop p99 ms', digits: 0 },
		{ key: 'lostTo429', heading: 'lost to a 429', digits: 0 },
		{ key: 'lostToKill', heading: `lost of ${KILLED.count} to kill -9`, digits: 0 },
	],
	charts: [
		{ column: 'bytes', title: 'Bytes of execution data for each job, its result aside' },
		{ column: 'cpuMs', title: 'Computed by n8n for each job, ms' },
		{ column: 'meanLate', title: 'Mean lateness, s' },
		{ column: 'lostToKill', title: `Jobs lost to a kill -9, of ${KILLED.count}` },
	],
	measure,
	goals: (figures) => [
		...SHARES.flatMap(({ ours: { name }, bytesOfLoop5, bytesOfLoop30 }) => [
			atMost(
				`${name}, bytes against the 5 s loop`,
				shareOf(figures, name, LOOP_5.name, 'bytes'),
				bytesOfLoop5,
			),
			atMost(
				`${name}, bytes against the 30 s loop`,
				shareOf(figures, name, LOOP_30.name, 'bytes'),
				bytesOfLoop30,
			),
			atMost(
				`${name}, CPU against the 5 s loop`,
				shareOf(figures, name, LOOP_5.name, 'cpuMs'),
				MOST_CPU,
			),
			atMost(
				`${name}, CPU against the 30 s loop`,
				shareOf(figures, name, LOOP_30.name, 'cpuMs'),
				MOST_CPU,
			),
			atMost(`${name}, lost to a 429`, figureOf(figures, SITUATION, name, 'lostTo429'), 0),
		]),
		...[SUSPEND, CALLBACK].map(({ name }) =>
			atMost(`${name}, lost to a kill`, figureOf(figures, SITUATION, name, 'lostToKill'), 0),
		),
	],
};
