import { vizard } from '../../nodes/Vizard/provider';
import type { ContractFixture, DocumentedError } from './contractFixture';

const VIDEO_URL = 'https://media.example.org/council.mp4';

const EVERY_OPTION = {
	videoType: 1,
	ext: 'mov',
	aspectRatio: '1:1',
	templateId: '8801',
	projectName: 'Harbour council',
	webhookUrl: 'https://n8n.example.org/webhook/vizard',
	subtitleSwitch: true,
	headlineSwitch: false,
	emojiSwitch: true,
	highlightSwitch: true,
	autoBrollSwitch: true,
	removeSilenceSwitch: true,
};

const EVERY_COMMON_FIELD = {
	videoUrl: VIDEO_URL,
	videoType: 1,
	ext: 'mov',
	lang: 'en',
	ratioOfClip: 2,
	templateId: 8801,
	projectName: 'Harbour council',
	webhookUrl: 'https://n8n.example.org/webhook/vizard',
	subtitleSwitch: 1,
	headlineSwitch: 0,
	emojiSwitch: 1,
	highlightSwitch: 1,
	autoBrollSwitch: 1,
	removeSilenceSwitch: 1,
};

const BAD_SOURCES = [
	{
		what: 'no URL',
		parameters: { videoUrl: '={{ "" }}' },
		message: /'Video URL' is not an http\(s\) URL/,
	},
	{
		what: 'a file path',
		parameters: { videoUrl: 'file:///etc/passwd' },
		message: /'Video URL' is not an http\(s\) URL/,
	},
	{
		what: 'a file without a known extension',
		parameters: { videoUrl: 'https://media.example.org/download?id=7' },
		message: /'Video URL' .* file extension cannot be recognized/,
	},
	{
		what: 'an extension for a link that is not a file',
		parameters: { videoUrl: 'https://youtu.be/abc', options: { ext: 'mp4' } },
		message: /'File Extension' is only for remote files/,
	},
	{
		what: 'an aspect ratio that does not exist',
		parameters: { options: { aspectRatio: '2:1' } },
		message: /'Aspect Ratio' is not one of: 9:16, 1:1, 4:5, 16:9/,
	},
	{
		what: 'a template that is not a number',
		parameters: { options: { templateId: 'mine' } },
		message: /'Template ID' must be the number of a template/,
	},
];

/** Codes that Submit can meet, answered the way Vizard does: HTTP 200 with a `code`. */
const CREATE_ERRORS: readonly [number, RegExp][] = [
	[-1000, /parameters are not valid/],
	[4001, /API key was not accepted/],
	[4002, /project could not be created/],
	[4004, /format is not supported/],
	[4005, /file is broken or its link is not valid/],
	[4006, /parameter is not allowed/],
	[4007, /not enough upload minutes/],
	[4008, /could not download the video/],
	[4009, /video URL is not valid/],
	[4010, /language was not detected/],
];

/** Codes with which a project ends. */
const ENDINGS: readonly [number, RegExp][] = [
	[4002, /clipping failed/],
	[4004, /format is not supported/],
	[4005, /URL is not valid, or the video is too long/],
	[4006, /parameter is not allowed/],
	[4007, /not enough upload minutes/],
	[4008, /could not download the video/],
	[4009, /video URL is not valid/],
	[4010, /language was not detected/],
];

function refusedOnCreate([code, message]: readonly [number, RegExp]): DocumentedError {
	return {
		name: `code ${code} on create`,
		operation: 'submit',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'vizard',
				path: '/project/create',
				effect: { kind: 'respond', status: 200, body: { code, errMsg: 'as documented' } },
			});
		},
		expected: { message, advice: /\w/ },
	};
}

function endedWith([code, message]: readonly [number, RegExp]): DocumentedError {
	return {
		name: `code ${code} on query`,
		operation: 'getStatus',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.planJobs({
				provider: 'vizard',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code },
			});
		},
		expected: { status: 'failed', code: String(code), message },
	};
}

export const fixture: ContractFixture = {
	provider: vizard,
	nodeType: 'vizard',
	simulatorId: 'vizard',
	credential: (simulator) => ({
		apiKey: simulator.apiKey('vizard'),
		baseUrl: simulator.baseUrl('vizard'),
	}),
	jobs: {
		clipping: {
			start: { by: 'submit', parameters: { videoUrl: VIDEO_URL, language: 'auto' } },
			everyField: {
				parameters: {
					videoUrl: VIDEO_URL,
					language: 'en',
					options: {
						...EVERY_OPTION,
						preferLength: [1, 3],
						maxClipNumber: 6,
						keywords: 'budget, ferries',
						keywordsField: 'keywords',
						clipModel: 'clip_v2',
					},
				},
				path: /\/project\/create$/,
				body: {
					...EVERY_COMMON_FIELD,
					preferLength: [1, 3],
					maxClipNumber: 6,
					keywords: 'budget, ferries',
					clipModel: 'clip_v2',
				},
			},
			badInput: [
				...BAD_SOURCES,
				{
					what: 'automatic length together with another',
					parameters: { options: { preferLength: [0, 2] } },
					message: /'Clip Length' combines Automatic with other lengths/,
				},
				{
					what: 'more clips than there can be',
					parameters: { options: { maxClipNumber: 101 } },
					message: /'Maximum Clips' must be between 1 and 100/,
				},
			],
			hasVideos: true,
		},
		editing: {
			start: { by: 'submit', parameters: { videoUrl: VIDEO_URL, language: 'auto' } },
			everyField: {
				parameters: { videoUrl: VIDEO_URL, language: 'en', options: EVERY_OPTION },
				path: /\/project\/create$/,
				body: { getClips: 0, ...EVERY_COMMON_FIELD },
			},
			badInput: BAD_SOURCES,
			hasVideos: true,
		},
	},
	unknownJobId: '99999999',
	documentedErrors: [...CREATE_ERRORS.map(refusedOnCreate), ...ENDINGS.map(endedWith)],
};
