import type {
	IExecuteFunctions,
	INode,
	INodeProperties,
	IWebhookDescription,
	IWorkflowBase,
} from 'n8n-workflow';
import { RESUME_SUFFIX } from '../shared/items/resumeUrl';
import { ownPart, plainNode, subWorkflow, to, type Note } from '../shared/parking/subExecution';

/**
 * The parts that the node plays: a user's node waits, one supervises, one checks, one delivers what the
 * checks came to, and one guards these executions.
 */
export type Phase = 'wait' | 'supervise' | 'check' | 'deliver' | 'guard';

/** While it parks again and again, the first output leads back to the node itself and the second one on. */
export const OUTPUTS =
	'={{ ["supervise", "check", "guard"].includes($parameter["phase"]) ? ["main", "main"] : ["main"] }}' as const;

/**
 * The resume URL of a parked execution. n8n matches a call by method and path only, whichever node the
 * execution is parked at, so the path parts our calls from those for n8n's own Wait node.
 */
export const RESUME_WEBHOOKS: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: RESUME_SUFFIX,
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Set by the workflows below alone; no fields of the editor. */
export const CHILD_PARAMETERS: INodeProperties[] = [
	{ displayName: 'Phase', name: 'phase', type: 'hidden', default: 'wait' },
	/**
	 * What the user's node does with failed items, for the node that delivers to it. That one has no error
	 * output of its own: the items come back, and n8n sorts them when the user's node continues.
	 */
	{ displayName: 'Parent On Error', name: 'parentOnError', type: 'hidden', default: '' },
	/** The name of the user's node, for the notes in the executions behind it. */
	{ displayName: 'Parent Name', name: 'parentName', type: 'hidden', default: '' },
	/** Where the execution that waits can be asked whether it still does. */
	{ displayName: 'Parent Resume URL', name: 'parentResumeUrl', type: 'hidden', default: '' },
	/** Whether what the checks come to goes to an execution that supervises. Version 0.1 has none. */
	{ displayName: 'Supervised', name: 'supervised', type: 'hidden', default: false },
];

/**
 * The workflow of the execution that stands between the one that waits and the one that checks:
 *
 *     Jobs to Wait For → Keep Checking ⟲ (parked while another execution checks) → Results
 *
 * Only this one and the user's know how the wait began, so a check that n8n was ended in costs one check.
 */
export function supervisingWorkflow(
	n8n: IExecuteFunctions,
	parentResumeUrl: string,
): IWorkflowBase {
	const own = n8n.getNode();
	const parameters = {
		...keptParameters(own),
		parentName: own.name,
		parentOnError: own.onError ?? 'stopWorkflow',
		parentResumeUrl,
	};
	const note = {
		partOf: own.name,
		does: 'This execution supervises the next one, which checks the jobs. It starts another one if n8n goes down during a check.',
		outcome: RETURNS_RESULTS,
	};
	const part = (name: string, column: number, phase: Phase): INode =>
		ownPart(own, name, column, { ...parameters, phase });
	return loop(n8n, `${own.name}: wait for video jobs`, note, [
		// What n8n says of an execution that was ended is an item for it, and no error.
		{ ...part(SUPERVISE, 1, 'supervise'), onError: 'continueRegularOutput' },
		part(RESULTS, 2, 'deliver'),
	]);
}

/**
 * The workflow that checks, for a user who opens its execution:
 *
 *     Jobs to Wait For → Check Jobs ⟲ (parks itself between checks) → Results
 *
 * It carries what the wait needs and nothing else: which credentials to use, by id, and no key.
 */
export function checkingWorkflow(n8n: IExecuteFunctions): IWorkflowBase {
	const own = n8n.getNode();
	const stops = own.parameters.parentOnError === 'stopWorkflow';
	const phase: Phase = 'check';
	const note = {
		partOf: String(own.parameters.parentName ?? own.name),
		does: `This execution checks the jobs from time to time. They are in the output of **${START}**.`,
		outcome: RETURNS_RESULTS,
	};
	return loop(n8n, `${n8n.getWorkflow().name ?? own.name}: checks`, note, [
		{
			...ownPart(own, CHECK, 1, { ...own.parameters, phase, supervised: true }),
			// Failed items come back as items: the parent's own node sends them to its error output.
			...(!stops && { onError: 'continueRegularOutput' as const }),
		},
		// n8n takes the first output of the last node for the result.
		plainNode(RESULTS, 'n8n-nodes-base.noOp', 1, 2),
	]);
}

/**
 * The workflow of the execution that notices when another one was deleted:
 *
 *     Time to Guard → Guard Checks ⟲ (parks itself between looks)
 *
 * Nothing continues with it, so n8n deletes it when it has ended.
 */
export function guardingWorkflow(n8n: IExecuteFunctions): IWorkflowBase {
	const own = n8n.getNode();
	const phase: Phase = 'guard';
	const guard = ownPart(own, GUARD, 1, { ...own.parameters, phase });
	return subWorkflow(n8n, {
		name: `${n8n.getWorkflow().name ?? own.name}: guard`,
		note: {
			partOf: String(own.parameters.parentName ?? own.name),
			does: 'This execution notices when another one of this wait was deleted, and sees to it that the wait still ends.',
			outcome: 'It disappears when the wait is over.',
		},
		start: TIME,
		nodes: [guard],
		connections: { [TIME]: { main: [[to(GUARD)]] }, [GUARD]: { main: [[to(GUARD)]] } },
		settings: { saveDataSuccessExecution: 'none' },
	});
}

const RETURNS_RESULTS = 'It returns the results to your own execution.';
const START = 'Jobs to Wait For';
const SUPERVISE = 'Keep Checking';
const CHECK = 'Check Jobs';
const RESULTS = 'Results';
const TIME = 'Time to Guard';
const GUARD = 'Guard Checks';

/** A start, a node that leads back to itself and on, and the results. */
function loop(
	n8n: IExecuteFunctions,
	name: string,
	note: Note,
	nodes: [INode, INode],
): IWorkflowBase {
	const [again, results] = nodes;
	const connections = {
		[START]: { main: [[to(again.name)]] },
		[again.name]: { main: [[to(again.name)], [to(results.name)]] },
	};
	return subWorkflow(n8n, { name, note, start: START, nodes, connections });
}

/** Fields that hold no expressions, which may refer to nodes that the child does not have. */
const KEPT = ['providers', 'mode', 'whenFinished'];

function keptParameters({ parameters }: INode) {
	const kept = Object.entries(parameters).filter(
		([name]) => KEPT.includes(name) || name.endsWith('Authentication'),
	);
	return Object.fromEntries(kept);
}
