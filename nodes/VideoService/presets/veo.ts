import type { RecipeSource } from '../recipe';

/**
 * Veo by a key of the Gemini API. The download needs the key, and a blocked video ends without a link.
 */
export const veo: RecipeSource = {
	id: 'veo',
	displayName: 'Google Veo',
	docs: 'https://ai.google.dev/gemini-api/docs/video',
	baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
	key: { header: 'x-goog-api-key' },
	submit: {
		calls: [
			{
				name: 'Generate Video',
				path: '/models/{model}:predictLongRunning',
				model: 'veo-3.1-fast-generate-preview',
				body: {
					instances: [{ prompt: 'A paper boat crosses a rain puddle, macro lens' }],
					parameters: { aspectRatio: '16:9' },
				},
				required: ['instances[0]'],
			},
		],
		id: 'name',
	},
	status: {
		path: '/{jobId:raw}',
		echo: 'name',
		state: 'done',
		words: { processing: [false], completed: [true] },
		absentIs: 'processing',
		failedIf: 'error',
	},
	videos: {
		at: 'response.generateVideoResponse.generatedSamples',
		url: 'video.uri',
	},
	failure: {
		message: ['error.message', 'response.generateVideoResponse.raiMediaFilteredReasons[0]'],
		code: ['error.status', 'error.code'],
	},
	refusal: { message: 'error.message' },
	links: { keyOnOwnHost: true },
	limits: { minimumCheckSeconds: 10 },
	usualDuration: { medianSeconds: 90, sigma: 0.6 },
	test: { path: '/models' },
	whereToLook: 'look at the usage in AI Studio, since Google lists no operations',
};
