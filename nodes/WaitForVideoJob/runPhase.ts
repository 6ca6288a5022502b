import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkPhase } from './checkPhase';
import type { Phase } from './childWorkflow';
import { deliver } from './deliver';
import { chosenMode } from './modes';
import { fromParked } from './parkedItem';
import { waitForJobs } from './waitForJobs';

/** Plays the part that the node has: waiting for a user, or checking and delivering in a sub-execution. */
export async function runPhase(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
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
