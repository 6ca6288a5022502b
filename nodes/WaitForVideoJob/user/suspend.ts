import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sentTimesIn } from '../../shared/http/pacer';
import { keepParkedWait, startChild } from '../../shared/parking/subExecution';
import { resumeUrlOf } from '../../shared/items/resumeUrl';
import { toParked } from '../check/state';
import { deliver } from '../deliver';
import { progressHint } from '../outcome';
import { supervisingWorkflow } from '../subWorkflows';
import { runningJobs, type Entry } from '../waitingJob';
import { parkedWithinLimit } from './executionLimit';

/**
 * Hands the waits to a sub-execution that has them checked by another. n8n parks this execution in its
 * database and, when that one has ended, resumes it with the other's items.
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
		json: { ...item, ...(position === 0 && { sent, due }) } as unknown as IDataObject,
	}));
	const child = await startChild(n8n, supervisingWorkflow(n8n, resumeUrlOf(n8n)), items);
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
