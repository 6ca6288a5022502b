import type { INodeParameters } from 'n8n-workflow';
import { pictory } from '../../nodes/Pictory/provider';
import type { ContractFixture, DocumentedError, JobFixture } from './contractFixture';

const PROMPT = 'Slow dolly shot past a harbour at dawn, gulls in the distance';
const WEBHOOK = 'https://n8n.example.org/webhook/pictory-done';
const IMAGE = 'https://media.example.org/gull.png';

const STORY = { source: 'story', story: 'The harbour wakes slowly. Boats leave one by one.' };

const STORYBOARD: INodeParameters = {
	videoName: 'harbour-morning',
	content: 'scenes',
	scenes: { scene: [STORY] },
};

/** Every option of a storyboard that goes with the others; ids here, names and a recorded voice in the unit tests. */
const EVERY_OPTION: INodeParameters = {
	additionalFields: '{ "futureField": 7 }',
	aspectRatio: '9:16',
	avatar: '{ "avatarId": "sim-avatar" }',
	awsConnectionId: 'aws-1',
	brandId: 'sim-brand',
	destinations: '[{ "type": "s3" }]',
	logoPosition: 'top-right',
	logoUrl: IMAGE,
	logoWidth: '10%',
	musicClips: '[{ "start": 0, "end": 5 }]',
	musicUrl: 'https://media.example.org/tune.mp3',
	musicVolume: 0.1,
	premiumVoiceSettings: '{ "stability": 0.5 }',
	saveProject: true,
	smartLayoutId: 'sim-layout',
	storyboardVersion: 'v3',
	subtitleStyle: '{ "fontFamily": "Lato" }',
	subtitleStyleId: 'sim-style',
	videoHeight: 1280,
	videoWidth: 720,
	vimeoConnectionId: 'vimeo-1',
	voiceAmplification: 0.5,
	voiceSpeaker: 'Martin',
	voiceSpeed: 90,
	webhookInput: '{ "orderId": "A-17" }',
	webhookUrl: WEBHOOK,
};

const EVERY_SCENE_FIELD = {
	source: 'audioUrl',
	audioUrl: 'https://media.example.org/talk.mp3',
	audioLanguage: 'en-US',
	backgroundKind: 'aiVisual',
	backgroundType: 'video',
	aiPrompt: 'A harbour at dawn',
	aiModel: 'veo3.1',
	aiOptions: { mediaStyle: 'photorealistic', videoDuration: '8s', referenceImageUrls: [IMAGE] },
	sceneOptions: {
		additionalFields: '{ "futureSceneField": true }',
		createSceneOnEndOfSentence: true,
		createSceneOnNewLine: false,
		elements: '[{ "type": "text" }]',
		hideSubtitles: false,
		highlightKeywords: true,
		maxSubtitleLines: 2,
		minimumDuration: 4,
		sceneTransition: 'fade',
	},
};

const STORYBOARD_BODY = {
	videoName: 'harbour-morning',
	language: 'en',
	scenes: [
		{
			audioUrl: 'https://media.example.org/talk.mp3',
			audioLanguage: 'en-US',
			background: {
				type: 'video',
				aiVisual: {
					prompt: 'A harbour at dawn',
					model: 'veo3.1',
					mediaStyle: 'photorealistic',
					videoDuration: '8s',
					referenceImageUrls: [IMAGE],
				},
			},
			createSceneOnEndOfSentence: true,
			createSceneOnNewLine: false,
			elements: [{ type: 'text' }],
			hideSubtitles: false,
			highlightKeywords: true,
			maxSubtitleLines: 2,
			minimumDuration: 4,
			sceneTransition: 'fade',
			futureSceneField: true,
		},
	],
	aspectRatio: '9:16',
	avatar: { avatarId: 'sim-avatar' },
	awsConnectionId: 'aws-1',
	brandId: 'sim-brand',
	destinations: [{ type: 's3' }],
	logo: { url: IMAGE, position: 'top-right', width: '10%' },
	backgroundMusic: {
		enabled: true,
		musicUrl: 'https://media.example.org/tune.mp3',
		volume: 0.1,
		clips: [{ start: 0, end: 5 }],
	},
	saveProject: true,
	smartLayoutId: 'sim-layout',
	storyboardVersion: 'v3',
	subtitleStyle: { fontFamily: 'Lato' },
	subtitleStyleId: 'sim-style',
	videoHeight: 1280,
	videoWidth: 720,
	vimeoConnectionId: 'vimeo-1',
	voiceOver: {
		enabled: true,
		aiVoices: [
			{
				speaker: 'Martin',
				speed: 90,
				amplificationLevel: 0.5,
				premiumVoiceSettings: { stability: 0.5 },
			},
		],
	},
	webhook: WEBHOOK,
	webhookInput: { orderId: 'A-17' },
	futureField: 7,
};

