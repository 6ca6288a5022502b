import type { INodeProperties } from 'n8n-workflow';
import { OTHER_MODEL, STUDIO_MODELS, type StudioModel } from './models';
import { WEBHOOK_URL } from './webhook.fields';

/** The address of the last frame on an item that a finished job came in. */
const LAST_FRAME = "{{ $json.artifacts.find(({ kind }) => kind === 'lastFrame').url }}";

const [{ id: usualModel }] = STUDIO_MODELS;

const PROMPT: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Slow dolly shot past a harbour at dawn, gulls in the distance',
	description: 'What the video shows, in 5 to 5000 characters',
};

const MODEL: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	options: [
		...STUDIO_MODELS.map(({ id, name, creditsPerSecond }) => ({
			name,
			value: id,
			description: `${creditsPerSecond} AI credits per second`,
		})),
		{ name: 'Other', value: OTHER_MODEL, description: 'A model that is not on this list' },
	],
	default: usualModel,
	description: 'The model that generates the video',
};

const OTHER: INodeProperties[] = [
	{
		displayName: 'Model ID',
		name: 'otherModel',
		type: 'string',
		required: true,
		displayOptions: { show: { model: [OTHER_MODEL] } },
		default: '',
		placeholder: 'e.g. veo3.1',
		description: 'The name of the model in the API of Pictory',
	},
	{
		displayName: 'Aspect Ratio',
		name: 'aspectRatio',
		type: 'string',
		displayOptions: { show: { model: [OTHER_MODEL] } },
		default: '',
		placeholder: 'e.g. 16:9',
		description: 'Shape of the video; empty takes the first one of the model',
	},
	{
		displayName: 'Duration',
		name: 'duration',
		type: 'string',
		displayOptions: { show: { model: [OTHER_MODEL] } },
		default: '',
		placeholder: 'e.g. 8s',
		description: 'Length of the video in seconds; empty takes the first one of the model',
	},
];

/** Ratio and duration of one model; n8n shows those of the chosen one. */
function dependentOn({ id, aspectRatios, durations }: StudioModel): INodeProperties[] {
	const displayOptions = { show: { model: [id] } };
	const [usualRatio] = aspectRatios;
	const [usualDuration] = durations;
	return [
		{
			displayName: 'Aspect Ratio',
			name: 'aspectRatio',
			type: 'options',
			displayOptions,
			options: aspectRatios.map((value) => ({ name: value, value })),
			default: usualRatio,
			description: 'Shape of the video',
		},
		{
			displayName: 'Duration',
			name: 'duration',
			type: 'options',
			displayOptions,
			options: durations.map((value) => ({ name: `${parseInt(value, 10)} Seconds`, value })),
			default: usualDuration,
			description: 'Length of the video',
		},
	];
}

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Extend Video URL',
			name: 'extendVideoUrl',
			type: 'string',
			default: '',
			description:
				'Public link of a video to continue from its end. Cannot be combined with First Frame Image URL or Reference Image URLs.',
		},
		{
			displayName: 'First Frame Image URL',
			name: 'firstFrameImageUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${LAST_FRAME}`,
			description: `Public link of the image that the video opens with. To begin where a finished job ends, use its last frame: <code>${LAST_FRAME}</code>.`,
		},
		{
			displayName: 'Reference Image URLs',
			name: 'referenceImageUrls',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Image' },
			default: [],
			description:
				'Public links of 1 to 3 images that show what things look like. Cannot be combined with First Frame Image URL or Extend Video URL.',
		},
		WEBHOOK_URL,
	],
};

export const STUDIO_FIELDS: INodeProperties[] = [
	PROMPT,
	MODEL,
	...STUDIO_MODELS.flatMap(dependentOn),
	...OTHER,
	OPTIONS,
];
