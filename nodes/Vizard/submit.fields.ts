import type { INodeProperties } from 'n8n-workflow';
import { ASPECT_RATIO_NAMES } from './aspectRatio';
import { LANGUAGES } from './languages';
import { FILE_EXTENSIONS, SOURCE_TYPES } from './sourceType';

const VIDEO_URL: INodeProperties = {
	displayName: 'Video URL',
	name: 'videoUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://www.youtube.com/watch?v=Zz1yX2wV3uT',
	description:
		'Public link of the source: YouTube, Google Drive, Vimeo, StreamYard, TikTok, X, Twitch, Loom, Facebook, LinkedIn, or a file',
};

const LANGUAGE: INodeProperties = {
	displayName: 'Spoken Language',
	name: 'language',
	type: 'options',
	options: LANGUAGES,
	default: 'auto',
	description: 'The language spoken in the video; another code can be given with an expression',
};

/** Vizard's switches are 0 or 1 on the wire and booleans here. */
function offByDefault(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: false, description };
}

function onByDefault(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: true, description };
}

const COMMON_OPTIONS: INodeProperties[] = [
	offByDefault('AI B-Roll', 'autoBrollSwitch', 'Whether to insert matching B-roll'),
	{
		displayName: 'Aspect Ratio',
		name: 'aspectRatio',
		type: 'options',
		options: ASPECT_RATIO_NAMES.map((ratio) => ({ name: ratio, value: ratio })),
		default: '9:16',
		description: 'Shape of the videos; a template must have the same one',
	},
	offByDefault('Emoji', 'emojiSwitch', 'Whether to put emoji into the subtitles'),
	{
		displayName: 'File Extension',
		name: 'ext',
		type: 'options',
		options: [
			{ name: 'From the URL', value: '' },
			...FILE_EXTENSIONS.map((value) => ({ name: value, value })),
		],
		default: '',
		description: 'For remote files whose link does not end with the extension',
	},
	onByDefault(
		'Headline',
		'headlineSwitch',
		'Whether to show a generated headline at the beginning',
	),
	offByDefault(
		'Highlight Keywords',
		'highlightSwitch',
		'Whether to highlight key words in the subtitles',
	),
	{
		displayName: 'Project Name',
		name: 'projectName',
		type: 'string',
		default: '',
		description:
			'How the project is called in the Vizard workspace; empty takes the title of the source',
	},
	offByDefault(
		'Remove Silence',
		'removeSilenceSwitch',
		'Whether to cut silent gaps and filler words',
	),
	{
		displayName: 'Source Type',
		name: 'videoType',
		type: 'options',
		options: [
			{ name: 'Recognize From the URL', value: 0 },
			...SOURCE_TYPES.map(({ code, name }) => ({ name, value: code })),
		],
		default: 0,
		description: 'What kind of link the video URL is, where its host does not tell',
	},
	onByDefault('Subtitles', 'subtitleSwitch', 'Whether to show subtitles'),
	{
		displayName: 'Template ID',
		name: 'templateId',
		type: 'string',
		default: '',
		description: 'A template of the web editor; its aspect ratio must be the chosen one',
	},
	{
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		description:
			'Called once when the job ends. Vizard documents callbacks per workspace; this field per job is honored only according to its agent skill.',
	},
];

const CLIPPING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Clip Length',
		name: 'preferLength',
		type: 'multiOptions',
		options: [
			{ name: '30 to 60 Seconds', value: 2 },
			{ name: '60 to 90 Seconds', value: 3 },
			{ name: '90 Seconds to 3 Minutes', value: 4 },
			{ name: 'Automatic', value: 0, description: 'Cannot be combined with the others' },
			{ name: 'Under 30 Seconds', value: 1 },
		],
		default: [0],
		description: 'Wished lengths of the clips',
	},
	{
		displayName: 'Clip Model',
		name: 'clipModel',
		type: 'string',
		default: '',
		placeholder: 'e.g. clip_v2',
		description:
			'Seen in other clients (clip_v1, clip_v2) and on no page of Vizard; sent only when filled',
	},
	{
		displayName: 'Keywords',
		name: 'keywords',
		type: 'string',
		default: '',
		description:
			'Steers which moments are picked; a narrow text returns fewer clips, possibly none',
	},
	{
		displayName: 'Keywords Field',
		name: 'keywordsField',
		type: 'options',
		options: [
			{ name: 'Keyword', value: 'keyword' },
			{ name: 'Keywords', value: 'keywords' },
		],
		default: 'keyword',
		description:
			'The name under which the keywords are sent; pages of Vizard differ. Change it if keywords seem to be ignored.',
	},
	{
		displayName: 'Maximum Clips',
		name: 'maxClipNumber',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		description: 'Keeps so many clips, best score first (1 to 100). 0 keeps all.',
	},
];

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
	VIDEO_URL,
	LANGUAGE,
	options([...COMMON_OPTIONS, ...CLIPPING_OPTIONS]),
];

export const EDITING_FIELDS = [VIDEO_URL, LANGUAGE, options(COMMON_OPTIONS)];
