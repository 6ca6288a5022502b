import 'reflect-metadata';
import { Container } from '@n8n/di';
import { BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { TestCredentialsHelper, type TestCredentials } from './credentialsHelper';
import { nodeTypes, SINK, START } from './nodeTypes';

/** A node under test: its type, parameters, and the settings that n8n keeps beside them. */
export interface TestNode {
	name: string;
	type: string;
	parameters: INodeParameters;
	settings?: Partial<Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>>;
}

export interface TestWorkflow {
	/** Items that the first node is given. */
	items: INodeExecutionData[];
	/** Run one after the other. */
	nodes: TestNode[];
	credentials: TestCredentials;
}

export interface WorkflowRun {
	run: IRun;
	/** What a node returned in its last run, by output. */
	outputs(node: string): INodeExecutionData[][];
	/** The error that ended the run, if one did. */
	error: { message: string; description?: string | null | undefined } | undefined;
}

let binaryData: Promise<void> | undefined;

/**
 * Runs nodes one after the other in n8n's own engine (n8n-core's WorkflowExecute): expressions, item
 * links, continue on fail and error outputs are n8n's and not an imitation.
 */
export async function runWorkflow(workflow: TestWorkflow): Promise<WorkflowRun> {
	return await startWorkflow(workflow).done;
}

/** Starts a run and hands it out while it goes on, so that a test can stop it. */
export function startWorkflow({ items, nodes, credentials }: TestWorkflow): {
	done: Promise<WorkflowRun>;
	stop(): void;
} {
	const workflow = new Workflow({
		id: 'test',
		nodes: [startNode(items), ...nodes.map((node) => toNode(node, credentials)), ...sinks(nodes)],
		connections: chain(nodes),
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const execute = new WorkflowExecute(
		executionSurroundings(credentials),
		'manual',
		createRunExecutionData(),
	);
	let running: ReturnType<WorkflowExecute['run']> | undefined;
	const done = prepare().then(async () => {
		running = execute.run({ workflow, startNode: workflow.getNode('Start') ?? undefined });
		return toResult(await running);
	});
	return { done, stop: () => running?.cancel() };
}

/** The binary data of an item, read back from where the engine has stored it. */
export async function readBinary(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const binary = item.binary?.[property];
	if (!binary) throw new Error(`The item has no binary data '${property}'`);
	const stored = Container.get(BinaryDataService);
	return binary.id ? await stored.getAsBuffer(binary) : Buffer.from(binary.data, 'base64');
}

async function prepare(): Promise<void> {
	binaryData ??= Container.get(BinaryDataService).init();
	await binaryData;
}

function startNode(items: INodeExecutionData[]): INode {
	return {
		id: 'start',
		name: 'Start',
		type: START,
		typeVersion: 1,
		position: [0, 0],
		parameters: { items: JSON.stringify(items) },
	};
}

function toNode(
	{ name, type, parameters, settings }: TestNode,
	credentials: TestCredentials,
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(
			Object.keys(credentials).map((key) => [key, { id: key, name: key }]),
		),
		...settings,
	};
}

/** The last node's two possible outputs end in nodes of their own, so that both can be read. */
function sinks(nodes: TestNode[]): INode[] {
	return nodes.at(-1)?.settings?.onError === 'continueErrorOutput'
		? ['Success', 'Error'].map((name) => ({ ...startNode([]), id: name, name, type: SINK }))
		: [];
}

function chain(nodes: TestNode[]): IConnections {
	const names = ['Start', ...nodes.map(({ name }) => name)];
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const connections: IConnections = Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [to(names[index + 1] ?? '')] }]),
	);
	const last = nodes.at(-1);
	if (last?.settings?.onError === 'continueErrorOutput') {
		connections[last.name] = { main: [to('Success'), to('Error')] };
	}
	return connections;
}

/** What the engine wants to know beside the workflow; its credentials are those of the test. */
export function executionSurroundings(
	credentials: TestCredentials,
): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks('manual', '1', {
		id: 'test',
		name: 'test',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
		activeVersionId: null,
	});
	const data: Partial<IWorkflowExecuteAdditionalData> & { hooks: ExecutionLifecycleHooks } = {
		credentialsHelper: new TestCredentialsHelper(credentials),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		restApiUrl: '',
		instanceBaseUrl: 'http://localhost',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		variables: {},
		hooks,
	};
	return data as IWorkflowExecuteAdditionalData;
}

function toResult(run: IRun): WorkflowRun {
	const { runData, error } = run.data.resultData;
	return {
		run,
		outputs(node) {
			const last: ITaskData | undefined = runData[node]?.at(-1);
			return (last?.data?.main ?? []).map((output) => output ?? []);
		},
		error,
	};
}
