import type { JobFixture } from '../jobFixture';
import { BAD_STORYBOARDS, storyboard } from './storyboards';
import { templateRender } from './templateVideo';

const PROMPT = 'Slow dolly shot past a harbour at dawn, gulls in the distance';
const WEBHOOK = 'https://n8n.example.org/webhook/pictory-done';
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
