import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type WorkflowRun } from './runWorkflow';

/** The node of Pictory in front of a simulator, which starts before the tests of a file and is reset before each. */
export function usingPictory() {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator({ speed: 0 });
	});
	beforeEach(async () => {
		await simulator.control.reset();
	});
	afterAll(async () => await simulator.close());

	/** Runs one operation on a video job, on one item. */
	async function pictory(
		parameters: INodeParameters,
		item: INodeExecutionData = { json: {} },
	): Promise<WorkflowRun> {
		const apiKey = simulator.apiKey('pictory');
		const baseUrl = simulator.baseUrl('pictory');
		return await runWorkflow({
			items: [item],
			nodes: [
				{ name: 'Node', type: 'pictory', parameters: { resource: 'videoJob', ...parameters } },
			],
			credentials: { pictoryApi: { apiKey, baseUrl } },
		});
	}

	/** The items of the first output; fails where the node fails. */
	async function items(
		parameters: INodeParameters,
		input?: INodeExecutionData,
	): Promise<INodeExecutionData[]> {
		const { outputs, error } = await pictory(parameters, input);
		if (error) throw new Error(`${error.message} / ${error.description}`);
		return outputs('Node')[0] ?? [];
	}

	async function item(
		parameters: INodeParameters,
		input?: INodeExecutionData,
	): Promise<INodeExecutionData> {
		const [first] = await items(parameters, input);
		if (!first) throw new Error('No item came out');
		return first;
	}

	async function submitted(parameters: INodeParameters, input?: INodeExecutionData) {
		return await item({ operation: 'submit', ...parameters }, input);
	}

	/** A job that has ended. */
	async function finished(parameters: INodeParameters, input?: INodeExecutionData) {
		const job = await submitted(parameters, input);
		await simulator.control.finishJob('pictory', String(job.json.jobId));
		return job;
	}

	return { simulator: () => simulator, pictory, items, item, submitted, finished };
}

/** The fields as the editor fills them when a node is dropped behind a submit. */
export const REFERENCE: INodeParameters = { jobId: '={{ $json.jobId }}', jobType: 'fromInput' };
