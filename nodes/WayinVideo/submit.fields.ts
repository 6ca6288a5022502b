import type { INodeProperties } from 'n8n-workflow';
import { languageChoices } from './languages';
import { renderOptions } from './renderSettings.fields';
import { SOURCE_FIELDS } from './source.fields';

/** What the fields of a submit are called in the editor, beside those of the source and the render. */
export const SUBMIT_NAMES = {
	query: 'Query',
	language: 'Spoken Language',
	enableExport: 'Render Clips',
	enableExpressMode: 'Express Mode',
	enableMoreResults: 'More Results',
	maxClipNumber: 'Maximum Clips',
	projectName: 'Project Name',
	targetDuration: 'Clip Length',
	targetLanguage: 'Output Language',
} as const;

const QUERY: INodeProperties = {
	displayName: SUBMIT_NAMES.query,
	name: 'query',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. the speaker answers a question about cost',
	description: 'What to look for in the video; short and in English works best',
};

const LANGUAGE: INodeProperties = {
	displayName: SUBMIT_NAMES.language,
	name: 'language',
	type: 'options',
	options: languageChoices('Detect Automatically'),
	default: '',
	description: 'The language spoken in the video',
};

const ENABLE_EXPORT: INodeProperties = {
	displayName: SUBMIT_NAMES.enableExport,
	name: 'enableExport',
	type: 'boolean',
	default: false,
	description:
		'Whether to render the clips at once, so that they can be downloaded. Rendering later, by Export with the step Render, is surer: tasks that render at once have been seen to succeed before all clips were listed.',
};

const COMMON_OPTIONS: INodeProperties[] = [
	{
		displayName: SUBMIT_NAMES.maxClipNumber,
		name: 'maxClipNumber',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Keeps so many clips, best score first. 0 keeps all.',
	},
	{
		displayName: SUBMIT_NAMES.projectName,
		name: 'projectName',
		type: 'string',
		default: '',
		description: 'How the task is called at WayinVideo',
	},
	{
		displayName: SUBMIT_NAMES.targetLanguage,
		name: 'targetLanguage',
		type: 'options',
		options: languageChoices('Same as the Video'),
		default: '',
		description: 'The language of titles, descriptions and subtitles',
	},
];

const CLIPPING_OPTIONS: INodeProperties[] = [
	{
		displayName: SUBMIT_NAMES.targetDuration,
		name: 'targetDuration',
		type: 'options',
		options: [
			{ name: '3 to 5 Minutes', value: 'DURATION_180_300' },
			{ name: '30 to 60 Seconds', value: 'DURATION_30_60' },
			{ name: '60 to 90 Seconds', value: 'DURATION_60_90' },
			{ name: '90 Seconds to 3 Minutes', value: 'DURATION_90_180' },
			{ name: 'Up to 30 Seconds', value: 'DURATION_0_30' },
			{ name: 'Up to 90 Seconds', value: 'DURATION_0_90' },
		],
		default: 'DURATION_0_90',
		description: 'Wished length of the clips',
	},
	{
		displayName: SUBMIT_NAMES.enableExpressMode,
		name: 'enableExpressMode',
		type: 'boolean',
		default: false,
		description: 'Whether to run in the mode that costs half the API units (Enterprise plan)',
	},
	{
		displayName: SUBMIT_NAMES.enableMoreResults,
		name: 'enableMoreResults',
		type: 'boolean',
		default: false,
		description: 'Whether to return more clips (Enterprise plan)',
	},
];

const WHEN_RENDERED = { '/enableExport': [true] };

function options(choices: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: choices,
	};
}

export const CLIPPING_FIELDS = [
	...SOURCE_FIELDS,
	LANGUAGE,
	ENABLE_EXPORT,
	options([
		...COMMON_OPTIONS,
		...CLIPPING_OPTIONS,
		...renderOptions(WHEN_RENDERED, { layouts: true, hookDetails: false }),
	]),
];

/** The layout and the two Enterprise switches are not documented for this kind, nor is a length. */
export const FIND_MOMENTS_FIELDS = [
	...SOURCE_FIELDS,
	QUERY,
	LANGUAGE,
	ENABLE_EXPORT,
	options([
		...COMMON_OPTIONS,
		...renderOptions(WHEN_RENDERED, { layouts: false, hookDetails: false }),
	]),
];
