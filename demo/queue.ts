import { QueueCluster, type InstalledHost } from '../host';
import type { Narrator } from './narrator';

const WORKERS = 2;
const CONCURRENCY = 5;

/** By default, executions that are started in the editor run in the main process. */
const MANUAL_RUNS_IN_WORKERS = { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' };

/** Starts n8n in queue mode for the demo. */
export async function startInQueueMode(
	host: InstalledHost,
	tarball: string,
	port: number,
	{ tell }: Narrator,
): Promise<QueueCluster> {
	const cluster = await QueueCluster.start({
		host,
		tarball,
		port,
		workers: WORKERS,
		concurrency: CONCURRENCY,
		environment: MANUAL_RUNS_IN_WORKERS,
		report: tell,
	});
	tell(
		`The main process is ${cluster.main.pid}: the editor, webhooks and the timers of parked executions`,
	);
	for (const [index, { pid }] of cluster.workers.entries()) {
		tell(`${nameOfWorker(index)} is process ${pid}: up to ${CONCURRENCY} executions at a time`);
	}
	return cluster;
}

/** Tells which process ran what: the workflow's own execution, and those that check and submit for it. */
export async function tellWhereItRan(
	cluster: QueueCluster,
	workflowId: string,
	{ tell }: Narrator,
): Promise<void> {
	const ids = (await cluster.api.executionsOf(workflowId)).sort((a, b) => Number(a) - Number(b));
	for (const [index, id] of ids.entries()) {
		const what = index === 0 ? `Execution ${id}` : `Execution ${id}, for it,`;
		tell(`${what} ran in ${placesOf(cluster, id).join(' and ')}`);
	}
}

/** Each part of an execution, from one pause to the next, may run in another worker. */
function placesOf({ workers }: QueueCluster, executionId: string): string[] {
	const started = `Worker started execution ${executionId} (`;
	const places = workers.flatMap((worker, index) => {
		const times = worker.log().split(started).length - 1;
		const often = times === 1 ? '' : ` (${times} times)`;
		return times === 0 ? [] : [`${nameOfWorker(index)}${often}`];
	});
	return places.length === 0 ? ['the main process'] : places;
}

function nameOfWorker(index: number): string {
	return `worker ${index + 1}`;
}
