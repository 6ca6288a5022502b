import type { INodeParameters } from 'n8n-workflow';
import type { BadInput, JobFixture } from '../jobFixture';

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
	avatar: '{ "position": "bottom-right" }',
	avatarId: { __rl: true, mode: 'list', value: 'sim-avatar' },
	awsConnectionId: { __rl: true, mode: 'list', value: 'aws-1' },
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
	smartLayoutId: { __rl: true, mode: 'list', value: 'sim-layout' },
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
	avatar: { avatarId: 'sim-avatar', position: 'bottom-right' },
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
export const BAD_STORYBOARDS: readonly BadInput[] = [
	{
		what: 'a name with other characters',
		parameters: { videoName: 'harbour/morning' },
		message: /'Video Name' may have letters, digits/,
	},
	{
		what: 'no scene',
		parameters: { scenes: { scene: [] } },
		message: /'Scenes' has no scene/,
		advice: 'Add at least one scene, or use a template',
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
		advice: 'Correct this scene and run the item again',
	},
	{
		what: 'a width alone',
		parameters: { options: { videoWidth: 720 } },
		message: /'Video Width' needs 'Video Height' as well/,
		advice: 'Set both, or neither of them',
	},
	{
		what: 'an avatar without a voice',
		parameters: { options: { avatar: '{ "avatarId": "a" }' } },
		message: /'Avatar Settings \(JSON\)' needs a voice-over/,
		advice: "Set 'Voice', or 'Voice URL' in the options, so that the avatar has something to say",
	},
	{
		what: 'AI visuals for more than they may cost',
		parameters: {
			content: 'json',
			scenesJson:
				'[{ "background": { "type": "video", "aiVisual": { "prompt": "Fog", "model": "veo3.1", "videoDuration": "6s" } } }]',
			options: { maximumCost: 100 },
		},
		message: /'Maximum Cost' is 100, and this item is estimated to cost 120 AI credits/,
		advice: "Nothing was sent. Raise 'Maximum Cost', remove it, or change what is asked for",
	},
];

/** Previews and renders take the same parameters. */
export function storyboard(path: RegExp): JobFixture {
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
