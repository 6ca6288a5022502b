import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { flag, links, options, text, words } from '../shared/input/fields';
import { MODELS, RATIOS, RESOLUTION } from './models';

/** Value of Model that lets the name be typed; no model is called so. */
export const OTHER_MODEL = 'other';

const MODEL_CHOICES: INodePropertyOptions[] = [
	...[...MODELS.keys()].sort().map((value) => ({ name: value, value })),
	{
		name: 'Other',
		value: OTHER_MODEL,
		description: 'A model that is not on this list; models change often',
	},
];

const MODEL: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	required: true,
	options: MODEL_CHOICES,
	default: 'videos',
	description:
		'The model that generates the video; it determines which durations and references are allowed',
};

const MODEL_NAME = text(
	'Model Name',
	'modelName',
	'The name of a model of the Videos family, as GlobalAI OPC lists it',
	{
		required: true,
		displayOptions: { show: { model: [OTHER_MODEL] } },
		placeholder: 'e.g. videos_pro_max',
	},
);

const PROMPT = text('Prompt', 'prompt', 'What the video shows', {
	typeOptions: { rows: 4 },
	required: true,
	placeholder: 'e.g. A paper boat crosses a rain puddle, macro lens',
});

const DURATION: INodeProperties = {
	displayName: 'Duration (Seconds)',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	required: true,
	default: 5,
	description: 'Length of the video: 4 to 15 seconds, 10 or 15 with the videos_pro models',
};

const OPTIONS = options([
	words(
		'Aspect Ratio',
		'aspectRatio',
		'Shape of the video; only the model videos makes 4:3, 3:4 and 21:9',
		RATIOS,
		'16:9',
	),
	flag(
		'Auto Face',
		'autoFace',
		'Whether to send autoFace, which only the model videos takes; its effect is not documented',
	),
	text(
		'First Frame URL',
		'firstFrameImageUrl',
		'Public link of the image that the video begins with; needs a last frame, and cannot be combined with references',
		{ placeholder: 'e.g. https://example.com/first.png' },
	),
	{
		displayName: 'Frame Field Names',
		name: 'frameFieldNames',
		type: 'options',
		options: [
			{
				name: 'First Image and Last Image',
				value: 'firstImage',
				description: 'Sends first_image and last_image',
			},
			{
				name: 'Image and Last Frame Image',
				value: 'image',
				description: 'Sends image and lastFrameImage',
			},
		],
		default: 'firstImage',
		description:
			'The names under which the frames are sent; pages of different age differ. Change it if the frames seem to be ignored.',
	},
	text(
		'Last Frame URL',
		'lastFrameImageUrl',
		'Public link of the image that the video ends with; needs a first frame, and cannot be combined with references',
		{ placeholder: 'e.g. https://example.com/last.png' },
	),
	links(
		'Reference Audio URLs',
		'referenceAudioUrls',
		'Public links of sounds to follow: up to 3, or 1 with the videos_stable models; the videos_pro models also need a reference image',
		'Add Audio',
	),
	links(
		'Reference Image URLs',
		'referenceImageUrls',
		'Public links of images to follow: up to 9, or 4 with the videos_stable models',
		'Add Image',
	),
	links(
		'Reference Video URLs',
		'referenceVideoUrls',
		'Public links of videos to follow: up to 3; none with the videos_pro models',
		'Add Video',
	),
	words(
		'Resolution',
		'resolution',
		'The listed models know 720p only; another value can be given with an expression',
		[RESOLUTION],
		RESOLUTION,
	),
]);

export const VIDEO_GENERATION_FIELDS = [MODEL, MODEL_NAME, PROMPT, DURATION, OPTIONS];
