import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { StoredCredential, Workflow, WorkflowNode } from '../host';
import { kitOf } from '../test/providers';

const FOLDER = join(__dirname, '..', 'examples');

/** The example that the README shows: clip a podcast with Vizard. */
export const VIZARD_EXAMPLE = 'vizard-clip-podcast';

/** The names of its nodes. */
export const NODES = {
	start: 'Start',
	submit: 'Submit Clipping Job',
	wait: 'Wait For Clips',
	download: 'Download Clips',
} as const;

/** The examples that do not end by themselves within a minute, and what each of them needs. */
export const NEEDS_MORE: Readonly<Record<string, string>> = {
	'agent-with-video-tools': 'needs a language model',
	'approve-before-publishing': 'needs someone who approves',
	'continue-on-callback': 'shows a suspended wait, which takes a minute or more',
	'form-to-video': 'starts with a form',
	'suspend-a-long-job': 'shows a suspended wait, which takes a minute or more',
};

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

const parametersSchema = z
	.object({
		operation: z.string().optional(),
		step: z.string().optional(),
		provider: z.string().optional(),
		providers: z.array(z.string()).default([]),
		options: z.record(z.unknown()).default({}),
	})
	.passthrough();

const pauseSchema = z.object({ amount: z.number() }).passthrough();

const fetchSchema = z.object({ url: z.string() }).passthrough();

const OWN = 'n8n-nodes-video-jobs.';
const WAIT = 'waitForVideoJob';
const TRIGGERS = ['videoJobTrigger', 'videoJobWatchTrigger'];
const FETCH = 'n8n-nodes-base.httpRequest';
const PAUSE = 'n8n-nodes-base.wait';
/** Pauses of a drawn loop while a job lasts. */
const PAUSES = 4;

/** The names of all examples, which are those of their files. */
export async function exampleNames(): Promise<string[]> {
	const files = await readdir(FOLDER);
	return files
		.filter((file) => file.endsWith('.json'))
		.map((file) => basename(file, '.json'))
		.sort();
}

/** Reads an example as a user would import it: without credentials, which its user chooses. */
export async function readExample(name: string = VIZARD_EXAMPLE): Promise<Workflow> {
	return workflowSchema.parse(JSON.parse(await readFile(join(FOLDER, `${name}.json`), 'utf8')));
}

/** The name of a node of this package, which as a tool of an agent has another type; undefined for any other node. */
export function ownName({ type }: WorkflowNode): string | undefined {
	return type.startsWith(OWN) ? type.slice(OWN.length).replace(/Tool$/, '') : undefined;
}

/** What a node of this package does in an example; undefined for any other node. */
export function partOf(node: WorkflowNode): 'submit' | 'wait' | 'render' | 'download' | undefined {
	const own = ownName(node);
	if (own === WAIT) return 'wait';
	if (own === undefined || TRIGGERS.includes(own)) return undefined;
	const { operation, step } = parametersSchema.parse(node.parameters);
	if (operation === 'submit') return 'submit';
	if (operation !== 'export') return undefined;
	return step === 'render' ? 'render' : 'download';
}

/** Whose jobs a node of this package is about. */
export function providersOf(node: WorkflowNode): string[] {
	const own = ownName(node);
	if (own === undefined) return [];
	const { provider, providers } = parametersSchema.parse(node.parameters);
	if (own === WAIT) return providers;
	return [TRIGGERS.includes(own) ? (provider ?? '') : own];
}

/** Chooses these credentials in the nodes that ask for them, as a user does after importing an example. */
export function withCredentials(
	workflow: Workflow,
	credentials: readonly StoredCredential[],
): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const types = providersOf(node).flatMap((id) => kitOf(id).credentials.map(({ name }) => name));
		const chosen = credentials
			.filter(({ type }) => types.includes(type))
			.map(({ id, name, type }) => [type, { id, name }] as const);
		if (chosen.length === 0) return node;
		return { ...node, credentials: { ...node.credentials, ...Object.fromEntries(chosen) } };
	});
	return { ...workflow, nodes };
}

/**
 * Tells the wait nodes how long jobs take here, and shortens the pauses of drawn loops: simulated time is
 * compressed, so what is known about the providers does not hold.
 */
export function withExpectedDuration(workflow: Workflow, seconds: number): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const pause = pauseSchema.safeParse(node.parameters);
		if (node.type === PAUSE && pause.success) {
			return { ...node, parameters: { ...pause.data, amount: Math.ceil(seconds / PAUSES) } };
		}
		if (ownName(node) !== WAIT) return node;
		const parameters = parametersSchema.parse(node.parameters);
		const options = { ...parameters.options, expectedDurationSeconds: seconds };
		return { ...node, parameters: { ...parameters, options } };
	});
	return { ...workflow, nodes };
}

/**
 * Lets nodes that download a source do so from here. The sources that are handed to providers as links
 * stay as they are: they are not fetched.
 */
export function withSourcesFrom(workflow: Workflow, origin: string): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (node.type !== FETCH) return node;
		const parameters = fetchSchema.parse(node.parameters);
		const url = origin + new URL(parameters.url).pathname;
		return { ...node, parameters: { ...parameters, url } };
	});
	return { ...workflow, nodes };
}
