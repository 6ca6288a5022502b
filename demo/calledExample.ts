import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { N8nApi, Workflow, WorkflowNode } from '../host';

const TRIGGER = 'n8n-nodes-video-jobs.videoJobTrigger';

const POLL_MS = 250;

const callingSchema = z
	.object({ options: z.object({ webhookUrl: z.string() }).passthrough() })
	.passthrough();

/** Whether a workflow starts when a provider calls, and not when a user executes it. */
export function isCalled({ nodes }: Workflow): boolean {
	return nodes.some(({ type }) => type === TRIGGER);
}

/** A workflow that a call to its URL starts. */
export interface PublishedWorkflow {
	workflowId: string;
	url: string;
}

/** Publishes a workflow that is called, and waits until n8n answers calls of it. */
export async function publishCalled(
	api: N8nApi,
	n8nUrl: string,
	workflow: Workflow,
): Promise<PublishedWorkflow> {
	const webhookId = randomUUID();
	const path = `${webhookId}/video-job`;
	// The editor adds the ID when a workflow is imported.
	const withId = (node: WorkflowNode) => (node.type === TRIGGER ? { ...node, webhookId } : node);
	const workflowId = await api.createWorkflow({ ...workflow, nodes: workflow.nodes.map(withId) });
	await api.activateWorkflow(workflowId);
	await api.callWebhook(path);
	return { workflowId, url: `${n8nUrl}/webhook/${path}` };
}

/** Puts the URL of a trigger in place of the one in an example, as a user does. */
export function withWebhookUrl(workflow: Workflow, webhookUrl: string): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const calling = callingSchema.safeParse(node.parameters);
		if (!calling.success) return node;
		const { options } = calling.data;
		return { ...node, parameters: { ...calling.data, options: { ...options, webhookUrl } } };
	});
	return { ...workflow, nodes };
}

/** The ID of the first execution of a workflow that something else starts. */
export async function firstExecution(
	api: N8nApi,
	workflowId: string,
	timeoutSeconds: number,
): Promise<string> {
	const deadline = Date.now() + timeoutSeconds * 1000;
	for (;;) {
		const [first] = (await api.executionsOf(workflowId)).slice(-1);
		if (first !== undefined) return first;
		if (Date.now() > deadline)
			throw new Error(`Nothing has started the workflow within ${timeoutSeconds} s`);
		await sleep(POLL_MS);
	}
}
