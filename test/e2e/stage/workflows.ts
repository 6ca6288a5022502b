import { randomUUID } from 'node:crypto';
import { NODES } from '../../../demo/exampleWorkflow';
import type { Workflow, WorkflowNode } from '../../../host';

/** The trigger's name in every workflow here, as in the example. */
export const START = NODES.start;

type OnError = 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput';

function node(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
	onError: OnError = 'stopWorkflow',
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, onError };
}

/** A Vizard node that submits the link in the field `videoUrl` of each item. */
export function submit(onError?: OnError): WorkflowNode {
	const parameters = {
		resource: 'videoJob',
		operation: 'submit',
		jobType: 'clipping',
		videoUrl: '={{ $json.videoUrl }}',
	};
	return node('Submit', 'n8n-nodes-video-jobs.vizard', parameters, onError);
}

/** A Wait For Video Job node for the jobs of its input. */
export function wait(onError?: OnError): WorkflowNode {
	const parameters = { jobSource: 'input', providers: ['vizard'], mode: 'keepRunning' };
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
	const all = [node(START, 'n8n-nodes-base.manualTrigger', {}), ...nodes];
	const links = all
		.slice(1)
		.map(({ name }, index) => [
			all[index]?.name ?? START,
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return {
		name: `End-to-end ${randomUUID()}`,
		nodes: all,
		connections: Object.fromEntries(links),
		pinData: { [START]: items.map((json) => ({ json })) },
		settings: { executionOrder: 'v1' },
	};
}
