import type { INodeProperties } from 'n8n-workflow';
import { options, text } from '../shared/input/fields';
import { projectField } from './project.fields';

/** The same on every call that starts a job. */
export const WEBHOOK_URL = text(
	'Webhook URL',
	'webhookUrl',
	'Called when the job ends. Pictory signs nothing: put a token that cannot be guessed into the address.',
	{ placeholder: 'e.g. https://example.com/pictory?token=1b9d6bcd' },
);

/** What there is to enter for rendering a saved project. */
export const PROJECT_FIELDS: INodeProperties[] = [
	projectField('A project saved in Pictory, for example by Save Project of a storyboard'),
	options([WEBHOOK_URL]),
];
