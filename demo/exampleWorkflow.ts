import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoredCredential, Workflow } from '../host';

/** The example that README and demo show: clip a podcast with Vizard. */
export const VIZARD_EXAMPLE = join(__dirname, '..', 'examples', 'vizard-clip-podcast.json');

/** The names of its nodes. */
export const NODES = {
	start: 'Start',
	submit: 'Submit Clipping Job',
	wait: 'Wait For Clips',
	download: 'Download Clips',
} as const;

const workflowSchema = z.object({
	name: z.string(),
	nodes: z.array(
		z
			.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()) })
			.passthrough(),
	),
	connections: z.record(z.unknown()),
	settings: z.record(z.unknown()).optional(),
});

/** Reads an example as a user would import it: without credentials, which its user chooses. */
export async function readExample(file: string = VIZARD_EXAMPLE): Promise<Workflow> {
	return workflowSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Chooses this credential in each node of this package, as a user does after importing an example. */
export function withCredential(workflow: Workflow, credential: StoredCredential): Workflow {
	const { id, name, type } = credential;
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-video-jobs.')
			? { ...node, credentials: { ...node.credentials, [type]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/**
 * Tells the wait nodes how long jobs take here: simulated time is compressed, so what is known about the
 * providers does not hold.
 */
export function withExpectedDuration(workflow: Workflow, seconds: number): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (node.type !== 'n8n-nodes-video-jobs.waitForVideoJob') return node;
		const parameters = parametersSchema.parse(node.parameters);
		const options = { ...parameters.options, expectedDurationSeconds: seconds };
		return { ...node, parameters: { ...parameters, options } };
	});
	return { ...workflow, nodes };
}

const parametersSchema = z.object({ options: z.record(z.unknown()).default({}) }).passthrough();
