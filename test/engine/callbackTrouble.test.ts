import type { IWebhookFunctions } from 'n8n-workflow';
import { answerCall } from '../../nodes/WaitForVideoJob/user/call';

/**
 * A call to an execution whose node has kept this. What `webhook()` throws, n8n takes for the node's output,
 * so whatever is kept, a call must come to an answer.
 */
function called(kept: unknown) {
	const warn = jest.fn();
	const context = {
		getNode: () => ({ name: 'Wait' }),
		evaluateExpression: () => kept,
		getBodyData: () => ({ jobId: '1' }),
		logger: { warn },
	} as unknown as IWebhookFunctions;
	return { answered: answerCall(context), warn };
}

it.each<[string, unknown]>([
	['nothing', undefined],
	['something else', 'text'],
	['no list of jobs', { items: 'x' }],
])('continues waiting when %s is kept, and says so in the log', async (_what, kept) => {
	const { answered, warn } = called(kept);
	await expect(answered).resolves.toEqual({
		webhookResponse: { checking: false, reason: 'could not be processed' },
	});
	expect(warn).toHaveBeenCalledTimes(1);
});
