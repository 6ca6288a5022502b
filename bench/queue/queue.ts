import { startSimulator, type Simulator } from '../../simulator/simulator';
import {
	atLeast,
	atMost,
	figureOf,
	ratio,
	type Bench,
	type Benchmark,
	type Figures,
} from '../frame/benchmark';
import { withoutLimits } from '../frame/simulatedJobs';
import { drawn, LOOP_30, SUSPEND, type Alternative } from '../workflow/alternatives';
import { MeasuredCluster, SLOTS } from './cluster';
import { durationsOf, measureLoad, warmUp } from './load';
import { measureSweeps } from './sweep';

const JOBS = 500;
const FEW_JOBS = 2;

/** n8n parks an execution whose Wait node waits for 65 s or more, so this loop gives its slot back. */
export const LOOP_70 = drawn('Drawn loop, 70 s', { pauseSeconds: 70, careful: false });

/** Each slot gets this many jobs of the loop that holds it. More would only take longer. */
const ROUNDS = 2;
const SHORT_LOOP = drawn('Drawn loop, 1 s', { pauseSeconds: 1, careful: false });

/** How many workers the clusters have. The cost of growing crowds is measured with two. */
const WORKERS = [1, 2, 4] as const;
const GROWTH = { workers: 2, shares: [1 / 4, 1 / 2] };

/** Waits that are parked at once while n8n looks at them. */
const PARKED = [250, 1000];
const LOOKS = 1;
export const SWEEP = 'Waits that are parked, as n8n looks at them each minute';
export const parkedWaits = (waits: number) => `${waits} waits`;

