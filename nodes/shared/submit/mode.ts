import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isAgentTool, type Patience } from '../items/itemRun';
import { chosenMode, readMode, type Mode } from '../parking/mode';

/** How to wait for the turn that the rate gives. */
export const MODE: INodeProperties = {
	displayName: 'Rate Limit: Mode',
	name: 'mode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description:
				'Keeps running while the last item has its turn within a minute, and suspends otherwise',
		},
		{
			name: 'Keep Running',
			value: 'keepRunning',
			description:
				'Keeps the execution in memory. Occupies a worker, and a restart loses the output.',
		},
		{
			name: 'Suspend',
			value: 'suspend',
			description:
				'Parks the execution in the database until the next turn. Occupies no worker and survives restarts.',
		},
	],
	default: 'automatic',
	description: "How to wait until the provider's rate limit lets the next item through",
};

/** What is left to parked executions. */
type Leaves = Pick<Patience, 'ms' | 'forLastMs'>;

/** A little more than the window of a rate by the minute, after which all that is left goes out. */
const A_MINUTE_MS = 61_000;

/** n8n resumes an execution up to a minute late when it is parked for less, so nearly as long. */
const NEARLY_A_MINUTE_MS = 50_000;

/** Shorter waits are not worth an execution. */
const MOMENT_MS = 5_000;

const AT_ONCE: Leaves = { ms: MOMENT_MS, forLastMs: MOMENT_MS };

const LEAVES: Record<Mode, Leaves | undefined> = {
	keepRunning: undefined,
	automatic: { ms: NEARLY_A_MINUTE_MS, forLastMs: A_MINUTE_MS },
	suspend: AT_ONCE,
};

/**
 * How long an item waits in this execution before it is left to a parked one; undefined where none is.
 * Neither an agent nor a workflow that was not saved can be parked.
 *
 * @throws InvalidInput when there is no such mode, or for Suspend where n8n cannot do it
 */
export function leavesOf(n8n: IExecuteFunctions): Leaves | undefined {
	const options = n8n.getNodeParameter('options', 0, {}) as IDataObject;
	const mode = chosenMode(n8n, readMode(options.mode ?? 'automatic'));
	const isUnsaved = !n8n.getWorkflow().id;
	return isAgentTool(n8n) || isUnsaved ? undefined : LEAVES[mode];
}

/** A parked execution that was resumed for its turn parks again where it would have to wait. */
export const RESUMED = AT_ONCE;
