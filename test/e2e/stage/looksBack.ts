import { randomUUID } from 'node:crypto';
import { partOf } from '../../../demo/exampleWorkflow';
import type { Workflow, WorkflowNode } from '../../../host';
import { START } from './workflows';

function lookingNode(download: string, wait: string): WorkflowNode {
	const assignment = (name: string, type: string, value: string) => ({
		id: randomUUID(),
		name,
		type,
		value,
	});
	const assignments = [
		assignment('jobId', 'string', '={{ $json.jobId }}'),
		assignment('waitedFor', 'string', `={{ $('${wait}').item.json.jobId }}`),
		assignment('started', 'boolean', `={{ $('${START}').item !== undefined }}`),
	];
	return {
		id: randomUUID(),
		name: `Look Back From ${download}`,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [0, 0],
		parameters: { assignments: { assignments } },
	};
}

/** Adds to each download of an example a node that looks back to the last wait and to the start. */
export function withLooksBack(workflow: Workflow): Workflow {
	const named = (part: ReturnType<typeof partOf>) =>
		workflow.nodes.filter((node) => partOf(node) === part).map(({ name }) => name);
	const wait = named('wait').at(-1) ?? START;
	const downloads = named('download');
	const looking = downloads.map((download) => lookingNode(download, wait));
	const links = downloads.map((download) => [
		download,
		{ main: [[{ node: `Look Back From ${download}`, type: 'main', index: 0 }]] },
	]);
	return {
		...workflow,
		nodes: [...workflow.nodes, ...looking],
		connections: { ...workflow.connections, ...Object.fromEntries(links) },
	};
}
