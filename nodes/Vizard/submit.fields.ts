import type { INodeProperties } from 'n8n-workflow';
import { count, flag, options, text, words } from '../shared/input/fields';
import { LANGUAGES } from './languages';
import { FILE_EXTENSIONS, SOURCE_TYPES } from './sourceType';

/**
 * Shapes of clips by `ratioOfClip`, Vizard's number for them.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const ASPECT_RATIOS = { '9:16': 1, '1:1': 2, '4:5': 3, '16:9': 4 } as const;

export const ASPECT_RATIO_NAMES = Object.keys(ASPECT_RATIOS) as Array<keyof typeof ASPECT_RATIOS>;

const VIDEO_URL = text(
	'Video URL',
	'videoUrl',
	'Public link of the source: YouTube, Google Drive, Vimeo, StreamYard, TikTok, X, Twitch, Loom, Facebook, LinkedIn, Dropbox, Instagram, or a file',
	{ required: true, placeholder: 'e.g. https://www.youtube.com/watch?v=Zz1yX2wV3uT' },
);

const LANGUAGE: INodeProperties = {
	displayName: 'Spoken Language',
	name: 'language',
	type: 'options',
	options: LANGUAGES,
	default: 'auto',
	description: 'The language spoken in the video; another code can be given with an expression',
};

const ON = { default: true };

const COMMON_OPTIONS: INodeProperties[] = [
	flag('AI B-Roll', 'autoBrollSwitch', 'Whether to insert matching B-roll'),
	words(
		'Aspect Ratio',
		'aspectRatio',
		'Shape of the videos; a template must have the same one',
		ASPECT_RATIO_NAMES,
		'9:16',
	),
	flag('Emoji', 'emojiSwitch', 'Whether to put emoji into the subtitles'),
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
	flag('Headline', 'headlineSwitch', 'Whether to show a generated headline at the beginning', ON),
	flag('Highlight Keywords', 'highlightSwitch', 'Whether to highlight keywords in the subtitles'),
	text(
		'Project Name',
		'projectName',
		'Name of the project in Vizard. Defaults to the title of the source.',
		{ placeholder: 'e.g. Harbour council' },
	),
	flag('Remove Silence', 'removeSilenceSwitch', 'Whether to cut silent gaps and filler words'),
	{
		displayName: 'Source Type',
		name: 'videoType',
		type: 'options',
		options: [
			{ name: 'Recognize From the URL', value: 0 },
			...SOURCE_TYPES.map(({ code, name }) => ({ name, value: code })),
		],
		default: 0,
		description: 'Kind of link, if it cannot be recognized from the URL',
	},
	flag('Subtitles', 'subtitleSwitch', 'Whether to show subtitles', ON),
	text('Template ID', 'templateId', 'A template of the web editor with the chosen aspect ratio', {
		placeholder: 'e.g. 68055410',
		hint: 'Open any clip in the Vizard editor, hover over a template in the tab Template, and copy its ID',
	}),
	text(
		'Webhook URL',
		'webhookUrl',
		'Called once when the job ends. Vizard documents callbacks per workspace; this field per job is honored only according to its agent skill.',
		{ placeholder: 'e.g. https://example.com/vizard' },
	),
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
		description: 'Preferred length of the clips',
	},
	text(
		'Clip Model',
		'clipModel',
		'Undocumented model version (clip_v1, clip_v2), sent only if set',
		{ placeholder: 'e.g. clip_v2' },
	),
	text(
		'Keywords',
		'keywords',
		'Steers which moments are picked; a narrow text returns fewer clips, possibly none',
		{ placeholder: 'e.g. budget, ferries' },
	),
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
	count(
		'Maximum Clips',
		'maxClipNumber',
		'Maximum number of clips to keep, best score first (1 to 100). 0 keeps all.',
		0,
		{ minValue: 0, maxValue: 100 },
	),
];

export const CLIPPING_FIELDS = [
	VIDEO_URL,
	LANGUAGE,
	options([...COMMON_OPTIONS, ...CLIPPING_OPTIONS]),
];

export const EDITING_FIELDS = [VIDEO_URL, LANGUAGE, options(COMMON_OPTIONS)];
