import type { RecipeSource } from '../recipe';

/** Higgsfield. The key is the key ID and the key secret with a colon between them. */
export const higgsfield: RecipeSource = {
	id: 'higgsfield',
	displayName: 'Higgsfield',
	docs: 'https://docs.higgsfield.ai/docs/api-reference/requests/get-request-status',
	baseUrl: 'https://api.higgsfield.ai',
	key: { header: 'Authorization', prefix: 'Key ' },
	submit: {
		calls: [
			{
				name: 'Run an Endpoint',
				path: '/{model:raw}',
				model: 'v1/image2video/dop',
				body: { prompt: 'The boat sails on' },
			},
		],
		id: 'request_id',
	},
	status: {
		path: '/requests/{jobId}/status',
		echo: 'request_id',
		state: 'status',
		words: {
			queued: ['queued'],
			processing: ['in_progress'],
			completed: ['completed'],
			failed: ['failed', 'nsfw'],
			cancelled: ['canceled', 'cancelled'],
		},
	},
	videos: { at: ['video', 'videos'] },
	failure: { message: ['error', 'error.message', 'detail', 'message'] },
	refusal: { message: ['detail', 'message'] },
	callback: { query: 'hf_webhook' },
	limits: { minimumCheckSeconds: 2 },
	whereToLook: 'look at your requests in the Higgsfield dashboard',
};
