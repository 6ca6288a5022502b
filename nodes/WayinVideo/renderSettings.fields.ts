import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { count, flag, text, words } from '../shared/input/fields';
import {
	CAPTION_STYLES,
	HOOK_POSITIONS,
	HOOK_STYLES,
	LAYOUTS,
	RATIOS,
	USUAL_CAPTION_STYLE,
} from './choices';

type Show = NonNullable<IDisplayOptions['show']>;

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `RATIO_9_16` reads 9:16. */
const ratioName = (ratio: string) => ratio.replace('RATIO_', '').replace('_', ':');

const RESOLUTION: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	options: [
		{ name: '1080p (Full HD)', value: 'FHD_1080' },
		{ name: '2K', value: 'QHD_2K' },
		{ name: '480p', value: 'SD_480' },
		{ name: '4K', value: 'UHD_4K' },
		{ name: '720p (HD)', value: 'HD_720' },
	],
	default: 'SD_480',
	description: 'Size of the rendered clips',
};

const CAPTIONS = flag(
	'Captions',
	'enableCaption',
	'Whether to put animated captions into the clips',
);

const CAPTION_DETAILS: INodeProperties[] = [
	{
		displayName: 'Caption Languages',
		name: 'captionDisplay',
		type: 'options',
		options: [
			{
				name: 'Both',
				value: 'both',
				description: 'Needs a caption style whose ID begins with temp-static-',
			},
			{ name: 'Original', value: 'original' },
			{ name: 'Translation', value: 'translation' },
		],
		default: 'original',
		description: 'Which language the captions show',
	},
	words(
		'Caption Style',
		'captionStyle',
		'Look of the captions; see the subtitle styles in the API documentation',
		CAPTION_STYLES,
		USUAL_CAPTION_STYLE,
	),
	text(
		'Caption Style ID',
		'captionStyleId',
		'A style that is not in the list; takes precedence over the chosen one',
		{ placeholder: `e.g. ${USUAL_CAPTION_STYLE}` },
	),
];

const HOOK = flag(
	'AI Hook',
	'enableAiHook',
	'Whether to add a generated text that catches attention',
);

const HOOK_DETAILS: INodeProperties[] = [
	{
		displayName: 'AI Hook Position',
		name: 'aiHookPosition',
		type: 'options',
		options: HOOK_POSITIONS.map((value) => ({ name: capitalised(value), value })),
		default: 'beginning',
		description: 'Where in the clip the hook stands',
	},
	{
		displayName: 'AI Hook Style',
		name: 'aiHookStyle',
		type: 'options',
		options: HOOK_STYLES.map((value) => ({ name: capitalised(value), value })),
		default: 'serious',
		description: 'Tone of the hook',
	},
];

/** Known to the export alone. */
const EXPORT_HOOK_DETAILS: INodeProperties[] = [
	count(
		'AI Hook Duration (Milliseconds)',
		'aiHookTextDuration',
		'How long the hook is shown. 0 leaves it to WayinVideo.',
		0,
		{ minValue: 0 },
	),
	text('AI Hook Keywords', 'aiHookKeywords', 'Words that steer the text of the hook', {
		placeholder: 'e.g. budget, ferries',
	}),
];

const REFRAME = flag(
	'AI Reframe',
	'enableAiReframe',
	'Whether to bring the clips into another shape, following what matters; needs the aspect ratio',
);

const RATIO: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	options: RATIOS.map((value) => ({ name: ratioName(value), value })),
	default: 'RATIO_9_16',
	description: 'Shape of the clips; without AI Reframe they keep that of the source',
};

/** One list for each shape, as not every arrangement fits every shape. */
const REFRAME_LAYOUTS: INodeProperties[] = RATIOS.map((ratio) => ({
	displayName: 'Reframe Layout',
	name: 'reframeLayout',
	type: 'options',
	displayOptions: { show: { aspectRatio: [ratio] } },
	options: LAYOUTS[ratio].map((value) => ({ name: value, value })),
	default: 'Auto',
	description: 'Arrangement of the picture',
}));

/**
 * The options of a render, each shown only where it takes effect.
 *
 * @param when what has to be chosen for any of them to have an effect
 */
export function renderOptions(
	when: Show,
	{ layouts, hookDetails }: { layouts: boolean; hookDetails: boolean },
): INodeProperties[] {
	const captions = { ...when, enableCaption: [true] };
	const hook = { ...when, enableAiHook: [true] };
	const reframe = { ...when, enableAiReframe: [true] };
	return [
		...shown([RESOLUTION, CAPTIONS, HOOK, REFRAME], when),
		...shown(CAPTION_DETAILS, captions),
		...shown([...HOOK_DETAILS, ...(hookDetails ? EXPORT_HOOK_DETAILS : [])], hook),
		...shown([RATIO, ...(layouts ? REFRAME_LAYOUTS : [])], reframe),
	];
}

function shown(fields: readonly INodeProperties[], when: Show): INodeProperties[] {
	if (Object.keys(when).length === 0) return [...fields];
	return fields.map((field) => ({
		...field,
		displayOptions: { show: { ...when, ...field.displayOptions?.show } },
	}));
}
