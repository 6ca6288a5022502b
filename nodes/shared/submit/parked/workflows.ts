import type { IExecuteFunctions, INode, INodeProperties, IWorkflowBase } from 'n8n-workflow';
import { AUTHENTICATION } from '../../provider/authentication';
import { ownPart, plainNode, subWorkflow, to } from '../../parking/subExecution';

/**
 * The parts that a provider's node plays: the user's works on its items, one keeps those that are parked, one
 * waits for a turn, one submits, and one delivers what became of all of them.
 */
export type Phase = 'user' | 'keep' | 'turn' | 'submit' | 'deliver';

/** While it keeps items, the first output leads back to the node itself and the second one on. */
export const OUTPUTS =
	'={{ $parameter["phase"] === "keep" ? ["main", "main"] : ["main"] }}' as const;

/** Below n8n's "Waiting for input", while the node is parked. */
export const WAITING_FOR_TURNS =
	'No input is required. This node continues by itself when the rate limit has let its items through.';

/** Set by the workflows below alone; no field of the editor. */
export const PHASE: INodeProperties = {
	displayName: 'Phase',
	name: 'phase',
	type: 'hidden',
	default: 'user',
};

const START = 'Items to Submit';
export const KEEP = 'Keep Submitting';
const TURN = 'Wait for the Turn';
const SUBMIT = 'Submit';
const RESULTS = 'Results';

/**
 * The workflow of the execution that keeps the items while their turns come:
 *
 *     Items to Submit → Keep Submitting ⟲ (parked while another execution submits) → Results
 *
 * It submits nothing itself, so a kill of n8n in the middle of a submit costs only the items of that turn.
 */
export function keepingWorkflow(n8n: IExecuteFunctions): IWorkflowBase {
	const own = n8n.getNode();
	const name = `${own.name}: submit in turn`;
	const nodes: INode[] = [
		// What n8n says of an execution that was ended is an item for it, and no error.
		{ ...part(own, KEEP, 1, 'keep'), onError: 'continueRegularOutput' },
		part(own, RESULTS, 2, 'deliver'),
	];
	const connections = {
		[START]: { main: [[to(KEEP)]] },
		[KEEP]: { main: [[to(KEEP)], [to(RESULTS)]] },
	};
	const note = {
		partOf: own.name,
		does: 'This execution keeps the items that wait for their turn at the provider. Other executions submit them, turn by turn.',
		outcome: 'It returns all jobs to your own execution.',
	};
	return subWorkflow(n8n, { name, note, start: START, nodes, connections });
}

/**
 * The workflow of an execution that submits the items of one turn, and ends:
 *
 *     Items to Submit → Wait for the Turn (parked) → Submit → Results
 */
export function submittingWorkflow(n8n: IExecuteFunctions, usersNode: string): IWorkflowBase {
	const own = n8n.getNode();
	const name = `${n8n.getWorkflow().name ?? own.name}: one turn`;
	const nodes: INode[] = [
		part(own, TURN, 1, 'turn'),
		part(own, SUBMIT, 2, 'submit'),
		plainNode(RESULTS, 'n8n-nodes-base.noOp', 1, 3),
	];
	const connections = {
		[START]: { main: [[to(TURN)]] },
		[TURN]: { main: [[to(SUBMIT)]] },
		[SUBMIT]: { main: [[to(RESULTS)]] },
	};
	const note = {
		partOf: usersNode,
		does: 'This execution waits for the next turn at the provider, and then submits the items of that turn.',
		outcome: 'It reports to the execution before it.',
	};
	// What n8n has stored shows later whether this execution was ended before or after it began to submit.
	const settings = { saveExecutionProgress: true };
	return subWorkflow(n8n, { name, note, start: START, nodes, connections, settings });
}

function part(own: INode, name: string, column: number, phase: Phase): INode {
	const chosen = own.parameters[AUTHENTICATION];
	return ownPart(own, name, column, {
		phase,
		// n8n runs no node with a required field that is empty. This operation has none without a default.
		resource: 'videoJob',
		operation: 'getStatus',
		// It decides which credential n8n gives to the node.
		...(chosen !== undefined && { [AUTHENTICATION]: chosen }),
	});
}
