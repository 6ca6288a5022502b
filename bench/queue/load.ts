import { RandomStream } from '../../simulator/core/random';
import type { Simulator } from '../../simulator/simulator';
import { slotSeconds } from '../../test/queue/workerLog';
import type { Published } from '../frame/measuredN8n';
import { quantile } from '../frame/medians';
import { sourceOf } from '../frame/simulatedJobs';
import type { Alternative } from '../workflow/alternatives';
import { endsOf } from '../workflow/ends';
import { checksAt } from '../workflow/round';
import { aboveIdle, cpuBetween, total, type Cpu, type MeasuredCluster } from './cluster';

/** Calls of the webhook at once. */
const CALLS = 10;
const PATIENCE_SECONDS = 1800;

/** From half a minute to almost two, so that the pauses of the loops end evenly before and after the jobs do. */
const SHORTEST_SECONDS = 35;
const LONGEST_SECONDS = 105;

/** Durations for a number of jobs, spread evenly and shuffled. */
export function durationsOf(jobs: number): number[] {
	const step = (LONGEST_SECONDS - SHORTEST_SECONDS) / jobs;
	const random = new RandomStream('queue');
	return Array.from({ length: jobs }, (_, index) => SHORTEST_SECONDS + (index + 0.5) * step)
		.map((seconds) => ({ seconds, order: random.next() }))
		.sort((one, other) => one.order - other.order)
		.map(({ seconds }) => seconds);
}

/** Begins an execution for each job at once, and measures until all have ended. */
export async function measureLoad(
	cluster: MeasuredCluster,
	simulator: Simulator,
	alternative: Alternative,
	durations: readonly number[],
	idleASecond: Cpu,
): Promise<Record<string, number>> {
	const workflow = await alternative.publish(cluster.n8n, simulator);
	const newest = await cluster.newestExecution();
	const [cpuBefore, diskBefore] = [await cluster.cpu(), await cluster.disk()];
	await simulator.control.clearRequests();
	const startedAt = Date.now();
	await beginAll(cluster, workflow, durations);
	await cluster.allEndedSince(newest, PATIENCE_SECONDS);
	const endedAt = Date.now();
	const seconds = secondsBetween(startedAt, endedAt);
	const cpu = aboveIdle(cpuBetween(cpuBefore, await cluster.cpu()), idleASecond, seconds);
	const diskAfter = await cluster.disk();

	const stored = await cluster.storedSince(newest);
	const called = new Map(
		stored
			.filter(({ mode }) => mode === 'webhook')
			.map(({ id, createdAt }) => [id, createdAt.getTime()]),
	);
	const ends = await endsOf(cluster.n8n.server.api, simulator, [...called.keys()]);
	const slots = cluster.slotsSince(startedAt);
	const jobs = durations.length;
	const each = (sum: number) => sum / jobs;
	const late = ends.map(({ latenessSeconds }) => latenessSeconds);
	const beforeSubmit = ends.map(({ id, submittedAt }) =>
		secondsBetween(called.get(id) ?? NaN, submittedAt.getTime()),
	);
	return {
		jobs,
		seconds,
		jobsAMinute: (jobs * 60) / seconds,
		beforeSubmit: mean(beforeSubmit),
		meanLate: mean(late),
		p95Late: quantile(late, 0.95),
		slotSeconds: each(slotSeconds(slots)),
		turns: each(slots.length),
		cpuSeconds: total(cpu),
		cpuMs: each(total(cpu)) * 1000,
		mainMs: each(cpu.main) * 1000,
		workersMs: each(cpu.workers) * 1000,
		postgresMs: each(cpu.postgres) * 1000,
		redisMs: each(cpu.redis) * 1000,
		checks: each(await checksAt(simulator)),
		rows: each(stored.length),
		bytes: each(stored.reduce((sum, row) => sum + row.bytes, 0)),
		diskBytes: each(diskAfter.tables - diskBefore.tables),
		walBytes: each(diskAfter.log - diskBefore.log),
		unfinished: jobs - ends.length,
	};
}

/** Runs some jobs through, so that everything has been loaded and compiled in each worker. */
export async function warmUp(
	cluster: MeasuredCluster,
	simulator: Simulator,
	alternatives: readonly Alternative[],
	count: number,
): Promise<void> {
	for (const alternative of alternatives) {
		const workflow = await alternative.publish(cluster.n8n, simulator);
		const newest = await cluster.newestExecution();
		await beginAll(cluster, workflow, Array<number>(count).fill(0));
		await cluster.allEndedSince(newest, PATIENCE_SECONDS);
	}
}

export async function beginAll(
	{ n8n }: MeasuredCluster,
	workflow: Published,
	durations: readonly number[],
): Promise<void> {
	for (let first = 0; first < durations.length; first += CALLS) {
		const some = durations.slice(first, first + CALLS);
		const items = some.map((seconds) => ({ videoUrl: sourceOf({ seconds }) }));
		await Promise.all(items.map(async (item) => await n8n.begin(workflow, [item])));
	}
}

function secondsBetween(from: number, to: number): number {
	return (to - from) / 1000;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
