import {
	NodeConnectionTypes,
	NodeHelpers,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { VideoJobTrigger } from '../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { VideoJobWatchTrigger } from '../../nodes/VideoJobWatchTrigger/VideoJobWatchTrigger.node';
import { WaitForVideoJob } from '../../nodes/WaitForVideoJob/WaitForVideoJob.node';
import { KITS } from '../providers';
import type { ProviderKit } from '../providers/kit';
import { PROBE, probeNode } from './probe';

/** Where test workflows begin: hands on the items of its parameter. */
export const START = 'test.start';

/** A node that hands on what it gets; stands at the end of an output. */
export const SINK = 'test.sink';

/** n8n's own node at which a sub-execution begins; it hands on what it was called with. */
export const SUB_EXECUTION_START = 'n8n-nodes-base.executeWorkflowTrigger';

/** n8n's own node that does nothing. */
const NO_OPERATION = 'n8n-nodes-base.noOp';

/** n8n's own notes on the canvas; nothing leads to them. */
const NOTE = 'n8n-nodes-base.stickyNote';

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: START,
		group: ['trigger'],
		version: 1,
		description: 'Hands on the items of its parameter',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
	},
	async execute() {
		const items = this.getNodeParameter('items', 0) as string;
		return [JSON.parse(items) as INodeExecutionData[]];
	},
};

const sink: INodeType = {
	description: {
		...start.description,
		displayName: 'Sink',
		name: SINK,
		group: ['transform'],
		inputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

const TYPES: Readonly<Record<string, INodeType>> = {
	[START]: start,
	[SINK]: sink,
	[SUB_EXECUTION_START]: sink,
	[NO_OPERATION]: sink,
	[NOTE]: sink,
	[PROBE]: probeNode,
	waitForVideoJob: new WaitForVideoJob(),
	videoJobTrigger: new VideoJobTrigger(),
	videoJobWatchTrigger: new VideoJobWatchTrigger(),
	...Object.fromEntries(KITS.map(typeOf)),
};

function typeOf({ node }: ProviderKit): [name: string, type: INodeType] {
	const type = node();
	return [type.description.name, type];
}

/** The node types of this package and the two above, as n8n's engine looks them up. */
export const nodeTypes: INodeTypes = {
	getByName(name: string): INodeType | IVersionedNodeType {
		return typeNamed(name);
	},
	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(typeNamed(name), version);
	},
	getKnownTypes() {
		return {};
	},
};

function typeNamed(name: string): INodeType {
	const type = TYPES[name];
	if (!type) throw new Error(`No node type '${name}' in the test harness`);
	return type;
}
