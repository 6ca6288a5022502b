import type { INodeProperties } from 'n8n-workflow';
import { WEBHOOK_URL } from './webhook.fields';

export { PREVIEW_FIELDS, RENDER_FIELDS } from './storyboard.fields';
export { STUDIO_FIELDS } from './studio.fields';

/** What there is to say about rendering a saved project. */
export const PROJECT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Project ID',
		name: 'projectId',
		type: 'string',
		required: true,
		default: '',
		description: 'ID of a project saved in Pictory, for example by Save Project of a storyboard',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [WEBHOOK_URL],
	},
];
