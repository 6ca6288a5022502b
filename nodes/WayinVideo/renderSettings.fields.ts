import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import {
	CAPTION_STYLES,
	HOOK_POSITIONS,
	HOOK_STYLES,
	LAYOUTS,
	RATIOS,
	USUAL_CAPTION_STYLE,
} from './choices';
import { RENDER_NAMES } from './renderSettings';

type Show = NonNullable<IDisplayOptions['show']>;

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `RATIO_9_16` reads 9:16. */
const ratioName = (ratio: string) => ratio.replace('RATIO_', '').replace('_', ':');

const RESOLUTION: INodeProperties = {
	displayName: RENDER_NAMES.resolution,
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

const CAPTIONS: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.enableCaption,
		name: 'enableCaption',
		type: 'boolean',
		default: false,
		description: 'Whether to put animated captions into the clips',
	},
];

const CAPTION_DETAILS: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.captionDisplay,
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
	{
		displayName: RENDER_NAMES.captionStyle,
		name: 'captionStyle',
		type: 'options',
		options: CAPTION_STYLES.map((value) => ({ name: value, value })),
		default: USUAL_CAPTION_STYLE,
		description: 'Look of the captions; see the subtitle styles in the API documentation',
	},
	{
		displayName: RENDER_NAMES.captionStyleId,
		name: 'captionStyleId',
		type: 'string',
		default: '',
		description: 'A style that is not in the list; goes before the chosen one',
	},
];

const HOOK: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.enableAiHook,
		name: 'enableAiHook',
		type: 'boolean',
		default: false,
		description: 'Whether to add a generated text that catches attention',
	},
];

const HOOK_DETAILS: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.aiHookPosition,
		name: 'aiHookPosition',
		type: 'options',
		options: HOOK_POSITIONS.map((value) => ({ name: capitalised(value), value })),
		default: 'beginning',
		description: 'Where in the clip the hook stands',
	},
	{
		displayName: RENDER_NAMES.aiHookStyle,
		name: 'aiHookStyle',
		type: 'options',
		options: HOOK_STYLES.map((value) => ({ name: capitalised(value), value })),
		default: 'serious',
		description: 'Tone of the hook',
	},
];

/** Known to the export alone. */
const EXPORT_HOOK_DETAILS: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.aiHookTextDuration,
		name: 'aiHookTextDuration',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How long the hook is shown. 0 leaves it to WayinVideo.',
	},
	{
		displayName: RENDER_NAMES.aiHookKeywords,
		name: 'aiHookKeywords',
		type: 'string',
		default: '',
		description: 'Words that steer the text of the hook',
	},
];

const REFRAME: INodeProperties[] = [
	{
		displayName: RENDER_NAMES.enableAiReframe,
		name: 'enableAiReframe',
		type: 'boolean',
		default: false,
		description:
			'Whether to bring the clips into another shape, following what matters; needs the aspect ratio',
	},
];

const RATIO: INodeProperties = {
	displayName: RENDER_NAMES.aspectRatio,
	name: 'aspectRatio',
	type: 'options',
	options: RATIOS.map((value) => ({ name: ratioName(value), value })),
	default: 'RATIO_9_16',
	description: 'Shape of the clips; without AI Reframe they keep that of the source',
};

/** One list for each shape, as not every arrangement fits every shape. */
const REFRAME_LAYOUTS: INodeProperties[] = RATIOS.map((ratio) => ({
	displayName: RENDER_NAMES.reframeLayout,
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
		...shown([RESOLUTION, ...CAPTIONS, ...HOOK, ...REFRAME], when),
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
