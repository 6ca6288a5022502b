import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { checkPhase } from './checkPhase';
import type { Phase } from './childWorkflow';
import { deliver } from './deliver';
import { chosenMode } from './modes';
import { fromParked } from './parkedItem';
import { waitForJobs } from './waitForJobs';

/**
 * Plays the part that the node has: waiting for a user, or checking and delivering in a sub-execution.
 *
 * @throws n8n's error for input that concerns no item by itself, such as the mode
 */
export async function runPhase(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await play(context);
	} catch (error) {
		throw nodeError(context, error);
	}
}

function nodeError(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof InvalidInput)) return error;
	const { message, problem } = error;
	return new NodeOperationError(context.getNode(), message, { description: problem.advice });
}

async function play(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const phase = context.getNodeParameter('phase', 0, 'wait') as Phase;
	switch (phase) {
		case 'check':
			return await checkPhase(context, chosenMode(context));
		case 'deliver': {
			const items = context.getInputData();
			const entries = items.map(({ json }, itemIndex) => fromParked(context, itemIndex, json));
			return [await deliver(context, entries, 'suspend')];
		}
		case 'wait':
			return [await waitForJobs(context)];
	}
}
