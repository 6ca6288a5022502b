import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	createTemporaryFolder,
	ensureHost,
	LIGHT,
	packPackage,
	QueueCluster,
	removeTemporaryFolder,
} from '../../host';
import type { Execution, StoredCredential, WorkflowNode } from '../../host';
import type { Postgres } from '../../host/queue/postgres';
import { withCredentials } from '../../demo/exampleWorkflow';
import { stageOn, type E2eStage } from '../e2e/stage/e2eStage';
import { fromWebhook } from '../e2e/stage/workflows';
import { fullOrShort } from './scale';
import { JSON_LOGS } from './workerLog';

const WORKERS = 2;
const SLOTS_OF_EACH = 2;

/** Executions that run at a time. */
export const SLOTS = WORKERS * SLOTS_OF_EACH;

/** Enough for two of n8n's checks for due executions and for a crowded queue, on a busy machine. */
export const END_WITHIN_SECONDS = fullOrShort(1200, 300);

/** So that waits that keep running give their slot up soon. */
const JOB_SECONDS = 20;

/** So that workers run what is begun by hand as well. */
const OFFLOADED = { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' };

const LOOK_MS = 1000;

const UNDER_WAY = new Set(['new', 'running', 'waiting']);

export interface QueueStage extends Omit<E2eStage, 'run' | 'begin'> {
	cluster: QueueCluster;
	credentials: StoredCredential[];
	/**
	 * Begins a workflow of these nodes by its webhook, and does not wait for it.
	 *
	 * @returns the ID of the execution
	 */
	begin(nodes: WorkflowNode[], more?: Beginning): Promise<string>;
	/** The same for several executions of one workflow, which begin at once. */
	beginOften(times: number, nodes: WorkflowNode[], more?: Beginning): Promise<string[]>;
	/** Begins one and waits for its end. */
	finish(nodes: WorkflowNode[]): Promise<Execution>;
	/** Waits for the end of an execution. */
	ended(id: string, withinSeconds?: number): Promise<Execution>;
	/** Waits until an execution is parked. */
	parked(id: string): Promise<Execution>;
}

interface Beginning {
	/** Of the workflow, in place of n8n's own. */
	settings?: Record<string, unknown>;
	/** Those of the stage's simulator when left out. */
	credentials?: readonly StoredCredential[];
	/** For the webhook. */
	body?: Record<string, unknown>;
}

/**
 * Waits until executions have a status. All that are waited for at once are looked up together: n8n would read
 * the data of each for a question.
 */
function watchStatuses(postgres: Postgres) {
	let looking: Promise<Map<string, string>> | undefined;
	async function look(): Promise<Map<string, string>> {
		await sleep(LOOK_MS);
		looking = undefined;
		const rows = await postgres.query<{ id: string; status: string }>(
			'SELECT id::text, status FROM execution_entity',
		);
		return new Map(rows.map(({ id, status }) => [id, status]));
	}
	return async (id: string, withinSeconds: number, isReached: (status: string) => boolean) => {
		const deadline = Date.now() + withinSeconds * 1000;
		for (;;) {
			const status = (await (looking ??= look())).get(id) ?? 'missing';
			if (isReached(status)) return;
			if (Date.now() < deadline) continue;
			throw new Error(`Execution ${id} is ${status} after ${withinSeconds} s`);
		}
	};
}

/** n8n in queue mode with two workers, and a simulator whose limits no test meets. */
export async function openQueueStage(
	environment: Record<string, string> = {},
): Promise<QueueStage> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	const tarball = await packPackage(folder, report);
	const cluster = await QueueCluster.start({
		host,
		tarball,
		workers: WORKERS,
		concurrency: SLOTS_OF_EACH,
		environment: { ...LIGHT, ...JSON_LOGS, ...OFFLOADED, ...environment },
		report,
	});
	const { api } = cluster.main;
	const stage = await stageOn(api);
	const { control } = stage.simulator;
	await control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
	await control.setAccount('wayinvideo', { requestsPerMinute: 1000, runningTasks: 100 });
	await control.planJobs({ durationSeconds: JOB_SECONDS });
	const credentials = await stage.storeAllKeys();

	const reaching = watchStatuses(cluster.postgres);
	const ended = async (id: string, withinSeconds = END_WITHIN_SECONDS) => {
		await reaching(id, withinSeconds, (status) => !UNDER_WAY.has(status));
		return await api.execution(id);
	};

	async function begunOf(workflowId: string): Promise<string[]> {
		const begun = await cluster.postgres.query<{ id: string }>(
			`SELECT id::text FROM execution_entity WHERE "workflowId" = $1 AND mode = 'webhook' ORDER BY id`,
			[workflowId],
		);
		return begun.map(({ id }) => id);
	}

	async function beginOften(times: number, nodes: WorkflowNode[], more: Beginning = {}) {
		const path = randomUUID();
		const workflow = fromWebhook(path, nodes);
		const settings = { ...workflow.settings, ...more.settings };
		const chosen = more.credentials ?? credentials;
		const workflowId = await api.createWorkflow(
			withCredentials({ ...workflow, settings }, [...chosen]),
		);
		await api.activateWorkflow(workflowId);
		const call = async () => await api.callWebhook(path, more.body);
		await call();
		await Promise.all(Array.from({ length: times - 1 }, call));
		return await begunOf(workflowId);
	}

	async function begin(nodes: WorkflowNode[], more?: Beginning): Promise<string> {
		const [id] = await beginOften(1, nodes, more);
		if (id === undefined) throw new Error('The webhook has begun nothing');
		return id;
	}

	return {
		...stage,
		cluster,
		credentials,
		begin,
		beginOften,
		ended,
		finish: async (nodes) => await ended(await begin(nodes)),
		async parked(id) {
			await reaching(id, END_WITHIN_SECONDS, (status) => status === 'waiting');
			return await api.execution(id);
		},
		async close() {
			await stage.close();
			await cluster.stop();
			// Workers that join later install the tarball in it.
			await removeTemporaryFolder(folder);
		},
	};
}
