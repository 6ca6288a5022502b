import { setTimeout as sleep } from 'node:timers/promises';
import { RandomStream } from '../../simulator/core/random';
import type { JobView } from '../../simulator/core/job';
import { startSimulator } from '../../simulator/simulator';
import { wait } from '../../test/e2e/stage/workflows';
import type { Bench } from '../frame/benchmark';
import { WITH_METRICS } from '../frame/measuredN8n';
import { quantile } from '../frame/medians';
import { PROVIDER, submitJobs, withoutLimits } from '../frame/simulatedJobs';

/** One execution with all jobs, or an execution for each. */
export const SHAPES = ['items', 'executions'] as const;
export type Shape = (typeof SHAPES)[number];

export const MODES = [
	{ name: 'Keep running', parameters: { mode: 'keepRunning' } },
	{ name: 'Suspend', parameters: { mode: 'suspend' } },
] as const;

/** Jobs that are waited for at once. */
export interface Crowd {
	jobs: number;
	shape: Shape;
	mode: (typeof MODES)[number];
	small: boolean;
}

export function situationOf({ jobs, shape }: Pick<Crowd, 'jobs' | 'shape'>): string {
	return shape === 'items' ? `${jobs} jobs in one execution` : `${jobs} executions with a job each`;
}

/** The jobs end within a minute, once all executions have begun. */
const FIRST_END_SECONDS = 90;
const ENDS_WITHIN_SECONDS = 60;
/** What n8n takes to begin an execution, at most. */
const SECONDS_AN_EXECUTION = 0.1;
const PATIENCE_SECONDS = 600;
/** CPU time of a suspended execution, at most. n8n needs it for each one before the crowd has ended. */
const CPU_SECONDS_AN_EXECUTION = 3;
/** Before the first job ends, when all of them are waited for. */
const HEAP_SECONDS = 5;
/** Calls of the webhook at once. */
const CALLS = 10;
const KIB = 1024;

/** How many executions wait for the crowd. */
function executionsOf({ jobs, shape }: Crowd): number {
	return shape === 'items' ? 1 : jobs;
}

function durationsOf(crowd: Crowd): number[] {
	// At least two checks, whose pause is measured.
	if (crowd.small) return Array<number>(crowd.jobs).fill(8);
	const random = new RandomStream('capacity');
	const begin = executionsOf(crowd) * SECONDS_AN_EXECUTION;
	return Array.from(
		{ length: crowd.jobs },
		() => FIRST_END_SECONDS + begin + random.next() * ENDS_WITHIN_SECONDS,
	);
}

/** Waits for a crowd of jobs in an n8n of its own. */
export async function measureCrowd(
	{ openN8n }: Pick<Bench, 'openN8n'>,
	crowd: Crowd,
): Promise<Record<string, number>> {
	const simulator = await startSimulator();
	await withoutLimits(simulator);
	const n8n = await openN8n(simulator, WITH_METRICS);
	try {
		const nodes = [wait(undefined, { providers: [PROVIDER], ...crowd.mode.parameters })];
		const workflow = await n8n.publish(nodes, { respond: 'atOnce' });
		const [known] = await submitJobs(simulator, [{ seconds: 0 }]);
		await n8n.begin(workflow, [itemOf(String(known))]);
		await n8n.allEnded(PATIENCE_SECONDS);

		const heapBefore = await n8n.settledHeap();
		const durations = durationsOf(crowd);
		const firstEndsAt = Date.now() + Math.min(...durations) * 1000;
		const ids = await submitJobs(
			simulator,
			durations.map((seconds) => ({ seconds })),
		);
		const cost = await n8n.watch();
		await n8n.eventLoopDelay();
		const items = ids.map(itemOf);
		if (crowd.shape === 'items') await n8n.begin(workflow, items);
		else {
			for (let first = 0; first < items.length; first += CALLS) {
				const some = items.slice(first, first + CALLS);
				await Promise.all(some.map(async (item) => await n8n.begin(workflow, [item])));
			}
		}
		await sleep(Math.max(0, firstEndsAt - HEAP_SECONDS * 1000 - Date.now()));
		const begun = await n8n.eventLoopDelay();
		const heapBytes = (await n8n.heapInUse()) - heapBefore;
		await n8n.eventLoopDelay();
		const computing = executionsOf(crowd) * CPU_SECONDS_AN_EXECUTION;
		await n8n.allEnded(Math.max(...durations) + computing + PATIENCE_SECONDS);
		const ended = await n8n.eventLoopDelay();
		const { seconds, cpuSeconds, growthBytes } = await cost();
		const jobs = await simulator.control.jobs({ provider: PROVIDER });
		const waited = new Set(ids);
		const looks = jobs.filter(({ id }) => waited.has(id)).map(looksAt);
		const lateness = looks.flatMap(({ late }) => late ?? []);
		const checks = looks.reduce((sum, { times }) => sum + times.length, 0);
		return {
			kibAJob: heapBytes / KIB / crowd.jobs,
			growthMib: growthBytes / KIB / KIB,
			cpuMs: (cpuSeconds * 1000) / crowd.jobs,
			delayMs: Math.max(begun.p99Ms, ended.p99Ms),
			worstDelayMs: Math.max(begun.worstMs, ended.worstMs),
			checksASecond: checks / seconds,
			meanLate: lateness.reduce((sum, value) => sum + value, 0) / lateness.length,
			p95Late: quantile(lateness, 0.95),
			shortestPause: Math.min(...looks.map(({ shortestPause }) => shortestPause)),
			unfinished: crowd.jobs - lateness.length,
		};
	} finally {
		await n8n.close();
		await simulator.close();
	}
}

function itemOf(jobId: string): object {
	return { provider: PROVIDER, jobType: 'clipping', jobId, submittedAt: new Date().toISOString() };
}

/** When the provider was asked about a job, and how long after its end it was first asked, in seconds. */
function looksAt({ timeline, finishedAt }: JobView) {
	const times = timeline
		.filter(({ event }) => event === 'queried')
		.map(({ at }) => Date.parse(at) / 1000);
	const endedAt = Date.parse(finishedAt ?? '') / 1000;
	const noticed = times.find((at) => at >= endedAt);
	// Those behind the end belong to the reading of the result.
	const before = times.filter((at) => at <= (noticed ?? Infinity));
	const pauses = before.slice(1).map((at, index) => at - (before[index] ?? at));
	return {
		times,
		late: noticed === undefined ? undefined : noticed - endedAt,
		shortestPause: Math.min(Infinity, ...pauses),
	};
}
