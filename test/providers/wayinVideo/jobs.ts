import type { JobFixture } from '../jobFixture';
import { BAD_RENDER_SETTINGS, BAD_SOURCE_INPUT, BAD_SUBMIT_INPUT } from './badInput';

const VIDEO_URL = 'https://www.youtube.com/watch?v=Zz1yX2wV3uT';

const EVERY_RENDER_OPTION = {
	resolution: 'HD_720',
	enableCaption: true,
	captionDisplay: 'both',
	captionStyle: 'temp-static-2',
	enableAiHook: true,
	aiHookStyle: 'humorous',
	aiHookPosition: 'end',
	enableAiReframe: true,
	aspectRatio: 'RATIO_9_16',
};

const EVERY_RENDER_FIELD = {
	resolution: 'HD_720',
	enable_caption: true,
	caption_display: 'both',
	cc_style_tpl: 'temp-static-2',
	enable_ai_hook: true,
	ai_hook_script_style: 'humorous',
	ai_hook_position: 'end',
	enable_ai_reframe: true,
	ratio: 'RATIO_9_16',
};

/** Not sent: the estimate is made of them. */
const PRICE = { sourceMinutes: 60, unitsPerMinute: 2, maximumCost: 120 };

const COMMON_OPTIONS = { ...PRICE, maxClipNumber: 4, projectName: 'Harbour', targetLanguage: 'de' };

const COMMON_FIELDS = {
	video_url: VIDEO_URL,
	source_lang: 'pt',
	target_lang: 'de',
	project_name: 'Harbour',
	limit: 4,
	enable_export: true,
};

const TEXT_FIELDS = { video_url: VIDEO_URL, source_lang: 'pt', target_lang: 'de' };

export const jobs: Readonly<Record<string, JobFixture>> = {
	clipping: {
		start: {
			by: 'submit',
			// With a limit, the list is known to be whole as soon as it has that many clips.
			parameters: {
				source: 'url',
				videoUrl: VIDEO_URL,
				enableExport: true,
				options: { maxClipNumber: 2 },
			},
		},
		everyField: {
			parameters: {
				language: 'pt',
				options: {
					...COMMON_OPTIONS,
					...EVERY_RENDER_OPTION,
					targetDuration: 'DURATION_30_60',
					enableMoreResults: true,
					enableExpressMode: true,
					reframeLayout: 'Gameplay A',
				},
			},
			path: /\/clips$/,
			body: {
				...COMMON_FIELDS,
				...EVERY_RENDER_FIELD,
				target_duration: 'DURATION_30_60',
				enable_more_results: true,
				enable_express_mode: true,
				reframe_layout: 'Gameplay A',
			},
		},
		badInput: [
			...BAD_SUBMIT_INPUT,
			{
				what: 'a length that a template of the website has',
				parameters: { options: { targetDuration: 'DURATION_15_30' } },
				message: /'Clip Length' is not one of: DURATION_0_30/,
			},
			{
				what: 'an arrangement that the shape does not have',
				parameters: {
					options: { enableAiReframe: true, aspectRatio: 'RATIO_1_1', reframeLayout: 'Split 2' },
				},
				message: /'Reframe Layout' is 'Split 2', which the aspect ratio RATIO_1_1 does not have/,
				advice: 'Use one of: Auto, Fit, Full, Grid 4, Trio',
			},
		],
		hasVideos: true,
	},
	findMoments: {
		start: {
			by: 'submit',
			parameters: {
				source: 'url',
				videoUrl: VIDEO_URL,
				query: 'a question about cost',
				enableExport: true,
			},
		},
		everyField: {
			parameters: { language: 'pt', options: { ...COMMON_OPTIONS, ...EVERY_RENDER_OPTION } },
			path: /\/clips\/find-moments$/,
			body: { query: 'a question about cost', ...COMMON_FIELDS, ...EVERY_RENDER_FIELD },
		},
		badInput: [
			...BAD_SUBMIT_INPUT,
			{ what: 'no query', parameters: { query: ' ' }, message: /'Query' is empty/ },
		],
		hasVideos: true,
	},
	clipExport: {
		start: { by: 'render', of: 'clipping', parameters: {}, sourceField: 'project_id' },
		everyField: {
			parameters: {
				options: {
					...EVERY_RENDER_OPTION,
					targetLanguage: 'de',
					clipIndices: '0, 1',
					captionStyleId: 'temp-static-9',
					aiHookKeywords: 'budget',
					aiHookTextDuration: 2500,
				},
			},
			path: /\/clips\/export$/,
			body: {
				...EVERY_RENDER_FIELD,
				target_lang: 'de',
				clip_indices: [0, 1],
				cc_style_tpl: 'temp-static-9',
				ai_hook_keywords: 'budget',
				ai_hook_text_duration: 2500,
			},
		},
		badInput: [
			...BAD_RENDER_SETTINGS,
			{
				what: 'an index below 0',
				parameters: { options: { clipIndices: '0, -1' } },
				message: /'Clip Indices' has a number below 0/,
			},
			{
				what: 'an index that is a word',
				parameters: { options: { clipIndices: 'first' } },
				message: /'Clip Indices' is not a number/,
			},
			{
				what: 'a hook of no whole number of milliseconds',
				parameters: { options: { enableAiHook: true, aiHookTextDuration: 1.5 } },
				message: /'AI Hook Duration \(Milliseconds\)' is not a whole number/,
			},
			{
				what: 'a job that is a render itself',
				parameters: { jobType: 'clipExport' },
				message: /'Job Type' is 'Clip Export', whose jobs are not rendered/,
				advice: 'Choose the step Download; only these are rendered: clipping, findMoments',
			},
		],
		hasVideos: true,
	},
	summary: {
		start: { by: 'submit', parameters: { source: 'url', videoUrl: VIDEO_URL } },
		everyField: {
			parameters: { language: 'pt', options: { ...PRICE, targetLanguage: 'de' } },
			path: /\/summaries$/,
			body: TEXT_FIELDS,
		},
		badInput: [
			...BAD_SOURCE_INPUT,
			{
				what: 'an output language that does not exist',
				parameters: { options: { targetLanguage: 'zh' } },
				message: /'Output Language' is not a language code/,
			},
		],
		hasVideos: false,
	},
	transcript: {
		start: { by: 'submit', parameters: { source: 'url', videoUrl: VIDEO_URL } },
		everyField: {
			parameters: { language: 'pt', options: { ...PRICE, targetLanguage: 'de' } },
			path: /\/transcripts$/,
			body: TEXT_FIELDS,
		},
		badInput: [
			...BAD_SOURCE_INPUT,
			{
				what: 'a translation into a language that does not exist',
				parameters: { options: { targetLanguage: 'klingon' } },
				message: /'Translate Into' is not a language code/,
			},
		],
		hasVideos: false,
	},
};
