import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { calledJobs, takeCall } from '../../nodes/WaitForVideoJob/check/check';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

/** A call of the execution that checks; of the whole context, only the body is read. */
const callWith = (body: unknown) =>
	takeCall({ getBodyData: () => body } as unknown as IWebhookFunctions);

/** The run of the node that such a call leads to. */
const runWith = (items: INodeExecutionData[], before?: IExecuteFunctions): IExecuteFunctions => {
	const run = executeContext({ items, nodes: [waitNode()], credentials: {} }, 'Wait');
	if (before) Object.assign(run.getContext('node'), before.getContext('node'));
	return run;
};

const itemsOf = (body: unknown) => callWith(body).workflowData?.[0] ?? [];

it('hands the ids of the jobs over, once: n8n repeats the input when the schedule comes round', () => {
	const items = itemsOf({ jobIds: ['a', 'b'] });
	const called = runWith(items);
	expect(calledJobs(called)).toEqual(new Set(['a', 'b']));
	const scheduled = runWith(items, called);
	expect(calledJobs(scheduled)).toEqual(new Set());
	const calledAgain = runWith(itemsOf({ jobIds: ['a'] }), scheduled);
	expect(calledJobs(calledAgain)).toEqual(new Set(['a']));
});

it('resumes nothing for a body that is none of ours', () => {
	for (const body of [
		{},
		{ jobIds: 'a' },
		{ jobIds: [1] },
		null,
		[],
		{ jobIds: Array(10_001).fill('a') },
	]) {
		expect(callWith(body)).toEqual({ webhookResponse: { checking: false } });
	}
});

it('is not taken in by items that look different', () => {
	for (const json of [
		{},
		{ call: 'a' },
		{ call: { jobIds: ['a'] } },
		{ call: { id: 1, jobIds: [] } },
	]) {
		expect(calledJobs(runWith([{ json }]))).toEqual(new Set());
	}
});
