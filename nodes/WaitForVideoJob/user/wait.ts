import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Stay } from '../../shared/waiting/loop';
import { checkEntries } from '../checking';
import { deliver } from '../deliver';
import { chosenMode, type Mode } from '../../shared/parking/mode';
import { providersOfNode, readEntries } from '../waitingJob';
import { withinLimit } from './executionLimit';
import { suspend } from './suspend';

const STAY: Record<Mode, Stay> = {
	keepRunning: 'untilAllEnd',
	automatic: 'forNearEnds',
	suspend: 'whileDue',
};

/**
 * Waits for the jobs of all input items together and returns them in the order of the input.
 *
 * @throws n8n's error of the first item that fails, at once, unless the node continues on fail
 */
export async function waitForJobs(n8n: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const mode = chosenMode(n8n);
	const { entries, resumeAt } = await checkEntries(
		n8n,
		withinLimit(n8n, readEntries(n8n, await providersOfNode(n8n)), Date.now()),
		STAY[mode],
		'keepRunning',
	);
	return resumeAt === Infinity
		? await deliver(n8n, entries, 'keepRunning')
		: await suspend(n8n, entries, resumeAt);
}
