import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
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
	description: 'The model that generates the video; it decides which durations and references go',
};

const MODEL_NAME: INodeProperties = {
	displayName: 'Model Name',
	name: 'modelName',
	type: 'string',
	required: true,
	displayOptions: { show: { model: [OTHER_MODEL] } },
	default: '',
	placeholder: 'e.g. videos_pro_max',
	description: 'The name of a model of the Videos family, as GlobalAI OPC lists it',
};

const PROMPT: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. A paper boat crosses a rain puddle, macro lens',
	description: 'What the video shows',
};

const DURATION: INodeProperties = {
	displayName: 'Duration (Seconds)',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	required: true,
	default: 5,
	description: 'Length of the video: 4 to 15 seconds, 10 or 15 with the videos_pro models',
};

function urlList(
	displayName: string,
	name: string,
	addText: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: addText },
		default: [],
		description,
	};
}

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Aspect Ratio',
			name: 'aspectRatio',
			type: 'options',
			options: RATIOS.map((value) => ({ name: value, value })),
			default: '16:9',
			description: 'Shape of the video; 4:3, 3:4 and 21:9 go with the model videos only',
		},
		{
			displayName: 'Auto Face',
			name: 'autoFace',
			type: 'boolean',
			default: false,
			description:
				'Whether to send autoFace, which only the model videos takes; its effect is not documented',
		},
		{
			displayName: 'First Frame URL',
			name: 'firstFrameImageUrl',
			type: 'string',
			default: '',
			description:
				'Public link of the image that the video begins with; needs a last frame, and goes without references',
		},
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
				'Under which names the frames are sent; pages of different age differ. Change it if the frames seem to be ignored.',
		},
		{
			displayName: 'Last Frame URL',
			name: 'lastFrameImageUrl',
			type: 'string',
			default: '',
			description:
				'Public link of the image that the video ends with; needs a first frame, and goes without references',
		},
		urlList(
			'Reference Audio URLs',
			'referenceAudioUrls',
			'Add Audio',
			'Public links of sounds to go by: up to 3, or 1 with the videos_stable models; the videos_pro models need a reference image beside them',
		),
		urlList(
			'Reference Image URLs',
			'referenceImageUrls',
			'Add Image',
			'Public links of images to go by: up to 9, or 4 with the videos_stable models',
		),
		urlList(
			'Reference Video URLs',
			'referenceVideoUrls',
			'Add Video',
			'Public links of videos to go by: up to 3; none with the videos_pro models',
		),
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			options: [{ name: RESOLUTION, value: RESOLUTION }],
			default: RESOLUTION,
			description:
				'The listed models know 720p only; another value can be given with an expression',
		},
	],
};

export const VIDEO_GENERATION_FIELDS = [MODEL, MODEL_NAME, PROMPT, DURATION, OPTIONS];
