import 'reflect-metadata';
import { Container } from '@n8n/di';
import { BinaryDataService, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import type { TestCredentials } from './credentialsHelper';
import { executionSurroundings } from './executionSurroundings';
import { nodeTypes, SINK, START } from './nodeTypes';

/** A node under test: its type, parameters, and the settings that n8n keeps beside them. */
export interface TestNode {
	name: string;
	type: string;
	parameters: INodeParameters;
	/** 1 unless said otherwise, as in the workflows that were saved first. */
	typeVersion?: number;
	settings?: Partial<Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>>;
}

export interface TestWorkflow {
	/** Items that the first node is given. */
	items: INodeExecutionData[];
	/** Run one after the other. */
	nodes: TestNode[];
	/** In place of one after the other. */
	connections?: IConnections;
	credentials: TestCredentials;
	/** Of the workflow, beside the order of execution. */
	settings?: IWorkflowSettings;
	/** What a test plays of n8n's server itself. */
	surroundings?: Partial<IWorkflowExecuteAdditionalData>;
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

/** Starts a run and hands it out while it continues, so that a test can stop it. */
export function startWorkflow(given: TestWorkflow): {
	done: Promise<WorkflowRun>;
	stop(): void;
} {
	const workflow = workflowOf(given);
	const execute = new WorkflowExecute(
		{ ...executionSurroundings(given.credentials), ...given.surroundings },
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

/**
 * Goes on with a run that was parked, as n8n's server does when its time has come: with what the database
 * has kept of it, which is JSON, and in a process that knows nothing of the run before.
 */
export async function resumeWorkflow(
	given: TestWorkflow,
	{ run }: WorkflowRun,
): Promise<WorkflowRun> {
	const surroundings = { ...executionSurroundings(given.credentials), ...given.surroundings };
	return await resumeRun(workflowOf(given), surroundings, stored(run));
}

/** Retries a run that has failed, as n8n's server does when a user presses Retry Execution. */
export async function retryWorkflow(
	given: TestWorkflow,
	{ run }: WorkflowRun,
): Promise<WorkflowRun> {
	const data = stored(run);
	const { resultData } = data;
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''] ?? [];
	if (runs.at(-1)?.error !== undefined) runs.pop();
	const surroundings = { ...executionSurroundings(given.credentials), ...given.surroundings };
	return await resumeRun(workflowOf(given), surroundings, data);
}

/** Runs what is on the stack of an execution. */
export async function resumeRun(
	workflow: Workflow,
	surroundings: IWorkflowExecuteAdditionalData,
	data: IRunExecutionData,
): Promise<WorkflowRun> {
	await prepare();
	const execute = new WorkflowExecute(surroundings, 'manual', data);
	return toResult(await execute.processRunExecutionData(workflow));
}

/** What n8n's database keeps of a run. */
export function stored({ data }: IRun): IRunExecutionData {
	return JSON.parse(JSON.stringify(data)) as IRunExecutionData;
}

/** The nodes one after the other, as the engine has them. */
export function workflowOf({
	items,
	nodes,
	connections,
	credentials,
	settings,
	surroundings,
}: TestWorkflow): Workflow {
	return new Workflow({
		// Nothing is parked of a workflow that was not saved, so it takes no server to run one.
		...(surroundings?.executeWorkflow && { id: 'test' }),
		nodes: [startNode(items), ...nodes.map((node) => toNode(node, credentials)), ...sinks(nodes)],
		connections: connections ?? chain(nodes),
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...settings },
	});
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
	{ name, type, parameters, typeVersion = 1, settings }: TestNode,
	credentials: TestCredentials,
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion,
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
