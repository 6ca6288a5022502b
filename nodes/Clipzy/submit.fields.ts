import type { INodeProperties } from 'n8n-workflow';
import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';
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
			description: 'Use a video that has been uploaded to the engine before',
		},
	],
	default: 'binaryData',
	description: 'Where the video comes from that gets the style',
};

const BINARY_PROPERTY: INodeProperties = {
	displayName: INPUT_BINARY_FIELD,
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	displayOptions: { show: { source: ['binaryData'] } },
	default: 'data',
	hint: 'The name of the input field containing the file to be uploaded',
	description: 'Takes mp4, mov, avi, mkv and webm; an engine accepts 1000 MB unless set otherwise',
};

const VIDEO_ID: INodeProperties = {
	displayName: 'Video ID',
	name: 'videoId',
	type: 'string',
	required: true,
	displayOptions: { show: { source: ['videoId'] } },
	default: '',
	placeholder: 'e.g. vid_4f1c09aa72be',
	description: 'ID of an upload; jobs tell it in their artifact sourceVideo',
};

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Additional Configuration (JSON)',
			name: 'config',
			type: 'json',
			default: '{}',
			description:
				'More keys for the free-form configuration of the job. A nested object render goes before the fields here.',
		},
		{
			displayName: 'Audio Bitrate',
			name: 'audioBitrate',
			type: 'string',
			default: '192k',
			description: 'As the encoder takes it, for example 192k',
		},
		{
			displayName: 'CRF',
			name: 'crf',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 51 },
			default: 18,
			description:
				'Constant rate factor of the encoder: lower is better and larger. Low quality is 28, medium 23, high 18.',
		},
		{
			displayName: 'Encoder Preset',
			name: 'preset',
			type: 'options',
			options: ENCODER_PRESETS.map((value) => ({ name: value, value })),
			default: 'slow',
			description: 'Speed of the encoder. Low quality uses veryfast, medium medium, high slow.',
		},
		{
			displayName: 'Output Format',
			name: 'outputFormat',
			type: 'string',
			default: 'mp4',
			description: 'File format of the result; only mp4 is documented',
		},
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
				'Chooses CRF and preset together. This and the other render settings reach only jobs that are created by themselves: an engine that starts the job with the upload takes none, and the output then says so.',
		},
		{
			displayName: 'Resolution Scale',
			name: 'resolutionScale',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 3 },
			default: 1,
			description: 'Factor for width and height, for example 0.5',
		},
		{
			displayName: 'Scale Height',
			name: 'scaleHeight',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1080,
			description: 'Height of the result in pixels; works only together with Scale Width',
		},
		{
			displayName: 'Scale Width',
			name: 'scaleWidth',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1920,
			description: 'Width of the result in pixels; works only together with Scale Height',
		},
		{
			displayName: 'Template Video ID',
			name: 'templateVideoId',
			type: 'string',
			default: '',
			placeholder: 'e.g. vid_4f1c09aa72be',
			description:
				'ID of the upload whose style is used; without it the video is its own template. 30 seconds to 10 minutes work best.',
		},
		{
			displayName: 'Video Bitrate',
			name: 'bitrate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5M',
			description: 'As the encoder takes it, for example 5M',
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			description:
				'Called when the job has ended. Engines are known to accept it and never call, so do not depend on it.',
		},
	],
};

export const STYLE_TRANSFER_FIELDS = [SOURCE, BINARY_PROPERTY, VIDEO_ID, OPTIONS];
