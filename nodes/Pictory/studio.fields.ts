import type { INodeProperties } from 'n8n-workflow';
import { links, options, text } from '../shared/input/fields';
import { OTHER_MODEL, STUDIO_MODELS, type StudioModel } from './models';
import { WEBHOOK_URL } from './submit.fields';

/** The address of the last frame on an item that a finished job came in. */
const LAST_FRAME = "{{ $json.artifacts.find(({ kind }) => kind === 'lastFrame').url }}";

const [{ id: usualModel }] = STUDIO_MODELS;

const PROMPT = text('Prompt', 'prompt', 'What the video shows, in 5 to 5000 characters', {
	typeOptions: { rows: 4 },
	required: true,
	placeholder: 'e.g. Slow dolly shot past a harbour at dawn, gulls in the distance',
});

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

const WITH_OTHER_MODEL = { displayOptions: { show: { model: [OTHER_MODEL] } } };

const OTHER: INodeProperties[] = [
	text('Model ID', 'otherModel', 'The name of the model in the API of Pictory', {
		...WITH_OTHER_MODEL,
		required: true,
		placeholder: 'e.g. veo3.1',
	}),
	text('Aspect Ratio', 'aspectRatio', "Shape of the video. Leave empty for the model's default.", {
		...WITH_OTHER_MODEL,
		placeholder: 'e.g. 16:9',
	}),
	text(
		'Duration',
		'duration',
		"Length of the video in seconds. Leave empty for the model's default.",
		{ ...WITH_OTHER_MODEL, placeholder: 'e.g. 8s' },
	),
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

const OPTIONS = options([
	text(
		'Extend Video URL',
		'extendVideoUrl',
		'Public link of a video to continue from its end. Cannot be combined with First Frame Image URL or Reference Image URLs.',
		{ placeholder: 'e.g. https://example.com/clip.mp4' },
	),
	text(
		'First Frame Image URL',
		'firstFrameImageUrl',
		`Public link of the image that the video opens with. To begin where a finished job ends, use its last frame: <code>${LAST_FRAME}</code>.`,
		{ placeholder: `e.g. ${LAST_FRAME}` },
	),
	links(
		'Reference Image URLs',
		'referenceImageUrls',
		'Public links of 1 to 3 images that show what things look like. Cannot be combined with First Frame Image URL or Extend Video URL.',
		'Add Image',
		'https://example.com/gull.png',
	),
	WEBHOOK_URL,
]);

export const STUDIO_FIELDS: INodeProperties[] = [
	PROMPT,
	MODEL,
	...STUDIO_MODELS.flatMap(dependentOn),
	...OTHER,
	OPTIONS,
];
