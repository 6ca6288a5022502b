import type { BadInput, JobFixture } from '../jobFixture';

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

const BAD_SOURCES: readonly BadInput[] = [
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
		advice:
			"Set 'File Extension' in the options (mp4, 3gp, avi, mov), or 'Source Type' if it is a page of a video service",
	},
	{
		what: 'an extension for a link that is not a file',
		parameters: { videoUrl: 'https://youtu.be/abc', options: { ext: 'mp4' } },
		message: /'File Extension' is only for remote files/,
		advice: "Set it to 'From the URL', or set the source type to Remote File",
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

export const jobs: Readonly<Record<string, JobFixture>> = {
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
				advice: 'Choose Automatic alone, or one or more of the other lengths',
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
};
