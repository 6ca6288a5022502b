import type { RecipeSource } from '../recipe';

/** Veo 3.1 at kie.ai, whose states are numbers. */
export const kieVeo: RecipeSource = {
	id: 'kieVeo',
	displayName: 'kie.ai Veo',
	docs: 'https://docs.kie.ai/veo3-api/get-veo-3-video-details',
	baseUrl: 'https://api.kie.ai/api/v1',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Generate Video',
				path: '/veo/generate',
				body: {
					prompt: 'A paper boat crosses a rain puddle, macro lens',
					model: 'veo3_fast',
					aspectRatio: '16:9',
				},
				required: ['prompt'],
			},
		],
		id: 'data.taskId',
	},
	status: {
		path: '/veo/record-info',
		query: { taskId: '{jobId}' },
		echo: 'data.taskId',
		state: 'data.successFlag',
		words: { processing: [0], completed: [1], failed: [2, 3] },
	},
	videos: { at: 'data.response.resultUrls' },
	failure: { message: 'data.errorMessage', code: 'data.errorCode' },
	refusal: {
		code: 'code',
		ok: [200],
		message: 'msg',
		kinds: {
			auth: [401],
			credits: [402],
			rateLimited: [429, 433],
			unknownJob: [404],
			invalid: [400, 422],
			unavailable: [455, 500, 505],
		},
	},
	links: { lifetimeSeconds: 86_400 },
	callback: { body: 'callBackUrl' },
	limits: {
		submits: [{ count: 20, seconds: 10 }],
		checks: [{ count: 10, seconds: 1 }],
		minimumCheckSeconds: 5,
	},
	usualDuration: { medianSeconds: 180, sigma: 0.6 },
	whereToLook: 'look at https://kie.ai/logs',
};
