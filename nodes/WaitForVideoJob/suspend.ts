import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { PARKED } from './callback';
import { childWorkflow } from './childWorkflow';
import { toParked, type Entry } from './parkedItem';

/**
 * Hands the waits to a sub-execution that parks itself in n8n's database between checks. n8n parks this
 * execution as well and, when the other has ended, lets it go on with the other's items.
 *
 * @throws the error with which the sub-execution ended, if it did so at once
 */
export async function suspend(
	context: IExecuteFunctions,
	entries: readonly Entry[],
): Promise<INodeExecutionData[]> {
	const workflowId = context.getWorkflow().id;
	if (!workflowId) {
		throw new NodeOperationError(
			context.getNode(),
			'A workflow has to be saved before it can wait suspended',
			{
				description: 'Save the workflow, or set Mode to Keep Running.',
			},
		);
	}
	const items = entries.map((entry) => ({ json: toParked(entry) as unknown as IDataObject }));
	// For a call to this execution's resume URL, which comes to this node and not to the child's.
	context.getContext('node')[PARKED] = items.map(({ json }) => json);
	const child = await context.executeWorkflow({ code: childWorkflow(context) }, items, undefined, {
		parentExecution: { executionId: context.getExecutionId(), workflowId, shouldResume: true },
	});
	// While the child is parked, what is returned here goes nowhere: n8n parks this execution too.
	return child.waitTill ? context.getInputData() : (child.data?.[0] ?? []);
}
