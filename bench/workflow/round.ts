import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { Bench } from '../frame/benchmark';
import { storedExecutions, type StoredExecution } from '../frame/executionStore';
import {
	WITH_METRICS,
	type MeasuredN8n,
	type Prepared,
	type Published,
} from '../frame/measuredN8n';
import { median, quantile } from '../frame/medians';
import { PROVIDER, sourceOf, withoutLimits } from '../frame/simulatedJobs';
import type { Alternative } from './alternatives';
import { endsOf, type End } from './ends';

const MIB = 1024 ** 2;

/** Which jobs go through an alternative. */
export interface RoundPlan {
	/** How long each of them takes. */
	durations: readonly number[];
	/** Between the beginnings of two of them. */
	spacingSeconds: number;
	/** Left out, n8n is not killed. */
	killed: Kill | undefined;
}

/** A trial in which n8n is killed: with how many jobs, how long each of them takes, and when. */
export interface Kill {
	count: number;
	seconds: number;
	afterSeconds: number;
}

/** n8n looks once a minute for what it has to resume, also after a restart. */
const PATIENCE_SECONDS = 240;

/** One of the checks of the first jobs is refused for the rate, once. */
const REFUSAL = {
	provider: PROVIDER,
	path: 'project/query',
	effect: {
		kind: 'respond',
		status: 429,
		body: { code: 4003, errMsg: 'The request rate is too high.' },
	},
} as const;

/** How often the provider was asked about jobs since its requests were cleared. */
export async function checksAt({ control }: Simulator): Promise<number> {
	const counts = await control.requestCounts();
	return counts
		.filter(({ route }) => route?.includes('/project/query/'))
		.reduce((sum, { count }) => sum + count, 0);
}

/** An n8n with a simulator of its own, in which one alternative waits. */
export class Lane {
	private constructor(
		readonly alternative: Alternative,
		private readonly prepared: Prepared,
		private readonly simulator: Simulator,
		private readonly n8n: MeasuredN8n,
		private readonly workflow: Published,
	) {}

	static async open(
		alternative: Alternative,
		{ prepare, openN8n }: Pick<Bench, 'prepare' | 'openN8n'>,
	): Promise<Lane> {
		const simulator = await startSimulator();
		await withoutLimits(simulator);
		const n8n = await openN8n(simulator, WITH_METRICS);
		const workflow = await alternative.publish(n8n, simulator);
		const lane = new Lane(alternative, await prepare(), simulator, n8n, workflow);
		await lane.warmUp();
		return lane;
	}

	async close(): Promise<void> {
		await this.n8n.close();
		await this.simulator.close();
	}

	/** Runs all jobs through, one of whose checks is refused for the rate. */
	async measure({ durations, spacingSeconds }: RoundPlan): Promise<Record<string, number>> {
		const { simulator, n8n } = this;
		const before = await storedExecutions(this.prepared, n8n);
		await simulator.control.clearRequests();
		await simulator.control.injectFault(REFUSAL);
		const cost = await n8n.watch();
		await n8n.eventLoopDelay();
		await this.beginAll(durations, spacingSeconds);
		await n8n.allEnded(Math.max(...durations) + PATIENCE_SECONDS);
		const { p99Ms } = await n8n.eventLoopDelay();
		const { seconds, cpuSeconds, growthBytes } = await cost();

		const checks = await checksAt(simulator);
		const stored = (await storedExecutions(this.prepared, n8n)).slice(before.length);
		const ends = await this.endsIn(stored);
		const payload = median(ends.map(({ payloadBytes }) => payloadBytes));
		const each = (total: number) => total / durations.length;
		const bytes = (key: 'dataBytes' | 'workflowBytes') =>
			each(stored.reduce((sum, row) => sum + row[key], 0));
		const lateness = ends.map(({ latenessSeconds }) => latenessSeconds);
		return {
			meanLate: lateness.reduce((sum, value) => sum + value, 0) / lateness.length,
			p95Late: quantile(lateness, 0.95),
			checks: each(checks),
			bytes: bytes('dataBytes') - payload,
			workflowBytes: bytes('workflowBytes'),
			rows: each(stored.length),
			cpuMs: each(cpuSeconds) * 1000,
			growthMib: growthBytes / MIB,
			seconds,
			delayMs: p99Ms,
			lostTo429: durations.length - ends.length,
		};
	}

	/** Kills n8n while jobs are waited for, and starts it again. @returns how many are lost */
	async lostToKill(killed: Kill): Promise<number> {
		const { n8n } = this;
		const before = await storedExecutions(this.prepared, n8n);
		await this.beginAll(Array<number>(killed.count).fill(killed.seconds), 0);
		await sleep(killed.afterSeconds * 1000);
		await n8n.server.kill();
		await n8n.server.startProcess();
		await n8n.allEnded(killed.seconds + PATIENCE_SECONDS);
		const stored = (await storedExecutions(this.prepared, n8n)).slice(before.length);
		return killed.count - (await this.endsIn(stored)).length;
	}

	/** Everything has been loaded and compiled by then. */
	private async warmUp(): Promise<void> {
		await this.beginAll([0], 0);
		await this.n8n.allEnded(PATIENCE_SECONDS);
	}

	private async beginAll(durations: readonly number[], spacingSeconds: number): Promise<void> {
		for (const seconds of durations) {
			await this.n8n.begin(this.workflow, [{ videoUrl: sourceOf({ seconds }) }]);
			await sleep(spacingSeconds * 1000);
		}
	}

	private async endsIn(stored: readonly StoredExecution[]): Promise<End[]> {
		const ids = stored.map(({ id }) => id);
		return await endsOf(this.n8n.server.api, this.simulator, ids);
	}
}
