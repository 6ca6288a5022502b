import type { INodeProperties } from 'n8n-workflow';
import { locator, text } from '../shared/input/fields';
import type { Submit } from '../shared/provider/contract';
import { LANGUAGES } from './languages';
import { SCENE_FIELDS } from './scene.fields';
import { STORYBOARD_OPTIONS } from './storyboardOptions.fields';

const VIDEO_NAME = text(
	'Video Name',
	'videoName',
	'Letters, digits, spaces, underscores and hyphens, at most 150 characters',
	{ placeholder: 'e.g. harbour-morning' },
);

export const RENDER_NAME: INodeProperties = { ...VIDEO_NAME, required: true };

/** A template of the account. */
export function templateField(
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return locator('Template', 'templateId', description, {
		list: 'templates',
		idExample: '202507141030549677ylq8k8gu44vy1y',
		required: true,
		...more,
	});
}

const CONTENT: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Scenes', value: 'scenes', description: 'Put scenes together below' },
			{
				name: 'Scenes (JSON)',
				value: 'json',
				description: 'Give the scenes as the API of Pictory takes them',
			},
			{ name: 'Template', value: 'template', description: 'Fill a template of the account' },
		],
		default: 'scenes',
		description: 'What the video is made from',
	},
	{
		displayName: 'Scenes',
		name: 'scenes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { content: ['scenes'] } },
		placeholder: 'Add Scene',
		default: { scene: [{ source: 'story', story: '' }] },
		description: 'The scenes in the order in which they are shown',
		options: [{ displayName: 'Scene', name: 'scene', values: SCENE_FIELDS }],
	},
	{
		displayName: 'Scenes (JSON)',
		name: 'scenesJson',
		type: 'json',
		required: true,
		typeOptions: { rows: 6 },
		displayOptions: { show: { content: ['json'] } },
		default: '[\n  { "story": "", "createSceneOnEndOfSentence": true }\n]',
		description: 'List of scenes as the field scenes of the API takes it',
	},
	templateField('The template to fill', { displayOptions: { show: { content: ['template'] } } }),
	{
		displayName: 'Variables (JSON)',
		name: 'variables',
		type: 'json',
		displayOptions: { show: { content: ['template'] } },
		default: '{}',
		description:
			'Value of each variable of the template, by its name. The job type Video From Template has a field for each.',
	},
];

export const LANGUAGE: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: LANGUAGES,
	default: '',
	description: 'Language of the story; another code can be given with an expression',
};

/** How the forms of all storyboards are arranged. */
export const FORM: Pick<Submit, 'everyday' | 'rare'> = {
	everyday: ['voiceSpeaker', 'aspectRatio'],
	rare: ['storyboardVersion'],
};

const SHARED = [...CONTENT, LANGUAGE, STORYBOARD_OPTIONS];

/** A preview may go without a name. */
export const PREVIEW_FIELDS: INodeProperties[] = [VIDEO_NAME, ...SHARED];

export const RENDER_FIELDS: INodeProperties[] = [RENDER_NAME, ...SHARED];
