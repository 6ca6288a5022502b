import type { INodeProperties } from 'n8n-workflow';

/** Where the video comes from; shared by all kinds of jobs that begin with one. */
export const SOURCE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'Upload a file of the input item' },
			{ name: 'URL', value: 'url', description: 'Let WayinVideo fetch the video' },
		],
		default: 'url',
		description: 'Where the video comes from; uploads need the Standard plan or above',
	},
	{
		displayName: 'Video URL',
		name: 'videoUrl',
		type: 'string',
		required: true,
		displayOptions: { show: { source: ['url'] } },
		default: '',
		placeholder: 'e.g. https://www.youtube.com/watch?v=Zz1yX2wV3uT',
		description:
			'Public link of the source: YouTube, Vimeo, Dailymotion, Kick, Twitch, TikTok, Facebook, Zoom, Rumble and more',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		displayOptions: { show: { source: ['binary'] } },
		default: 'data',
		hint: 'The name of the input binary field that holds the video (avi, mp4, mov or webm, at most 5 GB)',
	},
];
