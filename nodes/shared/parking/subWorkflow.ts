import type {
	IConnection,
	IConnections,
	IExecuteFunctions,
	INode,
	INodeParameters,
	IWorkflowBase,
} from 'n8n-workflow';

/**
 * The workflow of an execution behind the user's, for a user who opens it. It begins with a node that hands
 * on what the execution was called with.
 */
export function subWorkflow(
	n8n: IExecuteFunctions,
	name: string,
	start: string,
	nodes: readonly INode[],
	connections: IConnections,
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

export function to(node: string): IConnection {
	return { node, type: 'main', index: 0 };
}
