import type { WorkflowNode } from '../../host';
import { download, fetchByHand, restyle, submit, wait } from '../../test/e2e/stage/workflows';

/** A workflow through which a large file goes. */
export interface MemoryCase {
	name: string;
	/** Behind a trigger that gives the link of a source. */
	nodes: () => WorkflowNode[];
	/** The node that moves the file last; seconds and throughput are those of this node. */
	measuredNode: string;
	/** Where n8n keeps binary data. */
	binaryMode: 'filesystem' | 'default';
	fileBytes: number;
	/** How much n8n may grow; absent where it is shown for comparison only. */
	limitBytes?: number;
}

export const MIB = 1024 ** 2;

const LARGE = 2048 * MIB;
/** A file in memory is stored as text inside the execution, and twice this size is more than n8n can store. */
const LARGE_IN_MEMORY = 64 * MIB;
const LIMIT = 100 * MIB;

export const CASES: readonly MemoryCase[] = [
	{
		name: 'Vizard: Export',
		nodes: () => [submit(), wait(), download()],
		measuredNode: 'Download',
		binaryMode: 'filesystem',
		fileBytes: LARGE,
		limitBytes: LIMIT,
	},
	{
		name: 'Clipzy: Submit of that file',
		nodes: () => [submit(), wait(), download(), restyle()],
		measuredNode: 'Restyle',
		binaryMode: 'filesystem',
		fileBytes: LARGE,
		limitBytes: LIMIT,
	},
	{
		name: 'by hand: HTTP Request',
		nodes: () => [submit(), wait(), fetchByHand()],
		measuredNode: 'Fetch',
		binaryMode: 'filesystem',
		fileBytes: LARGE,
	},
	{
		name: 'Vizard: Export, binary data in memory',
		nodes: () => [submit(), wait(), download()],
		measuredNode: 'Download',
		binaryMode: 'default',
		fileBytes: LARGE_IN_MEMORY,
	},
];
