import { randomUUID } from 'node:crypto';
import type { N8nApi, Workflow, WorkflowNode } from '../../host';
import { until } from '../../host/process/until';
import { fromWebhook, inARow, node, START } from '../e2e/stage/workflows';

/** What a workflow is made of. */
export interface Parts {
	items: readonly Record<string, unknown>[];
	nodes: WorkflowNode[];
	/** Puts in what does not depend on how the workflow is begun. */
	finish(workflow: Workflow): Workflow;
}

export interface Begun {
	workflowId: string;
	executionId: string;
}

/** A way to create a workflow and to begin it with its items. */
export type Begin = (api: N8nApi, parts: Parts) => Promise<Begun>;

/** As from the editor. */
export const byHand: Begin = async (api, { items, nodes, finish }) => {
	const workflowId = await api.createWorkflow(finish(inARow(items, nodes)));
	return { workflowId, executionId: await api.run(workflowId, START) };
};

const BEGUN = { lookMs: 100, patienceMs: 30_000 };

/** As production executions begin: a run by hand stays in the main process. */
export const byWebhook: Begin = async (api, { items, nodes, finish }) => {
	const path = randomUUID();
	const split = node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.items' });
	const workflowId = await api.createWorkflow(finish(fromWebhook(path, [split, ...nodes])));
	await api.activateWorkflow(workflowId);
	await api.callWebhook(path, { items });
	let executionId: string | undefined;
	await until(async () => {
		const ids = await api.executionsOf(workflowId);
		[executionId] = ids.sort((a, b) => Number(a) - Number(b));
		return executionId !== undefined;
	}, BEGUN);
	if (executionId === undefined) throw new Error(`Workflow ${workflowId} has not begun`);
	return { workflowId, executionId };
};
