import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { answerCall, CALLBACK_WEBHOOKS } from './callback';
import { deliverJobs } from './deliver';
import { CALLING, triggerCredentials, triggerProperties } from './properties';

export class VideoJobTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Video Job Trigger',
		name: 'videoJobTrigger',
		icon: {
			light: 'file:../../icons/videoJobTrigger.svg',
			dark: 'file:../../icons/videoJobTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["provider"] }}',
		description: 'Starts the workflow when a provider calls because a video job has ended',
		defaults: { name: 'Video Job Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: CALLBACK_WEBHOOKS,
		credentials: triggerCredentials(CALLING),
		properties: triggerProperties(CALLING, [
			{
				displayName:
					'Give the provider the URL above: in the workspace settings of Vizard, or in the option Webhook URL of a Submit. Each call is confirmed with the provider before the workflow starts.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Job ID',
				name: 'jobId',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.query.model }}/requests/{{ $json.body.request_id }}',
				description:
					'The ID of the job that a call is about, as an expression. Leave it empty to take the ID from the body of the call.',
			},
		]),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await deliverJobs(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerCall(this);
	}
}
