import type { RecipeSource } from '../recipe';

/**
 * The queue of fal.ai. A job is named by the path of its requests, and a failed one is COMPLETED as well.
 */
export const fal: RecipeSource = {
	id: 'fal',
	displayName: 'fal',
	docs: 'https://docs.fal.ai/documentation/model-apis/inference/queue',
	baseUrl: 'https://queue.fal.run',
	key: { header: 'Authorization', prefix: 'Key ' },
	submit: {
		calls: [
			{
				name: 'Run a Model',
				path: '/{model:raw}',
				model: 'fal-ai/veo3',
				body: { prompt: 'A paper boat crosses a rain puddle, macro lens' },
			},
		],
		id: 'response_url',
		idBelowBaseUrl: true,
	},
	status: {
		path: '/{jobId:raw}/status',
		echo: 'request_id',
		state: 'status',
		words: {
			queued: ['IN_QUEUE'],
			processing: ['IN_PROGRESS'],
			completed: ['COMPLETED'],
			failed: ['FAILED'],
			cancelled: ['CANCELED', 'CANCELLED'],
		},
		failedIf: ['error', 'error_type'],
	},
	result: { path: '/{jobId:raw}', failedHttp: [400, 422] },
	videos: { collect: ['video', 'videos', 'output', '$'] },
	failure: {
		message: ['error', 'detail', 'detail[0].msg'],
		code: ['error_type', 'detail[0].type'],
	},
	refusal: { message: ['detail', 'detail[0].msg', 'message'] },
	callback: { query: 'fal_webhook' },
	cancel: { method: 'PUT', path: '/{jobId:raw}/cancel' },
	limits: { minimumCheckSeconds: 2 },
	whereToLook: 'look at your requests in the fal dashboard',
};
