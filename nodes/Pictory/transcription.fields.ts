import type { INodeProperties } from 'n8n-workflow';
import { count, json, locator, options, text } from '../shared/input/fields';
import { binaryField } from './media';
import { WEBHOOK_URL } from './submit.fields';

const TRANSCRIBED = 'an MP4, MOV, AVI, MP3, WAV or M4A file';

/** What there is to enter for a transcription. */
export const TRANSCRIPTION_FIELDS: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'Upload a file of the input item' },
			{ name: 'URL', value: 'url', description: 'Let Pictory fetch the file' },
		],
		default: 'url',
		description: 'Where the recording comes from',
	},
	text('Media URL', 'fileUrl', `Public link of ${TRANSCRIBED}, beginning with https://`, {
		required: true,
		displayOptions: { show: { source: ['url'] } },
		placeholder: 'e.g. https://example.com/council-meeting.mp4',
	}),
	binaryField(`Takes ${TRANSCRIBED}`, {
		required: true,
		displayOptions: { show: { source: ['binary'] } },
	}),
	text('Language', 'language', 'Language that is spoken, with its region', {
		default: 'en-US',
		placeholder: 'e.g. en-US',
	}),
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Audio', value: 'audio' },
			{
				name: 'Automatic',
				value: '',
				description: 'By the ending of the link or the type of file',
			},
			{ name: 'Video', value: 'video' },
		],
		default: '',
		description: 'What kind of recording it is',
	},
	options([WEBHOOK_URL]),
];

/** What there is to enter for highlights. */
export const HIGHLIGHTS_FIELDS: INodeProperties[] = [
	{
		displayName: 'Transcript',
		name: 'transcriptSource',
		type: 'options',
		options: [
			{
				name: 'Of a Transcription Job',
				value: 'job',
				description: 'A finished job of the type Transcribe Media',
			},
			{ name: 'Own Transcript (JSON)', value: 'json', description: 'A list of sentences' },
		],
		default: 'job',
		description: 'Where the highlights are looked for',
	},
	locator(
		'Transcription Job',
		'transcriptionJobId',
		'The transcription job, which must be completed',
		{
			list: 'jobs',
			idExample: 'cbbc5305-3c1c-46f0-bdde-468e5ecd763f',
			required: true,
			default: { mode: 'id', value: '={{ $json.jobId }}' },
			displayOptions: { show: { transcriptSource: ['job'] } },
		},
	),
	{
		...json(
			'Transcript (JSON)',
			'transcript',
			'List of sentences, each with text, start and end in seconds, or the artifact transcript of a transcription job, edited',
			'[]',
		),
		required: true,
		displayOptions: { show: { transcriptSource: ['json'] } },
	},
	count(
		'Highlight Duration',
		'highlightDuration',
		'How many seconds the highlights last together',
		60,
		{ minValue: 1 },
	),
	options([
		text('Language', 'language', "Language of the transcript. Leave empty for Pictory's default.", {
			placeholder: 'e.g. en',
		}),
		count(
			'Source Duration',
			'sourceDuration',
			'Length of the whole recording in seconds, for an own transcript. 0 leaves it out.',
			0,
			{ minValue: 0 },
		),
		WEBHOOK_URL,
	]),
];
