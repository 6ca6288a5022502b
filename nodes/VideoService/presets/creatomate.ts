import type { RecipeSource } from '../recipe';

/**
 * Renders of Creatomate, whose link is there from the start and leads to nothing until the end.
 */
export const creatomate: RecipeSource = {
	id: 'creatomate',
	displayName: 'Creatomate',
	docs: 'https://creatomate.com/docs/api/reference/limits-and-concurrency',
	baseUrl: 'https://api.creatomate.com',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Render',
				path: '/v2/renders',
				body: { template_id: 'YOUR_TEMPLATE_ID', modifications: {} },
			},
			{
				name: 'Render (Version 1)',
				path: '/v1/renders',
				body: { template_id: 'YOUR_TEMPLATE_ID', modifications: {} },
			},
		],
		id: ['id', '[0].id'],
	},
	status: {
		path: '/v2/renders/{jobId}',
		echo: 'id',
		state: 'status',
		words: {
			queued: ['planned', 'waiting'],
			processing: ['transcribing', 'rendering'],
			completed: ['succeeded'],
			failed: ['failed'],
		},
	},
	videos: {
		at: 'url',
		thumbnail: '/snapshot_url',
		duration: '/duration',
		width: '/width',
		height: '/height',
	},
	failure: { message: 'error_message' },
	refusal: { message: ['hint', 'message'] },
	callback: { body: 'webhook_url' },
	limits: { requests: [{ count: 30, seconds: 10 }], minimumCheckSeconds: 2 },
	usualDuration: { medianSeconds: 60, sigma: 0.8 },
	whereToLook: 'look at the API log of your Creatomate project',
};
