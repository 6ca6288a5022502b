import type { RecipeSource } from '../recipe';

/**
 * The unified jobs of kie.ai, for Kling, Hailuo, Wan, Seedance and others. Refusals come under HTTP 200.
 */
export const kieJobs: RecipeSource = {
	id: 'kieJobs',
	displayName: 'kie.ai Jobs',
	docs: 'https://docs.kie.ai/market/common/get-task-detail',
	baseUrl: 'https://api.kie.ai/api/v1',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Create Task',
				path: '/jobs/createTask',
				body: {
					model: 'kling-2.6/text-to-video',
					input: { prompt: 'A paper boat crosses a rain puddle, macro lens' },
				},
				required: ['model', 'input'],
			},
		],
		id: 'data.taskId',
	},
	status: {
		path: '/jobs/recordInfo',
		query: { taskId: '{jobId}' },
		echo: 'data.taskId',
		state: 'data.state',
		words: {
			queued: ['waiting', 'queuing'],
			processing: ['generating'],
			completed: ['success'],
			failed: ['fail'],
		},
	},
	videos: { at: 'data.resultJson|json.resultUrls' },
	failure: { message: 'data.failMsg', code: 'data.failCode' },
	refusal: {
		code: 'code',
		ok: [200],
		message: ['msg', 'message'],
		kinds: {
			auth: [401],
			credits: [402],
			rateLimited: [429, 433],
			unknownJob: [404],
			invalid: [400, 422],
			unavailable: [455, 500, 505],
		},
	},
	times: { created: 'data.createTime', completed: 'data.completeTime' },
	links: { lifetimeSeconds: 86_400 },
	jobLifetimeSeconds: 5_184_000,
	usage: { at: 'data.creditsConsumed', unit: 'credits' },
	callback: { body: 'callBackUrl' },
	limits: {
		submits: [{ count: 20, seconds: 10 }],
		checks: [{ count: 10, seconds: 1 }],
		minimumCheckSeconds: 5,
	},
	whereToLook: 'look at https://kie.ai/logs',
};
