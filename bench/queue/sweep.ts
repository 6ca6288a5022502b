import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../host/process/until';
import type { Simulator } from '../../simulator/simulator';
import { SUSPEND } from '../workflow/alternatives';
import { cpuBetween, type Cpu, type MeasuredCluster } from './cluster';
import { beginAll } from './load';

/** It does not end while n8n's looks are measured. */
const ENDLESS_SECONDS = 1_000_000;
const PARKED_WITHIN_MS = 120_000;

/** The execution of the user and the one that supervises: both are parked until another one has ended. */
const PARKED_A_WAIT = 2;

/** n8n parks them until the end of this year, and looks each minute whether the other one has ended. */
const ON_OTHERS = `status = 'waiting' AND "waitTill" > '2999-01-01'`;

/** n8n looks for executions that can be resumed once a minute. */
const LOOK_SECONDS = 60;

/** Copies of the parked executions of one wait. What n8n reads of them is as with waits of their own. */
const COPY_ENTITIES = `
	INSERT INTO execution_entity
		(id, finished, mode, status, "createdAt", "startedAt", "waitTill", "workflowId", "storedAt")
	SELECT id + $1::int * copy, finished, mode, status, "createdAt", "startedAt", "waitTill", "workflowId", "storedAt"
	FROM execution_entity CROSS JOIN generate_series($2::int, $3::int) AS copy
	WHERE id <= $1::int AND ${ON_OTHERS}`;
const COPY_DATA = `
	INSERT INTO execution_data ("executionId", "workflowData", data, "workflowVersionId")
	SELECT entity.id, original."workflowData", original.data, original."workflowVersionId"
	FROM execution_entity AS entity
	JOIN execution_data AS original ON original."executionId" = (entity.id - 1) % $1::int + 1
	WHERE entity.id > $1::int * $2::int`;

/**
 * Measures what n8n's look at parked executions costs for each of them, with a given number of parked waits.
 *
 * @param sizes how many, rising
 * @param looks how often n8n looks with each size
 */
export async function measureSweeps(
	cluster: MeasuredCluster,
	simulator: Simulator,
	sizes: readonly number[],
	looks: number,
	record: (waits: number, values: Record<string, number>) => void,
): Promise<void> {
	const workflow = await SUSPEND.publish(cluster.n8n, simulator);
	await beginAll(cluster, workflow, [ENDLESS_SECONDS]);
	const parked = async () =>
		(await cluster.query(`SELECT id FROM execution_entity WHERE ${ON_OTHERS}`)).length;
	const patience = { lookMs: 200, patienceMs: PARKED_WITHIN_MS };
	if (!(await until(async () => (await parked()) === PARKED_A_WAIT, patience))) {
		throw new Error(`n8n has parked ${await parked()} executions for a wait, not ${PARKED_A_WAIT}`);
	}
	const idle = await cpuOfLooks(cluster, looks);
	const newest = await cluster.newestExecution();
	let copies = 0;
	for (const waits of sizes) {
		await cluster.query(COPY_ENTITIES, [newest, copies + 1, waits - 1]);
		await cluster.query(COPY_DATA, [newest, copies + 1]);
		copies = waits - 1;
		// The first look at them may begin in the middle of a minute, and last longer than the rest of it.
		await sleep(LOOK_SECONDS * 1000);
		const { main, postgres } = cpuBetween(idle, await cpuOfLooks(cluster, looks));
		const each = (seconds: number) => (seconds * 1000) / looks / (copies * PARKED_A_WAIT);
		record(waits, { lookMainMs: each(main), lookPostgresMs: each(postgres) });
	}
}

/** CPU that is spent in the time of some looks, in which nothing else happens but the checks of one job. */
async function cpuOfLooks(cluster: MeasuredCluster, looks: number): Promise<Cpu> {
	const before = await cluster.cpu();
	await sleep(looks * LOOK_SECONDS * 1000);
	return cpuBetween(before, await cluster.cpu());
}
