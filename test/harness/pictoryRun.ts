import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runWorkflow, type WorkflowRun } from './runWorkflow';
import { simulator } from './stillSimulator';

/** Runs one operation on a video job, on one item. */
export async function pictory(
	parameters: INodeParameters,
	item: INodeExecutionData = { json: {} },
): Promise<WorkflowRun> {
	const apiKey = simulator.apiKey('pictory');
	const baseUrl = simulator.baseUrl('pictory');
	return await runWorkflow({
		items: [item],
		nodes: [{ name: 'Node', type: 'pictory', parameters: { resource: 'videoJob', ...parameters } }],
		credentials: { pictoryApi: { apiKey, baseUrl } },
	});
}

/** The items of the first output; fails where the node fails. */
export async function items(
	parameters: INodeParameters,
	input?: INodeExecutionData,
): Promise<INodeExecutionData[]> {
	const { outputs, error } = await pictory(parameters, input);
	if (error) throw new Error(`${error.message} / ${error.description}`);
	return outputs('Node')[0] ?? [];
}

export async function item(
	parameters: INodeParameters,
	input?: INodeExecutionData,
): Promise<INodeExecutionData> {
	const [first] = await items(parameters, input);
	if (!first) throw new Error('No item came out');
	return first;
}

export async function submitted(parameters: INodeParameters, input?: INodeExecutionData) {
	return await item({ operation: 'submit', ...parameters }, input);
}

/** A job that has ended. */
export async function finished(parameters: INodeParameters, input?: INodeExecutionData) {
	const job = await submitted(parameters, input);
	await simulator.control.finishJob('pictory', String(job.json.jobId));
	return job;
}

/** The fields as the editor fills them when a node is dropped behind a submit. */
export const REFERENCE: INodeParameters = { jobId: '={{ $json.jobId }}', jobType: 'fromInput' };
