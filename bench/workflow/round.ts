import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, type Execution } from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { Prepared } from '../frame/benchmark';
import { storedExecutions, type StoredExecution } from '../frame/executionStore';
import { MeasuredN8n, WITH_METRICS, type Published } from '../frame/measuredN8n';
import { median, quantile } from '../frame/medians';
import { PROVIDER, sourceOf, withoutLimits } from '../frame/simulatedJobs';
import { NEXT, type Alternative } from './alternatives';

const MIB = 1024 ** 2;

/** Which jobs go through an alternative. */
export interface RoundPlan {
	/** How long each of them takes. */
	durations: readonly number[];
	/** Between the beginnings of two of them. */
	spacingSeconds: number;
	/** Jobs in the trial that n8n is killed in, and how long each of them takes. */
	killed: { count: number; seconds: number; afterSeconds: number };
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

/** An n8n with a simulator of its own, in which one alternative waits. */
export class Lane {
	private constructor(
		readonly alternative: Alternative,
		private readonly prepared: Prepared,
		private readonly simulator: Simulator,
		private readonly n8n: MeasuredN8n,
		private readonly workflow: Published,
	) {}

	static async open(alternative: Alternative, prepared: Prepared): Promise<Lane> {
		const simulator = await startSimulator();
		await withoutLimits(simulator);
		const n8n = await MeasuredN8n.start(prepared, simulator, WITH_METRICS);
		const workflow = await alternative.publish(n8n, simulator);
		const lane = new Lane(alternative, prepared, simulator, n8n, workflow);
		await lane.warmUp();
		return lane;
	}

	async close(): Promise<void> {
		await this.n8n.server.stop();
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

		const counts = await simulator.control.requestCounts();
		const checks = counts
			.filter(({ route }) => route?.includes('/project/query/'))
			.reduce((sum, { count }) => sum + count, 0);
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
	async lostToKill({ killed }: RoundPlan): Promise<number> {
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

	/** The executions that came to the node behind the wait. Those that only check are not among them. */
	private async endsIn(stored: readonly StoredExecution[]): Promise<End[]> {
		const ended = new Map(
			(await this.simulator.control.jobs({ provider: PROVIDER })).map((job) => [
				job.id,
				Date.parse(job.finishedAt ?? ''),
			]),
		);
		const ends: End[] = [];
		for (const { id } of stored) {
			const end = endOf(await this.n8n.server.api.execution(id), ended);
			if (end !== undefined) ends.push(end);
		}
		return ends;
	}
}

interface End {
	/** From the end of the job to the start of the next node. */
	latenessSeconds: number;
	/** Of what the provider said of the finished job. */
	payloadBytes: number;
}

/** The simulator's clock runs as fast as the real one. */
function endOf(execution: Execution, ended: ReadonlyMap<string, number>): End | undefined {
	const [run] = execution.runs[NEXT] ?? [];
	const [item] = itemsOf(execution, NEXT);
	const endedAt = ended.get(String(item?.json.jobId ?? item?.json.projectId));
	if (run === undefined || item === undefined || endedAt === undefined) return undefined;
	return {
		latenessSeconds: (run.startTime - endedAt) / 1000,
		payloadBytes: Buffer.byteLength(JSON.stringify(item.json)),
	};
}
