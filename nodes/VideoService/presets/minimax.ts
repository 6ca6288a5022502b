import type { RecipeSource } from '../recipe';

/**
 * MiniMax Hailuo. Refusals come under HTTP 200, and the link to the file by a second request.
 */
export const minimax: RecipeSource = {
	id: 'minimax',
	displayName: 'MiniMax Hailuo',
	docs: 'https://platform.minimax.io/docs/guides/video-generation',
	baseUrl: 'https://api.minimax.io',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Generate Video',
				path: '/v1/video_generation',
				body: {
					model: 'MiniMax-Hailuo-02',
					prompt: 'A paper boat crosses a rain puddle, macro lens',
					duration: 6,
					resolution: '768P',
				},
				required: ['model'],
			},
		],
		id: 'task_id',
	},
	status: {
		path: '/v1/query/video_generation',
		query: { task_id: '{jobId}' },
		echo: 'task_id',
		state: 'status',
		words: {
			queued: ['Preparing', 'Queueing'],
			processing: ['Processing'],
			completed: ['Success'],
			failed: ['Fail'],
		},
	},
	result: { path: '/v1/files/retrieve', query: { file_id: '{status.file_id}' } },
	videos: { at: 'file', url: 'download_url' },
	failure: { message: ['error_message', 'base_resp.status_msg'], code: 'base_resp.status_code' },
	refusal: {
		code: 'base_resp.status_code',
		ok: [0],
		message: 'base_resp.status_msg',
		kinds: {
			rateLimited: [1002, 1039],
			auth: [1004, 2049],
			credits: [1008],
			invalid: [2013, 1026],
		},
	},
	limits: { minimumCheckSeconds: 10 },
	usualDuration: { medianSeconds: 240, sigma: 0.6 },
	whereToLook: 'look at your usage in the MiniMax console',
};
