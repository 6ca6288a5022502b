import type { INodeParameters } from 'n8n-workflow';
import { wayinVideo } from '../../nodes/WayinVideo/provider';
import type { ContractFixture, DocumentedError, JobFixture } from './contractFixture';

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
	ratio: 'RATIO_9_16',
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

const COMMON_OPTIONS = { maxClipNumber: 4, projectName: 'Harbour', targetLanguage: 'de' };

const COMMON_FIELDS = {
	video_url: VIDEO_URL,
	source_lang: 'pt',
	target_lang: 'de',
	project_name: 'Harbour',
	limit: 4,
	enable_export: true,
};

const BAD_RENDER_SETTINGS: JobFixture['badInput'] = [
	{
		what: 'a resolution that does not exist',
		parameters: { options: { resolution: 'UHD_8K' } },
		message: /'Resolution' is not one of: SD_480/,
	},
	{
		what: 'a caption mode that does not exist',
		parameters: { options: { enableCaption: true, captionDisplay: 'all' } },
		message: /'Caption Languages' is not one of: both, original, translation/,
	},
	{
		what: 'two caption languages with the usual style',
		parameters: { options: { enableCaption: true, captionDisplay: 'both' } },
		message: /'Caption Languages' is Both, which the caption style 'temp-7' cannot show/,
	},
	{
		what: 'a tone of the hook that does not exist',
		parameters: { options: { enableAiHook: true, aiHookStyle: 'grumpy' } },
		message: /'AI Hook Style' is not one of: calm/,
	},
	{
		what: 'a place of the hook that does not exist',
		parameters: { options: { enableAiHook: true, aiHookPosition: 'middle' } },
		message: /'AI Hook Position' is not one of: beginning, end/,
	},
	{
		what: 'another shape without saying which',
		parameters: { options: { enableAiReframe: true } },
		message: /'Aspect Ratio' is missing, and 'AI Reframe' cannot do without it/,
	},
	{
		what: 'a shape that does not exist',
		parameters: { options: { enableAiReframe: true, ratio: '9:16' } },
		message: /'Aspect Ratio' is not one of: RATIO_16_9/,
	},
	{
		what: 'an output language that does not exist',
		parameters: { options: { targetLanguage: 'zh' } },
		message: /'Output Language' is not a language code/,
	},
];

const BAD_SUBMIT_INPUT: JobFixture['badInput'] = [
	...BAD_RENDER_SETTINGS,
	{ what: 'no URL', parameters: { videoUrl: ' ' }, message: /'Video URL' is not an http\(s\) URL/ },
	{
		what: 'a URL of another scheme',
		parameters: { videoUrl: 'ftp://media.example.org/a.mp4' },
		message: /'Video URL' is not an http\(s\) URL/,
	},
	{
		what: 'a source that does not exist',
		parameters: { source: 'disk' },
		message: /'Source' is not one of: url, binary/,
	},
	{
		what: 'a binary field that the item does not have',
		parameters: { source: 'binary', inputBinaryField: 'film' },
		message: /'Input Binary Field' is 'film', but the input item has no such binary field/,
	},
	{
		what: 'a spoken language that does not exist',
		parameters: { language: 'klingon' },
		message: /'Spoken Language' is not a language code/,
	},
	{
		what: 'a fraction of a clip',
		parameters: { options: { maxClipNumber: 2.5 } },
		message: /'Maximum Clips' is not a whole number/,
	},
];

/** Business errors as a gateway forwards them. */
function refusedOnSubmit(
	name: string,
	status: number,
	said: string | undefined,
	expected: { message: RegExp; advice: RegExp },
	parameters?: INodeParameters,
): DocumentedError {
	return {
		name,
		operation: 'submit',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'wayinvideo',
				path: '/clips$',
				times: 0,
				effect: {
					kind: 'respond',
					status,
					body: said === undefined ? gatewayBody(status) : { message: said },
				},
			});
			return parameters;
		},
		expected,
	};
}

function gatewayBody(status: number) {
	return {
		timestamp: '2026-05-02T09:10:11.123+00:00',
		status,
		error: 'a reason phrase',
		path: '/api/v2/clips',
	};
}

const DOCUMENTED_ERRORS: readonly DocumentedError[] = [
	refusedOnSubmit('a refused key', 403, undefined, {
		message: /HTTP 403: the API key was not accepted/,
		advice: /API Dashboard .* nothing was billed/,
	}),
	refusedOnSubmit(
		'too many requests, or too many tasks',
		429,
		undefined,
		{
			message: /HTTP 429: too many requests, or too many tasks at once/,
			advice: /15 requests a minute and 5 running tasks/,
		},
		{ options: { pacingTimeLimitMinutes: 0 } },
	),
	refusedOnSubmit('no API units left', 400, 'Insufficient API units', {
		message: /HTTP 400: Insufficient API units/,
		advice: /Buy API units/,
	}),
	refusedOnSubmit('a plan that is too low', 403, 'Please upgrade to the Enterprise plan', {
		message: /HTTP 403: Please upgrade/,
		advice: /Check the plan of the account/,
	}),
	refusedOnSubmit('an invalid body', 400, 'limit must be positive', {
		message: /HTTP 400: limit must be positive/,
		advice: /Correct what the message names/,
	}),
	refusedOnSubmit('a refusal under HTTP 200', 200, 'video_url is not supported', {
		message: /HTTP 200: video_url is not supported/,
		advice: /Correct what the message names/,
	}),
	refusedOnSubmit('a fault of the server', 500, undefined, {
		message: /HTTP 500: it cannot serve the request now/,
		advice: /may have been accepted/,
	}),
	...[400, 404].map(
		(status): DocumentedError => ({
			name: `an id that is unknown or expired, as HTTP ${status}`,
			operation: 'getStatus',
			jobType: 'clipping',
			async arrange({ control }) {
				await control.injectFault({
					provider: 'wayinvideo',
					path: '/results/',
					times: 0,
					effect: { kind: 'respond', status, body: gatewayBody(status) },
				});
			},
			expected: { message: /there is no such task/, advice: /'Job ID' and 'Job Type'/ },
		}),
	),
	{
		name: 'a task that fails',
		operation: 'getStatus',
		jobType: 'clipping',
		async arrange({ control }) {
			await control.planJobs({
				provider: 'wayinvideo',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', message: 'video unavailable' },
			});
		},
		expected: { status: 'failed', message: /video unavailable/ },
	},
];

export const fixture: ContractFixture = {
	provider: wayinVideo,
	nodeType: 'wayinVideo',
	simulatorId: 'wayinvideo',
	credential: (simulator) => ({
		apiKey: simulator.apiKey('wayinvideo'),
		baseUrl: simulator.baseUrl('wayinvideo'),
	}),
	jobs: {
		clipping: {
			start: {
				by: 'submit',
				parameters: { source: 'url', videoUrl: VIDEO_URL, enableExport: true },
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
						options: { enableAiReframe: true, ratio: 'RATIO_1_1', reframeLayout: 'Split 2' },
					},
					message: /'Reframe Layout' is 'Split 2', which the aspect ratio RATIO_1_1 does not have/,
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
			start: { by: 'render', of: 'clipping', parameters: {} },
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
					project_id: expect.stringMatching(/^prj/) as unknown,
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
				},
			],
			hasVideos: true,
		},
	},
	unknownJobId: 'prj00000000',
	documentedErrors: DOCUMENTED_ERRORS,
};
