import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

/** A node that runs whatever a test hands it, inside the engine: for shared code below the nodes. */
export const PROBE = 'test.probe';

type Probe = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

let current: Probe = async (context) => context.getInputData();

/** What the probe does from now on. */
export function setProbe(probe: Probe): void {
	current = probe;
}

export const probeNode: INodeType = {
	description: {
		displayName: 'Probe',
		name: PROBE,
		group: ['transform'],
		version: 1,
		description: 'Runs what a test hands it',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'vizardApi', required: true }],
		properties: [],
	},
	async execute() {
		return [await current(this)];
	},
};
