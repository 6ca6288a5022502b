import { withCredentials } from '../../demo/exampleWorkflow';
import { credentialFor } from '../../demo/credential';
import { N8nServer, type Execution, type InstalledHost } from '../../host';
import { watchMemory } from '../../host/process/processMemory';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { inARow, quickSource, START } from '../../test/e2e/stage/workflows';
import { kitOf } from '../../test/providers';
import type { MemoryCase } from './cases';

/**
 * The share of the file that goes through first, so that everything has been loaded and run once. Of 2 GiB it
 * is as much as V8 lets lie in buffers before it collects them: what any stream costs, whatever its length.
 */
const WARM_UP_SHARE = 1 / 32;
const RUN_LIMIT_SECONDS = 600;

/** What one workflow did to the memory of n8n's process. */
export interface Figures {
	name: string;
	binaryMode: string;
	fileBytes: number;
	/** After the same workflow with a small file. */
	baselineBytes: number;
	/** While the whole workflow ran, and n8n stored its execution. */
	peakBytes: number;
	growthBytes: number;
	/** In all runs of the case, smallest first, once these figures are those of its median run. */
	allGrowthBytes?: readonly number[];
	limitBytes?: number | undefined;
	/** Of the measured node alone. */
	seconds: number;
	bytesPerSecond: number;
}

/** What the measured n8n is started from. */
export interface Prepared {
	host: InstalledHost;
	tarball: string;
}

async function runWith(
	{ api }: N8nServer,
	simulator: Simulator,
	{ nodes }: MemoryCase,
	bytes: number,
): Promise<Execution> {
	const credentials = await Promise.all(
		['vizard', 'clipzy'].map(
			async (id) => await api.createCredential(credentialFor(kitOf(id), simulator)),
		),
	);
	const workflow = withCredentials(inARow([quickSource(bytes)], nodes()), credentials);
	const workflowId = await api.createWorkflow(workflow);
	const execution = await api.runToEnd(workflowId, START, RUN_LIMIT_SECONDS);
	if (execution.status === 'success') return execution;
	throw new Error(`The workflow ended as ${execution.status}: ${execution.error?.message ?? ''}`);
}

function secondsOf({ runs }: Execution, node: string): number {
	const [run] = runs[node] ?? [];
	if (run === undefined) throw new Error(`n8n has stored no run of the node ${node}`);
	return run.executionTime / 1000;
}

/** Runs a workflow with a small file and then with a large one in an n8n of its own. */
export async function measure(prepared: Prepared, memoryCase: MemoryCase): Promise<Figures> {
	const { name, binaryMode, fileBytes, limitBytes, measuredNode } = memoryCase;
	const simulator = await startSimulator();
	await simulator.control.setAccount('clipzy', { maxFileSizeMb: 4096 });
	const environment = { N8N_DEFAULT_BINARY_DATA_MODE: binaryMode };
	const n8n = await N8nServer.start({ ...prepared, environment });
	try {
		await runWith(n8n, simulator, memoryCase, fileBytes * WARM_UP_SHARE);
		if (n8n.pid === undefined) throw new Error('n8n has ended');
		const grown = await watchMemory(n8n.pid);
		const execution = await runWith(n8n, simulator, memoryCase, fileBytes);
		const { baseline, peak } = await grown();
		const seconds = secondsOf(execution, measuredNode);
		return {
			name,
			binaryMode,
			fileBytes,
			baselineBytes: baseline,
			peakBytes: peak,
			growthBytes: peak - baseline,
			limitBytes,
			seconds,
			bytesPerSecond: fileBytes / seconds,
		};
	} finally {
		await n8n.stop();
		await simulator.close();
	}
}
