import type { INodeProperties } from 'n8n-workflow';

/** The same on every call that starts a job. */
export const WEBHOOK_URL: INodeProperties = {
	displayName: 'Webhook URL',
	name: 'webhookUrl',
	type: 'string',
	default: '',
	description:
		'Called when the job ends. Pictory signs nothing: put a token that nobody can guess into the address.',
};
