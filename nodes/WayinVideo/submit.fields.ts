import type { INodeProperties } from 'n8n-workflow';
import { count, flag, options, text } from '../shared/input/fields';
import { COST_OPTIONS } from './cost';
import { LANGUAGE, languageChoices } from './languages';
import { renderOptions } from './renderSettings.fields';
import { SOURCE_FIELDS } from './source.fields';

const QUERY = text(
	'Query',
	'query',
	'What to look for in the video; short and in English works best',
	{ required: true, placeholder: 'e.g. the speaker answers a question about cost' },
);

const ENABLE_EXPORT = flag(
	'Render Clips',
	'enableExport',
	'Whether to render the clips at once, so that they can be downloaded. Rendering later, by Export with the step Render, is more reliable: tasks that render at once have been seen to succeed before all clips were listed.',
);

/** The workflow Submit, Wait, Export would fail at its end, after the job is paid for. */
const NOT_RENDERED: INodeProperties = {
	displayName:
		'Clips are found but not rendered. To download them, render them with Export and the step Render, which is billed separately, or switch on Render Clips.',
	name: 'notRenderedNotice',
	type: 'notice',
	displayOptions: { show: { enableExport: [false] } },
	default: '',
};

const COMMON_OPTIONS: INodeProperties[] = [
	...COST_OPTIONS,
	count(
		'Maximum Clips',
		'maxClipNumber',
		'Maximum number of clips to keep, best score first. 0 keeps all.',
		0,
		{ minValue: 0 },
	),
	text('Project Name', 'projectName', 'Name of the task at WayinVideo', {
		placeholder: 'e.g. Harbour council',
	}),
	{
		displayName: 'Output Language',
		name: 'targetLanguage',
		type: 'options',
		options: languageChoices('Same as the Video'),
		default: '',
		description: 'The language of titles, descriptions and subtitles',
	},
];

const CLIPPING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Clip Length',
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
		description: 'Preferred length of the clips',
	},
	flag(
		'Express Mode',
		'enableExpressMode',
		'Whether to run in the mode that costs half the API units (Enterprise plan)',
	),
	flag('More Results', 'enableMoreResults', 'Whether to return more clips (Enterprise plan)'),
];

const WHEN_RENDERED = { '/enableExport': [true] };

export const CLIPPING_FIELDS = [
	...SOURCE_FIELDS,
	LANGUAGE,
	ENABLE_EXPORT,
	NOT_RENDERED,
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
	NOT_RENDERED,
	options([
		...COMMON_OPTIONS,
		...renderOptions(WHEN_RENDERED, { layouts: false, hookDetails: false }),
	]),
];
