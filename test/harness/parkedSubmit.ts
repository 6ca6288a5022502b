import { passUntil, simulator } from './simulatedTime';
import type { INodeParameters, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { TestNode, WorkflowRun } from './runWorkflow';
import { SuspendingHost } from './suspendingHost';
import { sources, submitNode, vizardCredentials } from './vizardRun';

export const ONE_A_MINUTE = { submitsPerMinute: 1 };

export const url = (row: number) => `https://media.example.org/${row}.mp4`;

export function submitting(
	count: number,
	options: INodeParameters = ONE_A_MINUTE,
	settings: TestNode['settings'] = {},
	surroundings: Partial<IWorkflowExecuteAdditionalData> = {},
) {
	const urls = Array.from({ length: count }, (_, row) => url(row));
	return new SuspendingHost({
		items: sources(...urls),
		nodes: [submitNode(settings, options)],
		credentials: vizardCredentials(simulator),
		surroundings,
	});
}

/** The sources that were submitted, in the order of the requests. */
export async function submitted(): Promise<string[]> {
	const requests = await simulator.control.requests({ url: '/project/create' });
	return requests.map(({ body }) => (body as { videoUrl: string }).videoUrl);
}

/** Lets the turns come, one after the other. */
export async function untilDone(host: SuspendingHost): Promise<number[]> {
	const dues: number[] = [];
	for (let { due } = host; due !== undefined; due = host.due) {
		dues.push(due);
		if (dues.length > 100) throw new Error('The submits do not end');
		await passUntil(due);
		await host.resumeChild();
	}
	return dues;
}

export const jobIds = ({ outputs }: WorkflowRun) =>
	outputs('Submit')[0]?.map(({ json }) => json.jobId);

/**
 * n8n 2.41 keeps the error of a sub-execution beside the node, and a retry ends with it again. An n8n that runs
 * the node again must find the ledger.
 */
export function withoutItsError(ended: WorkflowRun): WorkflowRun {
	const [entry] = ended.run.data.executionData?.nodeExecutionStack ?? [];
	expect(entry?.metadata?.resumeError).toBeDefined();
	delete entry?.metadata?.resumeError;
	return ended;
}
