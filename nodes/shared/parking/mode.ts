import * as n8nWorkflow from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { runsInsideAgent } from '../items/itemRun';

export const MODES = ['automatic', 'keepRunning', 'suspend'] as const;

/** What a user chooses. */
export type Mode = (typeof MODES)[number];

/** How a wait ended up being carried out, as the output says it. */
export type WaitedHow = Exclude<Mode, 'automatic'>;

/**
 * The mode that is really used: Automatic keeps running where n8n cannot suspend. A tool that runs inside
 * the node of an agent keeps running as well: its answer would be empty, and n8n would park the agent
 * without it.
 *
 * @throws InvalidInput when there is no such mode, or for Suspend where n8n cannot do it
 */
export function chosenMode(n8n: IExecuteFunctions, entered = enteredMode(n8n)): Mode {
	if (runsInsideAgent(n8n)) return 'keepRunning';
	const obstacle = obstacleToSuspend(n8n);
	if (entered === 'keepRunning' || !obstacle) return entered;
	if (entered === 'automatic') return 'keepRunning';
	const { why, advice } = obstacle;
	throw new InvalidInput({ parameter: 'Mode', message: `is Suspend, which ${why}`, advice });
}

/** @throws InvalidInput when there is no such mode */
export function enteredMode(n8n: IExecuteFunctions): Mode {
	return readMode(n8n.getNodeParameter('mode', 0, 'automatic'));
}

/** @throws InvalidInput when there is no such mode */
export function readMode(entered: unknown): Mode {
	const known = MODES.find((mode) => mode === entered);
	if (known) return known;
	throw new InvalidInput({
		parameter: 'Mode',
		message: `is '${String(entered)}', which does not exist`,
		advice: `Use one of: ${MODES.join(', ')}`,
	});
}

/** Why Automatic keeps running here however far the end is, for the output; undefined where it need not. */
export function whyAlwaysRunning(n8n: IExecuteFunctions): string | undefined {
	const obstacle = obstacleToSuspend(n8n);
	return obstacle && enteredMode(n8n) === 'automatic' ? `Suspend ${obstacle.why}` : undefined;
}

interface Obstacle {
	/** To be read after "Suspend, which". */
	why: string;
	advice: string;
}

/**
 * What keeps this n8n from parking an execution for another one. Before 2.27.3, n8n lets the waiting execution continue as a
 * success, with its own input, when the execution that checks for it ends with an error. The engine v2
 * ignores that a node parks itself, and ends the workflow without items.
 */
function obstacleToSuspend(n8n: IExecuteFunctions): Obstacle | undefined {
	if (isEngineV2(n8n)) {
		return {
			why: "does not work in version 2 of n8n's execution engine",
			advice: 'Set the engine of the workflow to version 1, or choose Keep Running',
		};
	}
	if (isFrom227()) return undefined;
	return {
		why: 'needs n8n 2.27.3 or later',
		advice: 'Update n8n, or choose Keep Running',
	};
}

/** n8n does not give nodes its version. This export came into its library by then, for another purpose. */
function isFrom227(): boolean {
	return 'channelsToPolicy' in n8nWorkflow;
}

/** Ids of executions are numbers in version 1, and UUIDs in version 2. */
function isEngineV2(n8n: IExecuteFunctions): boolean {
	return /^[\da-f]{8}-[\da-f]{4}-/i.test(n8n.getExecutionId());
}
