import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { resumeUrlOf } from '../shared/items/resumeUrl';
import { firstDue } from '../shared/waiting/rounds';
import { childWorkflow } from './childWorkflow';
import { runningJobs } from './entries';
import { toParked, type Entry } from './parkedItem';
import { keepParkedWait } from './parkedWait';
import { progressHint } from './progressHint';

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
	const parked = entries.map(toParked);
	const items = parked.map((json) => ({ json: json as unknown as IDataObject }));
	const code = childWorkflow(context, resumeUrlOf(context));
	const child = await context.executeWorkflow({ code }, items, undefined, {
		parentExecution: { executionId: context.getExecutionId(), workflowId, shouldResume: true },
	});
	const [results, calls] = child.data;
	if (!child.waitTill) return results ?? [];

	keepParkedWait(context, parked, resumeUrlIn(calls?.[0]));
	const due = firstDue(runningJobs(entries).map(({ watch }) => watch));
	context.addExecutionHints(progressHint(entries, due));
	// n8n parks this execution too. What is returned goes nowhere, and the editor shows how much it is.
	return [];
}

/** What the parked child has put out, which nobody else gets to see. */
function resumeUrlIn(item: INodeExecutionData | undefined): string | undefined {
	return typeof item?.json.resumeUrl === 'string' ? item.json.resumeUrl : undefined;
}
