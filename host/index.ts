/** The real n8n for the demo and the end-to-end tests: install it, start it, drive it. */
export { ensureHost, ensureOtherHost, type InstalledHost } from './install/ensureHost';
export { CACHE_VARIABLE } from './install/cacheFolder';
export { ensurePackages } from './install/ensurePackages';
export { packPackage, PACKED_VARIABLE } from './package/packPackage';
export { LIGHT } from './n8n/environment';
export { N8nServer, type N8nOptions } from './n8n/n8nServer';
export { N8nApi, OWNER } from './n8n/n8nApi';
export type {
	Credential,
	ListedExecution,
	StoredCredential,
	Workflow,
	WorkflowNode,
} from './n8n/n8nApi';
export {
	ensureQueueServices,
	QueueCluster,
	type QueueOptions,
	type Worker,
} from './queue/queueCluster';
export { itemsOf, type Execution, type Item, type NodeRun } from './n8n/execution';
export { createTemporaryFolder, removeTemporaryFolder } from './process/temporaryFolder';
export type { Report } from './process/longCommand';
export { whenNpmDies } from './process/npmWatch';
export { stopOwnedProcesses } from './process/ownedProcess';
