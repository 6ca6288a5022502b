import type { RecipeSource } from '../recipe';

/** Predictions of Replicate. Their files are deleted one hour after the end. */
export const replicate: RecipeSource = {
	id: 'replicate',
	displayName: 'Replicate',
	docs: 'https://replicate.com/docs/topics/predictions/lifecycle',
	baseUrl: 'https://api.replicate.com/v1',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Official Model',
				path: '/models/{model:raw}/predictions',
				model: 'google/veo-3-fast',
				body: { input: { prompt: 'A paper boat crosses a rain puddle, macro lens' } },
				required: ['input'],
			},
			{
				name: 'Any Version',
				path: '/predictions',
				body: {
					version: 'owner/model',
					input: { prompt: 'A paper boat crosses a rain puddle, macro lens' },
				},
				required: ['version', 'input'],
			},
		],
		id: 'id',
	},
	status: {
		path: '/predictions/{jobId}',
		echo: 'id',
		state: 'status',
		words: {
			queued: ['starting'],
			processing: ['processing'],
			completed: ['succeeded'],
			failed: ['failed'],
			cancelled: ['canceled', 'aborted'],
		},
	},
	videos: { collect: 'output' },
	failure: { message: ['error', 'error.message', 'detail'] },
	refusal: { message: 'detail' },
	times: { created: 'created_at', completed: 'completed_at' },
	links: { lifetimeSeconds: 3_600 },
	jobLifetimeSeconds: 3_600,
	list: { path: '/predictions', jobs: 'results' },
	cancel: { path: '/predictions/{jobId}/cancel' },
	callback: { body: 'webhook', with: { webhook_events_filter: ['completed'] } },
	limits: {
		submits: [{ count: 600, seconds: 60 }],
		checks: [{ count: 3_000, seconds: 60 }],
		minimumCheckSeconds: 2,
	},
	test: { path: '/account' },
	whereToLook: 'look at https://replicate.com/predictions',
};
