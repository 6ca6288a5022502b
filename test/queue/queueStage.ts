import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	QueueCluster,
	removeTemporaryFolder,
} from '../../host';
import type { Execution, StoredCredential } from '../../host';
import { stageOn, type E2eStage } from '../e2e/stage/e2eStage';

export interface QueueStage extends E2eStage {
	cluster: QueueCluster;
	credentials: StoredCredential[];
	/** Waits for the end of the execution that the webhook of a workflow began. Others check for it. */
	endOf(workflowId: string, withinSeconds: number): Promise<Execution>;
}

/** n8n in queue mode with two workers, and a simulator whose limits no test meets. */
export async function openQueueStage(
	concurrency: number,
	environment: Record<string, string> = {},
): Promise<QueueStage> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	const tarball = await packPackage(folder, report);
	const options = { host, tarball, workers: 2, concurrency, environment, report };
	const cluster = await QueueCluster.start(options);
	await removeTemporaryFolder(folder);
	const stage = await stageOn(cluster.main.api);
	const { control } = stage.simulator;
	await control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
	await control.setAccount('wayinvideo', { requestsPerMinute: 1000, runningTasks: 100 });
	const credentials = await stage.storeAllKeys();
	return {
		...stage,
		cluster,
		credentials,
		async endOf(workflowId, withinSeconds) {
			const [begun] = await cluster.postgres.query<{ id: string }>(
				`SELECT id::text FROM execution_entity WHERE "workflowId" = $1 AND mode = 'webhook'`,
				[workflowId],
			);
			if (!begun) throw new Error(`Workflow ${workflowId} has not begun`);
			return await cluster.main.api.executionReaching(begun.id, withinSeconds);
		},
		async close() {
			await stage.close();
			await cluster.stop();
		},
	};
}
