import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { descriptionOf, InvalidInput } from '../shared/input/invalidInput';
import { checkForParent, takeCall } from './check/check';
import { OUTPUTS, RESUME_WEBHOOKS, type Phase } from './subWorkflows';
import { deliverEnding } from '../shared/parking/subExecution';
import { guardChecks, takeDismissal } from './supervise/guard';
import { passCallOn, superviseChecks } from './supervise/supervise';
import { jobTypes, WAIT_CREDENTIALS, WAIT_PROPERTIES, WAIT_SUBTITLE } from './properties';
import { answerCall } from './user/call';
import { waitForJobs } from './user/wait';

const EXECUTE: Record<Phase, (n8n: IExecuteFunctions) => Promise<INodeExecutionData[][]>> = {
	wait: async (n8n) => [await waitForJobs(n8n)],
	supervise: superviseChecks,
	check: checkForParent,
	deliver: async (n8n) => [deliverEnding(n8n)],
	guard: guardChecks,
};

export class WaitForVideoJob implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wait For Video Job',
		name: 'waitForVideoJob',
		icon: {
			light: 'file:../../icons/waitForVideoJob.svg',
			dark: 'file:../../icons/waitForVideoJob.dark.svg',
		},
		group: ['organization'],
		version: 1,
		subtitle: WAIT_SUBTITLE,
		description:
			'Wait until video jobs of any provider are finished, and continue with their results',
		defaults: { name: 'Wait For Video Job' },
		usableAsTool: true,
		// It stands below n8n's "Waiting for input".
		waitingNodeTooltip:
			'No input is required. This node continues by itself when the video jobs have ended.',
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		webhooks: RESUME_WEBHOOKS,
		credentials: WAIT_CREDENTIALS,
		properties: WAIT_PROPERTIES,
	};

	methods = { listSearch: { jobTypes } };

	/** A user's node waits; in the executions behind a suspended wait, the same node checks for it. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const phase = this.getNodeParameter('phase', 0, 'wait') as Phase;
		try {
			return await EXECUTE[phase](this);
		} catch (error) {
			throw nodeError(this, error);
		}
	}

	/** Answers a call to a parked execution: a user's, or one of those behind it. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const phase = this.getNodeParameter('phase', 'wait') as Phase;
		if (phase === 'check') return takeCall(this);
		if (phase === 'guard') return takeDismissal();
		return phase === 'supervise' ? await passCallOn(this) : await answerCall(this);
	}
}

/** Input that concerns no item by itself, such as the mode, ends the node. */
function nodeError(n8n: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof InvalidInput)) return error;
	const { message, problem } = error;
	return new NodeOperationError(n8n.getNode(), message, { description: descriptionOf(problem) });
}
