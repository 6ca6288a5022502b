import type { RecipeSource } from '../recipe';

/** WaveSpeed. The answer about the status has the result as well. */
export const wavespeed: RecipeSource = {
	id: 'wavespeed',
	displayName: 'WaveSpeed',
	docs: 'https://wavespeed.ai/docs/what-are-predictions',
	baseUrl: 'https://api.wavespeed.ai/api/v3',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Run a Model',
				path: '/{model:raw}',
				model: 'google/veo3-fast',
				body: { prompt: 'A paper boat crosses a rain puddle, macro lens' },
			},
		],
		id: ['data.id', 'id'],
	},
	status: {
		path: '/predictions/{jobId}/result',
		echo: 'data.id',
		state: 'data.status',
		words: {
			queued: ['created'],
			processing: ['processing'],
			completed: ['completed'],
			failed: ['failed', 'timeout'],
			cancelled: ['cancelled'],
			expired: ['deleted'],
		},
	},
	videos: { at: 'data.outputs', url: ['url', 'video', 'video_url'] },
	failure: { message: 'data.error' },
	refusal: { code: 'code', ok: [200], message: 'message' },
	callback: { query: 'webhook' },
	limits: { minimumCheckSeconds: 2 },
	whereToLook: 'look at https://wavespeed.ai/predictions',
};
