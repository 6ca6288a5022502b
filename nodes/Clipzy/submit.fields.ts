import type { INodeProperties } from 'n8n-workflow';
import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';
import { count, json, locator, options, text, words } from '../shared/input/fields';
import { ENCODER_PRESETS } from './config';
import { STYLE_OPTIONS } from './style';

/** Where the video to be styled comes from. */
export const SOURCES = ['binaryData', 'videoId'] as const;

export type Source = (typeof SOURCES)[number];

const SOURCE: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	// As an expression it would make the editor ask for both sources at once.
	noDataExpression: true,
	options: [
		{
			name: 'Binary File',
			value: 'binaryData',
			description: 'Upload a file of the input item',
		},
		{
			name: 'Uploaded Video',
			value: 'videoId',
			description: 'Use a video that was uploaded to the engine before',
		},
	],
	default: 'binaryData',
	description: 'Where the video comes from',
};

export const BINARY_PROPERTY = text(
	INPUT_BINARY_FIELD,
	'binaryPropertyName',
	'Takes mp4, mov, avi, mkv and webm; an engine accepts 1000 MB unless set otherwise',
	{
		required: true,
		displayOptions: { show: { source: ['binaryData'] } },
		default: 'data',
		hint: 'The name of the input field containing the file to be uploaded',
	},
);

const VIDEO_ID = locator(
	'Video ID',
	'videoId',
	"An uploaded video. The list shows the videos of the engine's jobs; the output of Upload and the artifact sourceVideo of a job have their IDs.",
	{
		list: 'videos',
		idExample: 'vid_4f1c09aa72be',
		required: true,
		displayOptions: { show: { source: ['videoId'] } },
	},
);

const CONFIGURATION = json(
	'Additional Configuration (JSON)',
	'config',
	'More keys for the free-form configuration of the job. A nested object render takes precedence over the fields here.',
);

export const WEBHOOK_URL = text(
	'Webhook URL',
	'webhookUrl',
	'Called when the job has ended. Engines are known to accept it and never call, so do not depend on it.',
	{ placeholder: 'e.g. https://example.com/clipzy' },
);

const OPTIONS = options([
	CONFIGURATION,
	text('Audio Bitrate', 'audioBitrate', 'As the encoder takes it, for example 192k', {
		default: '192k',
	}),
	count(
		'CRF',
		'crf',
		'Constant rate factor of the encoder: lower is better and larger. Low quality is 28, medium 23, high 18.',
		18,
		{ minValue: 0, maxValue: 51 },
	),
	words(
		'Encoder Preset',
		'preset',
		'Speed of the encoder. Low quality uses veryfast, medium medium, high slow.',
		ENCODER_PRESETS,
		'slow',
	),
	text('Output Format', 'outputFormat', 'File format of the result; only mp4 is documented', {
		default: 'mp4',
	}),
	{
		displayName: 'Quality',
		name: 'quality',
		type: 'options',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Low', value: 'low' },
			{ name: 'Medium', value: 'medium' },
		],
		default: 'high',
		description:
			'Sets CRF and preset together. This and the other render settings reach only jobs that are created separately: an engine that starts the job with the upload takes none, and the output then says so.',
	},
	count('Resolution Scale', 'resolutionScale', 'Factor for width and height, for example 0.5', 1, {
		minValue: 0,
		numberPrecision: 3,
	}),
	count(
		'Scale Height',
		'scaleHeight',
		'Height of the result in pixels; works only together with Scale Width',
		1080,
		{ minValue: 1 },
	),
	count(
		'Scale Width',
		'scaleWidth',
		'Width of the result in pixels; works only together with Scale Height',
		1920,
		{ minValue: 1 },
	),
	...STYLE_OPTIONS,
	text('Video Bitrate', 'bitrate', 'As the encoder takes it, for example 5M', {
		placeholder: 'e.g. 5M',
	}),
	WEBHOOK_URL,
]);

export const STYLE_TRANSFER_FIELDS = [SOURCE, BINARY_PROPERTY, VIDEO_ID, OPTIONS];

export const STYLE_EXTRACTION_FIELDS = [
	SOURCE,
	BINARY_PROPERTY,
	VIDEO_ID,
	options([CONFIGURATION, WEBHOOK_URL]),
];
