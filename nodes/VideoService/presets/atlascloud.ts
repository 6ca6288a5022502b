import type { RecipeSource } from '../recipe';

/** Atlas Cloud. */
export const atlascloud: RecipeSource = {
	id: 'atlascloud',
	displayName: 'Atlas Cloud',
	docs: 'https://atlascloud.ai/docs/en/predictions',
	baseUrl: 'https://api.atlascloud.ai/api/v1',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Generate Video',
				path: '/model/generateVideo',
				body: {
					model: 'YOUR_MODEL',
					prompt: 'A paper boat crosses a rain puddle, macro lens',
				},
				required: ['model'],
			},
		],
		id: ['data.id', 'data.prediction_id', 'id'],
	},
	status: {
		path: '/model/prediction/{jobId}',
		echo: ['data.id', 'id'],
		state: ['data.status', 'status'],
		words: {
			queued: ['created', 'queued', 'pending', 'starting'],
			processing: ['processing'],
			completed: ['completed', 'succeeded'],
			failed: ['failed', 'timeout'],
			cancelled: ['canceled', 'cancelled'],
		},
	},
	videos: { at: ['data.outputs', 'outputs'] },
	failure: { message: ['data.error', 'error', 'message'] },
	refusal: { code: 'code', ok: [200], message: ['message', 'msg'] },
	callback: { body: 'webhook_url' },
	limits: { minimumCheckSeconds: 2 },
	whereToLook: 'look at your predictions in the Atlas Cloud console',
};
