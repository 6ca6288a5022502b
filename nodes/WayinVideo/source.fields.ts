import type { INodeProperties } from 'n8n-workflow';
import { text } from '../shared/input/fields';
import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';

/** The file to upload. */
export const INPUT_FILE = text(
	INPUT_BINARY_FIELD,
	'binaryPropertyName',
	'Takes avi, mp4, mov and webm, at most 5 GB. Transcripts can be made of audio as well.',
	{
		required: true,
		default: 'data',
		hint: 'The name of the input field containing the file to be uploaded',
	},
);

/** Where the video comes from; shared by all kinds of jobs that begin with one. */
export const SOURCE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'Upload a file of the input item' },
			{
				name: 'Uploaded File',
				value: 'upload',
				description: 'Use a file that the operation Upload has sent before',
			},
			{ name: 'URL', value: 'url', description: 'Let WayinVideo fetch the video' },
		],
		default: 'url',
		description: 'Where the video comes from; uploads need the Standard plan or above',
	},
	text(
		'Video URL',
		'videoUrl',
		'Public link of the source: YouTube, Vimeo, Dailymotion, Kick, Twitch, TikTok, Facebook, Zoom, Rumble and more',
		{
			required: true,
			displayOptions: { show: { source: ['url'] } },
			placeholder: 'e.g. https://www.youtube.com/watch?v=Zz1yX2wV3uT',
		},
	),
	{ ...INPUT_FILE, displayOptions: { show: { source: ['binary'] } } },
	text(
		'Upload Identity',
		'identity',
		'The identity that Upload returned. WayinVideo accepts each one for a single job.',
		{
			required: true,
			displayOptions: { show: { source: ['upload'] } },
			default: '={{ $json.identity }}',
		},
	),
];
