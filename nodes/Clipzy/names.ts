import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';

/** What the editor calls each parameter of Submit. */
export const NAMES = {
	source: 'Source',
	binaryPropertyName: INPUT_BINARY_FIELD,
	videoId: 'Video ID',
	templateVideoId: 'Template Video ID',
	webhookUrl: 'Webhook URL',
	quality: 'Quality',
	crf: 'CRF',
	preset: 'Encoder Preset',
	bitrate: 'Video Bitrate',
	resolutionScale: 'Resolution Scale',
	scaleWidth: 'Scale Width',
	scaleHeight: 'Scale Height',
	audioBitrate: 'Audio Bitrate',
	outputFormat: 'Output Format',
	config: 'Additional Configuration (JSON)',
} as const;