/** Constraints that previews and renders share; the whole table is in the unit tests. */
const BAD_STORYBOARDS: JobFixture['badInput'] = [
	{
		what: 'a name with other characters',
		parameters: { videoName: 'harbour/morning' },
		message: /'Video Name' may have letters, digits/,
	},
	{
		what: 'no scene',
		parameters: { scenes: { scene: [] } },
		message: /'Scenes' has no scene/,
	},
	{
		what: 'scenes that are not JSON',
		parameters: { content: 'json', scenesJson: '={{ "[{" }}' },
		message: /'Scenes \(JSON\)' is not valid JSON/,
	},
	{
		what: 'a scene with two sources',
		parameters: {
			content: 'json',
			scenesJson: '[{ "story": "a", "blogUrl": "https://example.org" }]',
		},
		message: /scene 1 has more than one source \(story, blogUrl\)/,
	},
	{
		what: 'a width alone',
		parameters: { options: { videoWidth: 720 } },
		message: /'Video Width' needs 'Video Height' as well/,
	},
	{
		what: 'an avatar without a voice',
		parameters: { options: { avatar: '{ "avatarId": "a" }' } },
		message: /'Avatar \(JSON\)' needs a voice-over/,
	},
];

function storyboard(path: RegExp): JobFixture {
	return {
		start: { by: 'submit', parameters: STORYBOARD },
		everyField: {
			parameters: {
				...STORYBOARD,
				language: 'en',
				scenes: { scene: [EVERY_SCENE_FIELD] },
				options: EVERY_OPTION,
			},
			path,
			body: STORYBOARD_BODY,
		},
		badInput: BAD_STORYBOARDS,
		hasVideos: false,
	};
}

/** A refusal of the request itself, sent as the documentation shows it. */
function refused(
	name: string,
	operation: 'submit' | 'getStatus',
	status: number,
	body: unknown,
	expected: { message: RegExp; advice: RegExp },
): DocumentedError {
	return {
		name,
		operation,
		jobType: 'videoGeneration',
		async arrange({ control }) {
			await control.injectFault({
				provider: 'pictory',
				path: operation === 'submit' ? '/v1/aistudio/videos' : '/v1/jobs/',
				times: 0,
				effect: { kind: 'respond', status, body },
			});
		},
		expected,
	};
}

/** A job that ends with a code, which Pictory tells with HTTP 200. */
function ended(code: string, jobType: string, message: RegExp): DocumentedError {
	return {
		name: `job ${code}`,
		operation: 'getStatus',
		jobType,
		async arrange({ control }) {
			await control.planJobs({
				provider: 'pictory',
				times: 1,
				durationSeconds: 0,
				outcome: { kind: 'failure', code },
			});
		},
		expected: { status: 'failed', code, message },
	};
}

