import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { QueueCluster } from '../../host';
import { treeSeconds } from '../../host/process/processTime';
import { until } from '../../host/process/until';
import type { Simulator } from '../../simulator/simulator';
import { JSON_LOGS, slotsOf, type Slot } from '../../test/queue/workerLog';
import type { Bench } from '../frame/benchmark';
import { MeasuredN8n } from '../frame/measuredN8n';

/** Executions that a worker runs at a time: n8n's default. */
export const SLOTS = 10;

const LOOK_MS = 1000;
/** The main process deletes what is not kept after a worker has stored its end. */
const DELETE_MS = 3000;
/** After work, n8n and Node tidy up for a while. */
const SETTLE_MS = 30_000;
/** How long n8n is watched while it has nothing to do: one of its looks at parked executions is part of that. */
const IDLE_MS = 60_000;

/** Processes of n8n in queue mode. */
const PARTS = ['main', 'workers', 'postgres', 'redis'] as const;
type Part = (typeof PARTS)[number];

/** CPU seconds of each part. */
export type Cpu = Readonly<Record<Part, number>>;

function ofEach(part: (part: Part) => number): Cpu {
	return {
		main: part('main'),
		workers: part('workers'),
		postgres: part('postgres'),
		redis: part('redis'),
	};
}

export function cpuBetween(before: Cpu, after: Cpu): Cpu {
	return ofEach((part) => after[part] - before[part]);
}

/** The CPU of a period, without what the processes use while they have no work. */
export function aboveIdle(cpu: Cpu, idleASecond: Cpu, seconds: number): Cpu {
	return ofEach((part) => cpu[part] - idleASecond[part] * seconds);
}

export function total(cpu: Cpu): number {
	return PARTS.reduce((sum, part) => sum + cpu[part], 0);
}

const storedSchema = z.object({
	id: z.string(),
	mode: z.string(),
	status: z.string(),
	createdAt: z.date(),
	/** Of its rows as PostgreSQL stores them. */
	bytes: z.coerce.number(),
});

/** An execution in the database. */
export type StoredExecution = z.output<typeof storedSchema>;

const STORED = `
	SELECT entity.id::text, mode, status, "createdAt",
		pg_column_size(entity.*) + pg_column_size(data.data) + pg_column_size(data."workflowData") AS bytes
	FROM execution_entity AS entity JOIN execution_data AS data ON data."executionId" = entity.id
	WHERE entity.id > $1 AND entity."deletedAt" IS NULL
	ORDER BY entity.id`;

/** With their indexes and the rows that updates have left. */
const DISK = `
	SELECT pg_total_relation_size('execution_entity') + pg_total_relation_size('execution_data') AS tables,
		pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS log`;

/** What the executions take on disk, and all that was ever written to the write-ahead log. Bytes. */
export interface Disk {
	tables: number;
	log: number;
}

/** n8n in queue mode, started for one measurement. */
export class MeasuredCluster {
	private constructor(
		private readonly queue: QueueCluster,
		readonly n8n: MeasuredN8n,
	) {}

	static async start(
		{ prepare, report }: Pick<Bench, 'prepare' | 'report'>,
		simulator: Simulator,
		workers: number,
	): Promise<MeasuredCluster> {
		const options = { workers, concurrency: SLOTS, environment: JSON_LOGS, report };
		const queue = await QueueCluster.start({ ...(await prepare()), ...options });
		return new MeasuredCluster(queue, await MeasuredN8n.on(queue.main, simulator));
	}

	async close(): Promise<void> {
		await this.queue.stop();
	}

	/** Since the processes were started, with everything that they have started. */
	async cpu(): Promise<Cpu> {
		const { main, workers, postgres, redis } = this.queue;
		const seconds = async (pid: number | undefined) => await treeSeconds(Number(pid));
		const ofWorkers = await Promise.all(workers.map(async ({ pid }) => await seconds(pid)));
		return {
			main: await seconds(main.pid),
			workers: ofWorkers.reduce((sum, value) => sum + value, 0),
			postgres: await seconds(postgres.pid),
			redis: await seconds(redis.pid),
		};
	}

	/** CPU seconds of each second in which n8n has nothing to do. */
	async idleASecond(isSmall: boolean): Promise<Cpu> {
		if (!isSmall) await sleep(SETTLE_MS);
		const before = await this.cpu();
		const startedAt = performance.now();
		await sleep(isSmall ? LOOK_MS : IDLE_MS);
		const seconds = (performance.now() - startedAt) / 1000;
		const cpu = cpuBetween(before, await this.cpu());
		return ofEach((part) => cpu[part] / seconds);
	}

	/** The slots of all workers that executions have taken at a moment or later. */
	slotsSince(moment: number): Slot[] {
		return slotsOf(this.queue.workers).filter(({ from }) => from >= moment);
	}

	/** The ID of the newest execution. */
	async newestExecution(): Promise<number> {
		const [newest] = await this.query<{ id: string }>(
			'SELECT coalesce(max(id), 0)::text AS id FROM execution_entity',
		);
		return Number(newest?.id);
	}

	/** The executions that are newer than one, once those have ended and the main process has deleted those that guard. */
	async storedSince(id: number): Promise<StoredExecution[]> {
		await sleep(DELETE_MS);
		return z.array(storedSchema).parse(await this.query(STORED, [id]));
	}

	async disk(): Promise<Disk> {
		const [sizes] = await this.query<{ tables: string; log: string }>(DISK);
		return { tables: Number(sizes?.tables), log: Number(sizes?.log) };
	}

	/** Waits for the end of all executions that are newer than one. @throws when that takes too long */
	async allEndedSince(id: number, withinSeconds: number): Promise<void> {
		const underWay = async () =>
			await this.query(
				`SELECT id FROM execution_entity WHERE id > $1 AND status IN ('new', 'running', 'waiting')`,
				[id],
			);
		const patience = { lookMs: LOOK_MS, patienceMs: withinSeconds * 1000 };
		if (await until(async () => (await underWay()).length === 0, patience)) return;
		const left = (await underWay()).length;
		throw new Error(`${left} executions have not ended after ${withinSeconds} s`);
	}

	async query<Row extends Record<string, unknown>>(
		statement: string,
		values: readonly unknown[] = [],
	): Promise<Row[]> {
		return await this.queue.postgres.query<Row>(statement, values);
	}
}
