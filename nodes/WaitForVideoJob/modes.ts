import * as n8nWorkflow from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';

export const MODES = ['automatic', 'keepRunning', 'suspend'] as const;

/** What a user chooses. */
export type Mode = (typeof MODES)[number];

/** What a wait came to: whatever was chosen, the output says how it was really waited. */
export type WaitedHow = Exclude<Mode, 'automatic'>;

export const MODE: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description:
				'Check at once, keep running while the end is expected within a minute, and suspend otherwise',
		},
		{
			name: 'Keep Running',
			value: 'keepRunning',
			description:
				'Stay in memory: soonest to notice the end, but holds a worker and ends with a restart',
		},
		{
			name: 'Suspend',
			value: 'suspend',
			description:
				'Park the execution in the database between checks: holds no worker and survives restarts',
		},
	],
	default: 'automatic',
};

/**
 * The mode that is really used. n8n hands the result of a parked sub-execution to its parent only since
 * 2.0; an older one keeps running instead, unless Suspend was asked for by name.
 *
 * @throws InvalidInput when there is no such mode, or Suspend is asked for and this n8n cannot do it
 */
export function chosenMode(context: IExecuteFunctions): Mode {
	const entered = knownMode(context.getNodeParameter('mode', 0, 'automatic'));
	if (entered === 'keepRunning' || isTwoOrLater()) return entered;
	if (entered === 'automatic') return 'keepRunning';
	throw new InvalidInput({
		parameter: 'Mode',
		message: 'is Suspend, which needs n8n 2.0 or later',
		advice: 'Update n8n, or choose Keep Running',
	});
}

function knownMode(entered: unknown): Mode {
	const known = MODES.find((mode) => mode === entered);
	if (known) return known;
	throw new InvalidInput({
		parameter: 'Mode',
		message: `is '${String(entered)}', which does not exist`,
		advice: `Use one of: ${MODES.join(', ')}`,
	});
}

/** n8n does not tell nodes its version; this function came into its library with 2.0.0. */
function isTwoOrLater(): boolean {
	return 'calculateWorkflowChecksum' in n8nWorkflow;
}