export function situationOf(jobs: number, workers: number): string {
	return `${jobs} jobs at once, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}

interface Load {
	alternative: Alternative;
	durations: number[];
}

function loadsOf(jobs: number, workers: number, isWhole: boolean): Load[] {
	const ofLoop = Math.min(jobs, ROUNDS * SLOTS * workers);
	return [
		{ alternative: SUSPEND, durations: durationsOf(jobs) },
		{ alternative: LOOP_70, durations: durationsOf(jobs) },
		...(isWhole ? [{ alternative: LOOP_30, durations: durationsOf(ofLoop) }] : []),
	];
}

/** A queue mode of its own for each number of workers, in which one load follows the other. */
async function measure(bench: Bench): Promise<void> {
	const { jobs = JOBS, small } = bench;
	if (small) {
		const durations = Array<number>(FEW_JOBS).fill(3);
		const alternatives = [SUSPEND, SHORT_LOOP];
		const loads = alternatives.map((alternative) => ({ alternative, durations }));
		await inCluster(bench, 1, async (run) => await run(situationOf(FEW_JOBS, 1), loads));
		return;
	}
	for (const workers of WORKERS) {
		const fewer = workers === GROWTH.workers ? GROWTH.shares : [];
		const sizes = [...fewer.map((share) => Math.ceil(jobs * share)), jobs];
		const wanted = sizes.flatMap((size) => {
			const situation = situationOf(size, workers);
			const loads = loadsOf(size, workers, size === jobs).filter(({ alternative }) =>
				bench.isWanted(`${situation}, ${alternative.name}`),
			);
			return loads.length > 0 ? [{ situation, loads }] : [];
		});
		if (wanted.length === 0) continue;
		await inCluster(bench, workers, async (run) => {
			for (const { situation, loads } of wanted) await run(situation, loads);
		});
	}
	if (bench.isWanted(SWEEP)) await measureParked(bench);
}

type RunLoads = (situation: string, loads: readonly Load[]) => Promise<void>;

async function inCluster(
	bench: Bench,
	workers: number,
	work: (run: RunLoads) => Promise<void>,
): Promise<void> {
	await withCluster(bench, workers, async (cluster, simulator) => {
		await warmUp(cluster, simulator, [SUSPEND, SHORT_LOOP], workers * SLOTS);
		const idle = await cluster.idleASecond(bench.small);
		await work(async (situation, loads) => {
			for (const { alternative, durations } of loads) {
				for (let repetition = 0; repetition < bench.repetitions; repetition++) {
					bench.report(`${situation}, ${alternative.name} ...`);
					const values = await measureLoad(cluster, simulator, alternative, durations, idle);
					bench.record({ situation, alternative: alternative.name, values });
				}
			}
		});
	});
}

async function measureParked(bench: Bench): Promise<void> {
	await withCluster(bench, 1, async (cluster, simulator) => {
		bench.report(`${SWEEP} ...`);
		await measureSweeps(cluster, simulator, PARKED, LOOKS, (waits, values) =>
			bench.record({ situation: SWEEP, alternative: parkedWaits(waits), values }),
		);
	});
}

/** Starts a queue mode of its own with a simulator for this work, and ends both afterwards. */
async function withCluster(
	bench: Bench,
	workers: number,
	work: (cluster: MeasuredCluster, simulator: Simulator) => Promise<void>,
): Promise<void> {
	const simulator = await startSimulator();
	await withoutLimits(simulator);
	const cluster = await MeasuredCluster.start(bench, simulator, workers);
	try {
		await work(cluster, simulator);
	} finally {
		await cluster.close();
		await simulator.close();
	}
}

/** What a suspended wait may take of the loop that holds its slot, and must finish beside it with one worker. */
const MOST_SLOT_SECONDS = 1 / 5;
const LEAST_THROUGHPUT = 2;
/** The user's execution, the one that supervises and the one that checks. */
const MOST_ROWS = 3;
/** n8n looks twice. */
const MOST_LATE_SECONDS = 120;
/** A job in a large crowd costs no more than one in a small crowd. */
const MOST_GROWTH = 1.2;

interface Measured {
	jobs: number;
	workers: number;
}

/** The crowds that were measured, in rising order. */
function crowdsIn(figures: readonly Figures[]): Measured[] {
	const found = figures.map(({ situation }) =>
		/^(\d+) jobs at once, (\d+) workers?$/.exec(situation),
	);
	const crowds = found.flatMap((match) =>
		match ? [{ jobs: Number(match[1]), workers: Number(match[2]) }] : [],
	);
	const known = new Map(crowds.map((crowd) => [situationOf(crowd.jobs, crowd.workers), crowd]));
	return [...known.values()].sort(
		(one, other) => one.jobs - other.jobs || one.workers - other.workers,
	);
}

function goals(figures: readonly Figures[]) {
	const crowds = crowdsIn(figures);
	const most = Math.max(...crowds.map(({ jobs }) => jobs), 0);
	const ours = (situation: string, column: string) =>
		figureOf(figures, situation, SUSPEND.name, column);
	const growing = crowds.filter(({ workers }) => workers === GROWTH.workers);
	const cost = (crowd: Measured | undefined) =>
		crowd && ours(situationOf(crowd.jobs, crowd.workers), 'cpuMs');
	return [
		...WORKERS.flatMap((workers) => {
			const situation = situationOf(most, workers);
			const held = (column: string) => figureOf(figures, situation, LOOP_30.name, column);
			return [
				atMost(`${situation}, unfinished`, ours(situation, 'unfinished'), 0),
				atMost(
					`${situation}, slot-seconds a job against the 30 s loop`,
					ratio(ours(situation, 'slotSeconds'), held('slotSeconds')),
					MOST_SLOT_SECONDS,
				),
				atMost(`${situation}, rows a job`, ours(situation, 'rows'), MOST_ROWS),
				atMost(`${situation}, p95 late s`, ours(situation, 'p95Late'), MOST_LATE_SECONDS),
			];
		}),
		atLeast(
			`One worker, jobs a minute against the 30 s loop`,
			ratio(
				ours(situationOf(most, 1), 'jobsAMinute'),
				figureOf(figures, situationOf(most, 1), LOOP_30.name, 'jobsAMinute'),
			),
			LEAST_THROUGHPUT,
		),
		atMost(
			`CPU a job, the largest crowd against the smallest`,
			growing.length > 1 ? ratio(cost(growing.at(-1)), cost(growing[0])) : undefined,
			MOST_GROWTH,
		),
	];
}

export const queue: Benchmark = {
	name: 'queue',
	title: `Jobs of about a minute in n8n’s queue mode, an execution for each, ${SLOTS} slots a worker`,
	usualRepetitions: 1,
	columns: [
		{ key: 'jobs', heading: 'jobs', digits: 0 },
		{ key: 'jobsAMinute', heading: 'jobs a minute', digits: 1 },
		{ key: 'seconds', heading: 'seconds', digits: 0 },
		{ key: 'beforeSubmit', heading: 's to submit', digits: 1 },
		{ key: 'meanLate', heading: 'mean late s', digits: 1 },
		{ key: 'p95Late', heading: 'p95 late s', digits: 1 },
		{ key: 'slotSeconds', heading: 'slot-seconds a job', digits: 2 },
		{ key: 'turns', heading: 'turns a job', digits: 1 },
		{ key: 'checks', heading: 'checks a job', digits: 1 },
		{ key: 'cpuSeconds', heading: 'CPU s', digits: 1 },
		{ key: 'cpuMs', heading: 'CPU ms a job', digits: 0 },
		{ key: 'mainMs', heading: 'main', digits: 0 },
		{ key: 'workersMs', heading: 'workers', digits: 0 },
		{ key: 'postgresMs', heading: 'PostgreSQL', digits: 0 },
		{ key: 'redisMs', heading: 'Redis', digits: 0 },
		{ key: 'rows', heading: 'executions a job', digits: 1 },
		{ key: 'bytes', heading: 'bytes a job', digits: 0 },
		{ key: 'diskBytes', heading: 'on disk', digits: 0 },
		{ key: 'walBytes', heading: 'in the WAL', digits: 0 },
		{ key: 'unfinished', heading: 'unfinished', digits: 0 },
		{ key: 'lookMainMs', heading: 'main, CPU ms an execution', digits: 2 },
		{ key: 'lookPostgresMs', heading: 'PostgreSQL, CPU ms an execution', digits: 2 },
	],
	charts: [
		{
			column: 'cpuSeconds',
			title: 'CPU of all processes with two workers, s',
			over: { key: 'jobs', heading: 'jobs at once', situations: '2 workers' },
		},
		{
			column: 'diskBytes',
			title: 'Bytes on disk for each job, with two workers',
			over: { key: 'jobs', heading: 'jobs at once', situations: '2 workers' },
		},
		{ column: 'jobsAMinute', title: 'Jobs a minute' },
		{ column: 'slotSeconds', title: 'Seconds that each job holds a slot', logarithmic: true },
	],
	measure,
	goals,
};
