import type { JobFixture } from '../jobFixture';
import { BAD_STORYBOARDS, storyboard } from './storyboards';
import { templateRender } from './templateVideo';

const PROMPT = 'Slow dolly shot past a harbour at dawn, gulls in the distance';
const WEBHOOK = 'https://n8n.example.org/webhook/pictory-done';
const RECORDING = 'https://media.example.org/council.mp4';
const TRANSCRIPT = '[{ "text": "The harbour wakes slowly.", "start": 0, "end": 4 }]';
const IMAGE = 'https://media.example.org/gull.png';

export const jobs: Readonly<Record<string, JobFixture>> = {
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
				advice: 'Choose one of: 4s, 6s, 8s',
			},
			{
				what: 'two starting points',
				parameters: {
					options: { firstFrameImageUrl: IMAGE, extendVideoUrl: 'https://example.org/a.mp4' },
				},
				message: /'First Frame Image URL' cannot be combined with 'Extend Video URL'/,
				advice: 'Keep one of the two; Pictory takes a single starting point for a video',
			},
		],
		hasVideos: true,
	},
	imageGeneration: {
		start: { by: 'submit', parameters: { prompt: PROMPT } },
		everyField: {
			parameters: {
				prompt: PROMPT,
				model: 'nanobanana-pro',
				aspectRatio: '16:9',
				options: { referenceImageUrl: IMAGE, style: 'vintage', webhookUrl: WEBHOOK },
			},
			path: /\/v1\/aistudio\/images$/,
			body: {
				prompt: PROMPT,
				model: 'nanobanana-pro',
				aspectRatio: '16:9',
				style: 'vintage',
				referenceImageUrl: IMAGE,
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
				what: 'a style that there is not',
				parameters: { options: { style: '={{ "baroque" }}' } },
				message: /'Style' is not one of: artistic/,
			},
			{
				what: 'more than it may cost',
				parameters: { model: 'nanobanana', options: { maximumCost: 3 } },
				message: /'Maximum Cost' is 3, and this item is estimated to cost 4 AI credits/,
				advice: "Nothing was sent. Raise 'Maximum Cost', remove it, or change what is asked for",
			},
		],
		hasVideos: false,
	},
	transcription: {
		start: { by: 'submit', parameters: { fileUrl: RECORDING, language: 'en-US' } },
		everyField: {
			parameters: {
				fileUrl: RECORDING,
				language: 'de-DE',
				mediaType: 'audio',
				options: { webhookUrl: WEBHOOK },
			},
			path: /\/v2\/transcription$/,
			body: { fileUrl: RECORDING, mediaType: 'audio', language: 'de-DE', webhook: WEBHOOK },
		},
		badInput: [
			{
				what: 'a link without encryption',
				parameters: { fileUrl: 'http://media.example.org/council.mp4' },
				message: /'Media URL' must begin with https:\/\//,
			},
			{
				what: 'a format that is not transcribed',
				parameters: { fileUrl: 'https://media.example.org/council.mkv' },
				message: /'Media URL' leads to a format that Pictory does not transcribe/,
			},
			{
				what: 'a language without its region',
				parameters: { language: 'en' },
				message: /'Language' must be a language with its region/,
			},
			{
				what: 'a link that does not show what it leads to',
				parameters: { fileUrl: 'https://media.example.org/council' },
				message: /'Media Type' is Automatic, and the link does not show/,
				advice: 'Choose Video or Audio',
			},
		],
		hasVideos: false,
	},
	highlights: {
		start: {
			by: 'submit',
			parameters: { transcriptSource: 'json', transcript: TRANSCRIPT, highlightDuration: 4 },
		},
		everyField: {
			parameters: {
				transcriptSource: 'json',
				transcript: TRANSCRIPT,
				highlightDuration: 4,
				options: { language: 'en', sourceDuration: 60, webhookUrl: WEBHOOK },
			},
			path: /\/v2\/transcription\/highlights$/,
			body: {
				transcript: [{ text: 'The harbour wakes slowly.', start: 0, end: 4 }],
				highlight_duration: 4,
				duration: 60,
				language: 'en',
				webhook: WEBHOOK,
			},
		},
		badInput: [
			{
				what: 'a transcript without a sentence',
				parameters: { transcript: '[]' },
				message: /'Transcript \(JSON\)' has no sentence/,
				advice: 'Correct the transcript and run the item again',
			},
			{
				what: 'a sentence without its times',
				parameters: { transcript: '[{ "text": "The harbour" }]' },
				message: /'Transcript \(JSON\)' cannot be used: sentence 1 has neither text, start and end/,
				advice: 'Correct the transcript and run the item again',
			},
			{
				what: 'no transcription job',
				parameters: {
					transcriptSource: 'job',
					transcriptionJobId: { __rl: true, mode: 'id', value: '={{ "" }}' },
				},
				message: /'Transcription Job' is empty/,
				advice: 'Choose a job from the list, or enter the ID that Submit returned as jobId',
			},
		],
		hasVideos: false,
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
				advice: 'Enter a name; Pictory renders no video without one',
			},
		],
		hasVideos: true,
		reportsProgress: true,
	},
	templateRender,
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
				message: /'Project' is empty/,
				advice: "Choose a project or enter its ID; 'Save Project' of a storyboard makes one",
			},
			{
				what: 'a project that would lead out of the path',
				parameters: { projectId: '..' },
				message: /'Project' is '\.\.', which is no ID/,
				advice: "Choose a project or enter its ID; 'Save Project' of a storyboard makes one",
			},
		],
		hasVideos: true,
		reportsProgress: true,
	},
};
