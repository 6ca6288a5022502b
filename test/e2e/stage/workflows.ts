import { randomUUID } from 'node:crypto';
import { NODES } from '../../../demo/exampleWorkflow';
import type { Workflow, WorkflowNode } from '../../../host';

/** The trigger's name in every workflow here, as in the example. */
export const START = NODES.start;

export type OnError = 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput';

/** A node of a workflow; where it is on the canvas does not matter here. */
export function node(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
	onError: OnError = 'stopWorkflow',
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, onError };
}

/** A Vizard node that submits the link in the field `videoUrl` of each item. */
export function submit(
	onError: OnError = 'stopWorkflow',
	videoUrl: string = '={{ $json.videoUrl }}',
): WorkflowNode {
	return { ...submitTo('vizard', { jobType: 'clipping', videoUrl }), onError };
}

/** A node of this provider that submits a job with these parameters. */
export function submitTo(
	provider: string,
	parameters: Record<string, unknown>,
	name = 'Submit',
): WorkflowNode {
	const all = { resource: 'videoJob', operation: 'submit', ...parameters };
	return node(name, `n8n-nodes-video-jobs.${provider}`, all);
}

/** The same node that submits, with the resume URL of the execution handed over to the provider. */
export function callingBack(node: WorkflowNode): WorkflowNode {
	const parameters = node.parameters as Record<string, unknown>;
	const options = { ...(parameters.options as object | undefined), resumeOnCallback: true };
	return { ...node, parameters: { ...parameters, options } };
}

/** A Wait For Video Job node for the jobs of its input; it keeps running unless told otherwise. */
export function wait(onError?: OnError, changes: Record<string, unknown> = {}): WorkflowNode {
	const parameters = {
		jobSource: 'input',
		providers: ['vizard'],
		mode: 'keepRunning',
		...changes,
	};
	return node('Wait', 'n8n-nodes-video-jobs.waitForVideoJob', parameters, onError);
}

/** A node that downloads what came of the jobs of its input. */
export function download(onError?: OnError, provider = 'vizard'): WorkflowNode {
	const parameters = { resource: 'videoJob', operation: 'export' };
	return node('Download', `n8n-nodes-video-jobs.${provider}`, parameters, onError);
}

/** The drawn way to download the first video of each job: n8n's own HTTP Request node. */
export function fetchByHand(): WorkflowNode {
	const parameters = {
		url: '={{ $json.videos[0].url }}',
		options: { response: { response: { responseFormat: 'file' } } },
	};
	return { ...node('Fetch', 'n8n-nodes-base.httpRequest', parameters), typeVersion: 4.2 };
}

/** A Clipzy node that uploads the file of each item and has it styled. */
export function restyle(binaryPropertyName = 'data'): WorkflowNode {
	const source = { source: 'binaryData', binaryPropertyName };
	const parameters = { resource: 'videoJob', operation: 'submit', ...source };
	return node('Restyle', 'n8n-nodes-video-jobs.clipzy', parameters);
}

/**
 * Looks back from each item to the one of an earlier node that it came from, as users' expressions do,
 * and takes a field of that one.
 */
export function lookBack(to: string = START, field = 'episode'): WorkflowNode {
	const assignments = [
		{
			id: randomUUID(),
			name: field,
			type: 'string',
			value: `={{ $('${to}').item.json.${field} }}`,
		},
		{ id: randomUUID(), name: 'jobId', type: 'string', value: '={{ $json.jobId }}' },
	];
	const look = node('Look Back', 'n8n-nodes-base.set', { assignments: { assignments } });
	return { ...look, typeVersion: 3.4 };
}

/** An item for {@link submit}: its job ends at once with one video of so many bytes. */
export function quickSource(bytes: number): { videoUrl: string } {
	const wanted = `sim-clips=1&sim-duration=0&sim-bytes=${bytes}`;
	return { videoUrl: `https://media.example.org/1.mp4?${wanted}` };
}

/** A workflow of these nodes in a row, begun by hand with these items. */
export function inARow(items: readonly Record<string, unknown>[], nodes: WorkflowNode[]): Workflow {
	const trigger = node(START, 'n8n-nodes-base.manualTrigger', {});
	return { ...row([trigger, ...nodes]), pinData: { [START]: items.map((json) => ({ json })) } };
}

/** The node in which the branches of a workflow come together. */
export const MERGE = 'All Jobs';

/** A workflow that runs the first nodes side by side, and the others in a row with what comes of all. */
export function sideBySide(branches: WorkflowNode[], nodes: WorkflowNode[]): Workflow {
	const parameters = { mode: 'append', numberInputs: branches.length };
	const merge = { ...node(MERGE, 'n8n-nodes-base.merge', parameters), typeVersion: 3.2 };
	const trigger = node(START, 'n8n-nodes-base.manualTrigger', {});
	const rest = row([merge, ...nodes]);
	const begin = branches.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	const joins = branches.map(({ name }, index) => [
		name,
		{ main: [[{ node: MERGE, type: 'main', index }]] },
	]);
	return {
		...rest,
		nodes: [trigger, ...branches, ...rest.nodes],
		connections: {
			...rest.connections,
			...Object.fromEntries(joins),
			[START]: { main: [begin] },
		},
	};
}

/** A workflow of these nodes in a row, begun by a POST to this production webhook. */
export function fromWebhook(
	path: string,
	nodes: WorkflowNode[],
	changes: Record<string, unknown> = {},
): Workflow {
	const parameters = { httpMethod: 'POST', path, ...changes };
	const trigger = node(START, 'n8n-nodes-base.webhook', parameters);
	return startingWith({ ...trigger, typeVersion: 2, webhookId: randomUUID() }, nodes);
}

/** A workflow of these nodes in a row behind their trigger. */
export function startingWith(trigger: WorkflowNode, nodes: WorkflowNode[]): Workflow {
	return row([trigger, ...nodes]);
}

function row(nodes: WorkflowNode[]): Workflow {
	const links = nodes
		.slice(1)
		.map(({ name }, index) => [
			nodes[index]?.name ?? START,
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return {
		name: `End-to-end ${randomUUID()}`,
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}