export const fixture: ContractFixture = {
	provider: pictory,
	nodeType: 'pictory',
	simulatorId: 'pictory',
	credential: (simulator) => ({
		apiKey: simulator.apiKey('pictory'),
		baseUrl: simulator.baseUrl('pictory'),
	}),
	jobs: {
		videoGeneration: {
			start: { by: 'submit', parameters: { prompt: PROMPT } },
			everyField: {
				parameters: {
					prompt: PROMPT,
					model: 'veo3.1_fast',
					aspectRatio: '9:16',
					duration: '6s',
					options: { referenceImageUrls: [IMAGE], webhookUrl: WEBHOOK },
				},
				path: /\/v1\/aistudio\/videos$/,
				body: {
					prompt: PROMPT,
					model: 'veo3.1_fast',
					aspectRatio: '9:16',
					duration: '6s',
					referenceImageUrls: [IMAGE],
					webhook: WEBHOOK,
				},
			},
			badInput: [
				{
					what: 'a prompt that is too short',
					parameters: { prompt: 'Hm' },
					message: /'Prompt' must have at least 5 characters/,
				},
				{
					what: 'a duration of another model',
					parameters: { model: 'veo3.1', duration: '={{ "10s" }}' },
					message: /'Duration' is 10s, which Veo 3.1 does not offer/,
				},
				{
					what: 'two starting points',
					parameters: {
						options: { firstFrameImageUrl: IMAGE, extendVideoUrl: 'https://example.org/a.mp4' },
					},
					message: /'First Frame Image URL' cannot be combined with 'Extend Video URL'/,
				},
			],
			hasVideos: true,
		},
		storyboardPreview: storyboard(/\/v2\/video\/storyboard$/),
		storyboardRender: {
			...storyboard(/\/v2\/video\/storyboard\/render$/),
			badInput: [
				...BAD_STORYBOARDS,
				{
					what: 'no name',
					parameters: { videoName: '={{ "" }}' },
					message: /'Video Name' is empty/,
				},
			],
			hasVideos: true,
			reportsProgress: true,
		},
		projectRender: {
			start: { by: 'submit', parameters: { projectId: '300411' } },
			everyField: {
				parameters: { projectId: '300411', options: { webhookUrl: WEBHOOK } },
				path: /\/v2\/projects\/300411\/render$/,
				body: { webhook: WEBHOOK },
			},
			badInput: [
				{
					what: 'no project',
					parameters: { projectId: '={{ "" }}' },
					message: /'Project ID' is empty/,
				},
				{
					what: 'a project that would lead out of the path',
					parameters: { projectId: '..' },
					message: /'Project ID' is '\.\.', which is no ID/,
				},
			],
			hasVideos: true,
			reportsProgress: true,
		},
	},
	unknownJobId: '4a1c7d20-93b5-4e6f-8d01-5c2e9f7b6a38',
	documentedErrors: [
		{
			name: 'INVALID_REQUEST_BODY',
			operation: 'submit',
			jobType: 'videoGeneration',
			arrange: async () => ({ model: 'other', otherModel: 'no-such-model' }),
			expected: { message: /model: must be one of .*\(INVALID_REQUEST_BODY\)/, advice: /fields/ },
		},
		refused(
			'HTTP 401',
			'submit',
			401,
			{ message: 'Unauthorized' },
			{ message: /HTTP 401: the API key or token was not accepted/, advice: /pictai_/ },
		),
		refused(
			'HTTP 402',
			'submit',
			402,
			{ message: 'Quota exceeded' },
			{ message: /HTTP 402: Quota exceeded/, advice: /credits/ },
		),
		refused(
			'HTTP 403, Cloudflare',
			'submit',
			403,
			'<html><title>Cloudflare</title>error code: 1010</html>',
			{ message: /Cloudflare, which has blocked/, advice: /User-Agent/ },
		),
		{
			name: 'HTTP 403, foreign project',
			operation: 'submit',
			jobType: 'projectRender',
			arrange: async () => ({ projectId: '300999' }),
			expected: { message: /HTTP 403: Forbidden/, advice: /account that the project belongs to/ },
		},
		refused(
			'HTTP 404, JOB_NOT_FOUND',
			'getStatus',
			404,
			{ error_code: '5000', error_message: 'JOB_NOT_FOUND' },
			{ message: /HTTP 404: JOB_NOT_FOUND/, advice: /job id/ },
		),
		refused(
			'old API, code 890',
			'submit',
			400,
			{ success: false, error: { error_message: 'Text is too long', error_code: 890 } },
			{ message: /Text is too long \(890\)/, advice: /Correct/ },
		),
		ended('TEXT_TO_VIDEO_FAILED', 'storyboardRender', /could not be turned into a video/),
		ended('SCENE_BACKGROUND_VISUAL_NOT_FOUND', 'storyboardRender', /no visual was found/),
		ended('INSUFFICIENT_CREDITS', 'videoGeneration', /not enough AI credits/),
		ended('SOME_NEW_CODE', 'videoGeneration', /The job has failed/),
	],
};
