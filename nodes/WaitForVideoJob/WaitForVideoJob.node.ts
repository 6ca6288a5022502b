import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { OUTPUTS, RESUME_WEBHOOKS } from './childWorkflow';
import { credentialsOfProviders } from './credentials';
import { WAIT_PROPERTIES } from './properties';
import { answerCall, runPhase } from './runPhase';

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
		subtitle: '={{ $parameter["providers"].join(", ") }}',
		description:
			'Wait until video jobs of any provider are finished, and continue with their results',
		defaults: { name: 'Wait For Video Job' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		webhooks: RESUME_WEBHOOKS,
		credentials: credentialsOfProviders(),
		properties: WAIT_PROPERTIES,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPhase(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerCall(this);
	}
}
