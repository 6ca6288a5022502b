import type { INodeProperties } from 'n8n-workflow';
import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';
import { count, json, options, text, words } from '../shared/input/fields';
import { ENCODER_PRESETS } from './config';

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
			name: 'Binary Data',
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
	description: 'The video to restyle',
};

const BINARY_PROPERTY = text(
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

const VIDEO_ID = text(
	'Video ID',
	'videoId',
	'ID of an uploaded video, found in the artifact sourceVideo of an earlier job',
	{
		required: true,
		displayOptions: { show: { source: ['videoId'] } },
		placeholder: 'e.g. vid_4f1c09aa72be',
	},
);

const OPTIONS = options([
	json(
		'Additional Configuration (JSON)',
		'config',
		'More keys for the free-form configuration of the job. A nested object render takes precedence over the fields here.',
	),
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
	text(
		'Template Video ID',
		'templateVideoId',
		'ID of the uploaded video whose style is used; without it the video is its own template. 30 seconds to 10 minutes work best.',
		{ placeholder: 'e.g. vid_4f1c09aa72be' },
	),
	text('Video Bitrate', 'bitrate', 'As the encoder takes it, for example 5M', {
		placeholder: 'e.g. 5M',
	}),
	text(
		'Webhook URL',
		'webhookUrl',
		'Called when the job has ended. Engines are known to accept it and never call, so do not depend on it.',
		{ placeholder: 'e.g. https://example.com/clipzy' },
	),
]);

export const STYLE_TRANSFER_FIELDS = [SOURCE, BINARY_PROPERTY, VIDEO_ID, OPTIONS];
