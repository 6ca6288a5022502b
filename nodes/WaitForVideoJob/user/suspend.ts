import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { sentTimesIn } from '../../shared/http/pacer';
import { resumeUrlOf } from '../../shared/items/resumeUrl';
import { toParked } from '../check/state';
import { childWorkflow } from '../check/workflow';
import { deliver } from '../deliver';
import { progressHint } from '../outcome';
import { runningJobs, type Entry } from '../waitingJob';
import { keepParkedWait } from './call';
import { parkedWithinLimit } from './executionLimit';

/**
 * Hands the waits to a sub-execution that parks itself in n8n's database between checks. n8n parks this
 * execution as well and, when the other has ended, resumes it with the other's items.
 *
 * @param due when the next check is due, epoch milliseconds
 * @returns the other's items if it ended at once, or its own if n8n's limits leave no time for another. While parked, the input: n8n answers a webhook with it
 *   that responds when the last node finishes, and its own Wait node returns the same
 * @throws the error with which the sub-execution ended, if it did so at once
 */
export async function suspend(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	due: number,
): Promise<INodeExecutionData[]> {
	const limited = parkedWithinLimit(n8n, entries, Date.now());
	if (runningJobs(limited).length === 0) return await deliver(n8n, limited, 'keepRunning');
	const parked = limited.map(toParked);
	// The sub-execution has a memory of its own, and keeps to the rates of the same accounts.
	const sent = sentTimesIn(n8n.getContext('flow'));
	const items = parked.map((item, position) => ({
		json: { ...item, ...(position === 0 && { sent }) } as unknown as IDataObject,
	}));
	const child = await parkFor(n8n, items);
	if ('results' in child) return child.results;

	keepParkedWait(n8n, parked, child.resumeUrl);
	n8n.addExecutionHints(
		progressHint(limited, 'waiting', {
			parkedAt: Date.now(),
			due,
			timezone: n8n.getTimezone(),
		}),
	);
	return n8n.getInputData();
}

/** Starts the sub-execution with these items. When it parks itself, n8n parks this execution until it ends. */
async function parkFor(
	n8n: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<{ results: INodeExecutionData[] } | { resumeUrl: string | undefined }> {
	const workflowId = n8n.getWorkflow().id;
	if (!workflowId) {
		throw new NodeOperationError(
			n8n.getNode(),
			'A workflow has to be saved before it can wait suspended',
			{ description: 'Save the workflow, or set Mode to Keep Running.' },
		);
	}
	const code = childWorkflow(n8n, resumeUrlOf(n8n));
	const child = await n8n.executeWorkflow({ code }, items, undefined, {
		parentExecution: { executionId: n8n.getExecutionId(), workflowId, shouldResume: true },
	});
	const [results, calls] = child.data;
	if (!child.waitTill) return { results: results ?? [] };
	const resumeUrl = calls?.[0]?.json.resumeUrl;
	return { resumeUrl: typeof resumeUrl === 'string' ? resumeUrl : undefined };
}
