import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkEntries } from './checkPhase';
import { deliver } from './deliver';
import { readEntries, runningJobs } from './entries';
import { keepRunningUntilAllEnd } from './keepRunningUntilAllEnd';
import { chosenMode } from './modes';
import { suspend } from './suspend';
import { readWaitingJob } from './waitingJob';

/**
 * Waits for the jobs of all input items together and returns them in the order of the input.
 *
 * @throws n8n's error of the first item that fails, at once, unless the node continues on fail
 */
export async function waitForJobs(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const mode = chosenMode(context);
	const entries = readEntries(context, (itemIndex) => ({
		job: readWaitingJob(context, itemIndex),
	}));
	const checked =
		mode === 'keepRunning'
			? await keepRunningUntilAllEnd(context, entries)
			: await checkEntries(context, entries, mode);
	const allEnded = runningJobs(checked).length === 0;
	return allEnded
		? await deliver(context, checked, 'keepRunning')
		: await suspend(context, checked);
}
