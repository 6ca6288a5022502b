import {
	NodeOperationError,
	type IConnection,
	type IConnections,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookFunctions,
	type IWorkflowBase,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { z } from 'zod';
import { withMessage } from '../items/itemError';

/** Where an execution keeps what it waits for; a call to it can read this and change nothing. */
const PARKED = 'parked';

const parkedWaitSchema = z.object({
	items: z.array(z.unknown()),
	childResumeUrl: z.string().optional(),
});

export type ParkedWait = z.infer<typeof parkedWaitSchema>;

/** Keeps it with the execution, for calls to its resume URL. */
export function keepParkedWait(
	n8n: IExecuteFunctions,
	items: readonly unknown[],
	childResumeUrl: string | undefined,
): void {
	n8n.getContext('node')[PARKED] = { items, childResumeUrl };
}

/** The state lies in the node's context, which a call reaches through an expression only. */
export function readParkedWait(n8n: IExecuteFunctions | IWebhookFunctions): ParkedWait {
	const { name } = n8n.getNode();
	const expression = `{{ $node[${JSON.stringify(name)}].context[${JSON.stringify(PARKED)}] }}`;
	const stored: unknown =
		'getBodyData' in n8n ? n8n.evaluateExpression(expression) : n8n.getContext('node')[PARKED];
	return parkedWaitSchema.parse(stored);
}

/** What an execution behind the user's says of itself. */
export interface Note {
	/** The name of the user's node. */
	partOf: string;
	/** What this execution does, as sentences. */
	does: string;
	/** What comes of it, as a sentence. */
	outcome: string;
}

/** What a workflow behind the user's consists of. */
interface SubWorkflow {
	name: string;
	/** What its execution says of itself to a user who opens it: n8n lists it by the name of the user's workflow. */
	note: Note;
	/** The node that hands on what the execution was called with. */
	start: string;
	nodes: readonly INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** The workflow of an execution behind the user's. */
export function subWorkflow(
	n8n: IExecuteFunctions,
	{ name, note, start, nodes, connections, settings = {} }: SubWorkflow,
): IWorkflowBase {
	const now = new Date();
	return {
		id: n8n.getWorkflow().id ?? '',
		name,
		active: false,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		activeVersionId: null,
		nodes: [
			{
				...plainNode(start, 'n8n-nodes-base.executeWorkflowTrigger', 1.1, 0),
				parameters: { inputSource: 'passthrough' },
			},
			...nodes,
			stickyNote(note),
		],
		connections,
		settings: {
			executionOrder: 'v1',
			// n8n repairs the parent from it after a crash.
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
			timezone: n8n.getTimezone(),
			// The limit of the parent ends the work; one that counts from here would end it before.
			executionTimeout: -1,
			...settings,
		},
	};
}

/** The user's node in another part, with its credentials by ID and no key. */
export function ownPart(
	own: INode,
	name: string,
	column: number,
	parameters: INodeParameters,
): INode {
	return {
		...plainNode(name, own.type, own.typeVersion, column),
		parameters,
		...(own.credentials && { credentials: own.credentials }),
	};
}

export function plainNode(name: string, type: string, typeVersion: number, column: number): INode {
	return { id: name, name, type, typeVersion, position: [column * 250, 0], parameters: {} };
}

function stickyNote({ partOf, does, outcome }: Note): INode {
	const content = `## Part of '${partOf}'\n${does}\n**Do not stop or delete it.** ${outcome}`;
	const note = plainNode('What this execution does', 'n8n-nodes-base.stickyNote', 1, 0);
	return { ...note, position: [-40, -220], parameters: { content, width: 680, height: 160 } };
}

export function to(node: string): IConnection {
	return { node, type: 'main', index: 0 };
}

/** A sub-execution that is parked. */
export interface ParkedChild {
	executionId: string;
	/** Where it can be called, if it has said so. */
	resumeUrl: string | undefined;
}

/**
 * Starts a sub-execution with these items. When it parks itself, n8n parks this execution until it ends,
 * and resumes it with what the other has put out.
 *
 * @param shouldResume false for one whose end means nothing to this execution
 * @returns what it came to if it ended at once, else where it is found
 * @throws the error with which it ended, if it did so at once
 */
export async function startChild(
	n8n: IExecuteFunctions,
	code: IWorkflowBase,
	items: readonly INodeExecutionData[],
	shouldResume = true,
): Promise<{ results: INodeExecutionData[] } | ParkedChild> {
	const workflowId = n8n.getWorkflow().id;
	if (!workflowId) {
		throw new NodeOperationError(
			n8n.getNode(),
			'A workflow has to be saved before it can wait suspended',
			{ description: 'Save the workflow, or set Mode to Keep Running.' },
		);
	}
	const child = await n8n.executeWorkflow({ code }, [...items], undefined, {
		parentExecution: { executionId: n8n.getExecutionId(), workflowId, shouldResume },
	});
	const [results, calls] = child.data;
	if (!child.waitTill) return { results: results ?? [] };
	const resumeUrl = calls?.[0]?.json.resumeUrl;
	return {
		executionId: child.executionId,
		resumeUrl: typeof resumeUrl === 'string' ? resumeUrl : undefined,
	};
}

/**
 * The first item that an execution hands over when its work has come to an end. Without it, what n8n
 * hands over is what was left of one that n8n was ended in.
 */
const endingSchema = z.object({
	checksEnded: z.literal(true),
	/** The error that ended them, in place of items. */
	error: z.object({ message: z.string(), description: z.string() }).optional(),
});

/** The items, so that they are recognised as the end of the work. */
export function asEnding(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	return [{ json: { checksEnded: true } }, ...items];
}

/**
 * Does the work of an execution behind the user's. An error ends it on the second output: thrown in the
 * sub-execution, it would look like a kill, or n8n would make an item of it that leads back to the node.
 */
export async function endingWithErrors(
	work: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	try {
		return await work();
	} catch (error) {
		return [[], asFailedEnding(error as Error)];
	}
}

function asFailedEnding(error: Error): INodeExecutionData[] {
	const { description } = error as { description?: unknown };
	const said = typeof description === 'string' ? description : '';
	return [{ json: { checksEnded: true, error: { message: error.message, description: said } } }];
}

export function isEnding(items: readonly INodeExecutionData[]): boolean {
	return endingSchema.safeParse(items[0]?.json).success;
}

/**
 * Delivers what the checks have come to: the items, and as they are what n8n left of checks that were ended
 * too often.
 *
 * @throws the error that ended the checks
 */
export function deliverEnding(n8n: IExecuteFunctions): INodeExecutionData[] {
	const [first, ...items] = n8n.getInputData();
	const ending = endingSchema.safeParse(first?.json);
	if (!ending.success) return n8n.getInputData();
	const { error } = ending.data;
	if (!error) return items;
	const { message, description } = error;
	throw withMessage(new NodeOperationError(n8n.getNode(), message, { description }), message);
}
