import { randomUUID } from 'node:crypto';
import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	QueueCluster,
	removeTemporaryFolder,
} from '../../host';
import type { Execution, StoredCredential, WorkflowNode } from '../../host';
import { withCredentials } from '../../demo/exampleWorkflow';
import { stageOn, type E2eStage } from '../e2e/stage/e2eStage';
import { fromWebhook } from '../e2e/stage/workflows';
import { JSON_LOGS } from './workerLog';

const WORKERS = 2;
const SLOTS_OF_EACH = 2;

/** Executions that run at a time. */
export const SLOTS = WORKERS * SLOTS_OF_EACH;

/** Two of n8n's looks for what is due, and the queue, on a busy machine. */
export const END_WITHIN_SECONDS = 300;

/** So that waits that keep running give their slot up soon. */
const JOB_SECONDS = 20;

/** So that workers run what is begun by hand as well. */
const OFFLOADED = { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' };

const PARKED = new Set(['waiting']);

export interface QueueStage extends Omit<E2eStage, 'run' | 'begin'> {
	cluster: QueueCluster;
	credentials: StoredCredential[];
	/**
	 * Begins a workflow of these nodes by its webhook, and does not wait for it.
	 *
	 * @returns the ID of the execution
	 */
	begin(nodes: WorkflowNode[], more?: Beginning): Promise<string>;
	/** The same so many times at once, with one workflow. */
	beginOften(times: number, nodes: WorkflowNode[], more?: Beginning): Promise<string[]>;
	/** Begins one and waits for its end. */
	finish(nodes: WorkflowNode[]): Promise<Execution>;
	/** Waits for the end of the execution that the webhook of a workflow began. */
	endOf(workflowId: string, withinSeconds: number): Promise<Execution>;
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

/** n8n in queue mode with two workers, and a simulator whose limits no test meets. */
export async function openQueueStage(
	concurrency = SLOTS_OF_EACH,
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
		concurrency,
		environment: { ...JSON_LOGS, ...OFFLOADED, ...environment },
		report,
	});
	await removeTemporaryFolder(folder);
	const { api } = cluster.main;
	const stage = await stageOn(api);
	const { control } = stage.simulator;
	await control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
	await control.setAccount('wayinvideo', { requestsPerMinute: 1000, runningTasks: 100 });
	await control.planJobs({ durationSeconds: JOB_SECONDS });
	const credentials = await stage.storeAllKeys();

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
		finish: async (nodes) => await api.executionReaching(await begin(nodes), END_WITHIN_SECONDS),
		async endOf(workflowId, withinSeconds) {
			const [id = 'none'] = await begunOf(workflowId);
			return await api.executionReaching(id, withinSeconds);
		},
		parked: async (id) => await api.executionReaching(id, END_WITHIN_SECONDS, PARKED),
		async close() {
			await stage.close();
			await cluster.stop();
		},
	};
}
