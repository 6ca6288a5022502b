import type { INodeProperties } from 'n8n-workflow';
import { options, text } from '../shared/input/fields';

/** The same on every call that starts a job. */
export const WEBHOOK_URL = text(
	'Webhook URL',
	'webhookUrl',
	'Called when the job ends. Pictory signs nothing: put a token that cannot be guessed into the address.',
	{ placeholder: 'e.g. https://example.com/pictory?token=1b9d6bcd' },
);

/** What there is to enter for rendering a saved project. */
export const PROJECT_FIELDS: INodeProperties[] = [
	text(
		'Project ID',
		'projectId',
		'ID of a project saved in Pictory, for example by Save Project of a storyboard',
		{ required: true, placeholder: 'e.g. 20240502091011a1b2c3d4' },
	),
	options([WEBHOOK_URL]),
];
