import 'reflect-metadata';
import { PollContext, WebhookContext } from 'n8n-core';
import type { Workflow } from 'n8n-workflow';
import type { TestCredentials } from './credentialsHelper';
import { executionSurroundings } from './executionSurroundings';
import { workflowOf, type TestNode } from './runWorkflow';

/** A trigger as n8n holds it while its workflow is active: what it remembers stays with the workflow. */
export interface ActiveTrigger {
	workflow: Workflow;
	name: string;
	credentials: TestCredentials;
}

/** @param remembered what the node has stored with the workflow before, as it is in n8n's database */
export function activeTrigger(
	node: TestNode,
	credentials: TestCredentials,
	remembered?: object,
): ActiveTrigger {
	const workflow = workflowOf({ items: [], nodes: [node], credentials, connections: {} });
	if (remembered)
		Object.assign(workflow.getStaticData('node', nodeOf(workflow, node.name)), remembered);
	return { workflow, name: node.name, credentials };
}

/** What the node remembers, as n8n's database keeps it. */
export function rememberedBy({ workflow, name }: ActiveTrigger): Record<string, unknown> {
	const data = workflow.getStaticData('node', nodeOf(workflow, name));
	return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

/** One poll of the node, as n8n makes it at its Poll Times. */
export function pollContext({ workflow, name, credentials }: ActiveTrigger): PollContext {
	const node = nodeOf(workflow, name);
	return new PollContext(workflow, node, executionSurroundings(credentials), 'trigger', 'activate');
}

/** How a call was answered beside what the node hands to n8n. */
export interface SentAnswer {
	status?: number;
	body?: unknown;
}

/** A POST to the node's webhook, to the production URL unless told otherwise. */
export function webhookContext(
	{ workflow, name, credentials }: ActiveTrigger,
	request: { body: unknown; query?: Record<string, string> },
	mode: 'webhook' | 'manual' = 'webhook',
): { context: WebhookContext; sent: SentAnswer } {
	const sent: SentAnswer = {};
	const response = {
		status(code: number) {
			sent.status = code;
			return response;
		},
		set: () => response,
		json(body: unknown) {
			sent.body = body;
			return response;
		},
	};
	const { body, query = {} } = request;
	const surroundings = {
		...executionSurroundings(credentials),
		httpRequest: { body, query, headers: {}, params: {} },
		httpResponse: response,
	};
	const context = new WebhookContext(
		workflow,
		nodeOf(workflow, name),
		surroundings as unknown as ConstructorParameters<typeof WebhookContext>[2],
		mode,
		{} as ConstructorParameters<typeof WebhookContext>[4],
		[],
		null,
	);
	return { context, sent };
}

function nodeOf(workflow: Workflow, name: string) {
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node '${name}'`);
	return node;
}
