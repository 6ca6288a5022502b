import { randomUUID } from 'node:crypto';
import { NODES } from '../../../demo/exampleWorkflow';
import type { Workflow, WorkflowNode } from '../../../host';

/** The trigger's name in every workflow here, as in the example. */
export const START = NODES.start;

export type OnError = 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput';

function node(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
	onError: OnError = 'stopWorkflow',
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, onError };
}

/** A Vizard node that submits the link in the field `videoUrl` of each item. */
export function submit(
	onError?: OnError,
	videoUrl: string = '={{ $json.videoUrl }}',
): WorkflowNode {
	const parameters = { resource: 'videoJob', operation: 'submit', jobType: 'clipping', videoUrl };
	return node('Submit', 'n8n-nodes-video-jobs.vizard', parameters, onError);
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

/** A Vizard node that downloads what came of the jobs of its input. */
export function download(onError?: OnError): WorkflowNode {
	const parameters = { resource: 'videoJob', operation: 'export' };
	return node('Download', 'n8n-nodes-video-jobs.vizard', parameters, onError);
}

/** Looks back from each item to the one at the start that it came from, as users' expressions do. */
export function lookBack(): WorkflowNode {
	const assignments = [
		{
			id: randomUUID(),
			name: 'episode',
			type: 'string',
			value: `={{ $('${START}').item.json.episode }}`,
		},
		{ id: randomUUID(), name: 'jobId', type: 'string', value: '={{ $json.jobId }}' },
	];
	const look = node('Look Back', 'n8n-nodes-base.set', { assignments: { assignments } });
	return { ...look, typeVersion: 3.4 };
}

/** A workflow of these nodes in a row, begun by hand with these items. */
export function inARow(items: readonly Record<string, unknown>[], nodes: WorkflowNode[]): Workflow {
	const trigger = node(START, 'n8n-nodes-base.manualTrigger', {});
	return { ...row([trigger, ...nodes]), pinData: { [START]: items.map((json) => ({ json })) } };
}

/** A workflow of these nodes in a row, begun by a POST to this production webhook. */
export function fromWebhook(path: string, nodes: WorkflowNode[]): Workflow {
	const trigger = node(START, 'n8n-nodes-base.webhook', { httpMethod: 'POST', path });
	return row([{ ...trigger, typeVersion: 2, webhookId: randomUUID() }, ...nodes]);
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
