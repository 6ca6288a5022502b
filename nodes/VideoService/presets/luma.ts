import type { RecipeSource } from '../recipe';

/** Generations of Luma Dream Machine, which calls at each change of the state. */
export const luma: RecipeSource = {
	id: 'luma',
	displayName: 'Luma Dream Machine',
	docs: 'https://docs.lumalabs.ai/docs/video-generation',
	baseUrl: 'https://api.lumalabs.ai/dream-machine/v1',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Generate Video',
				path: '/generations/video',
				body: {
					model: 'ray-2',
					prompt: 'A paper boat crosses a rain puddle, macro lens',
					aspect_ratio: '16:9',
					duration: '5s',
					resolution: '720p',
				},
				required: ['model'],
			},
		],
		id: 'id',
	},
	status: {
		path: '/generations/{jobId}',
		echo: 'id',
		state: 'state',
		words: {
			queued: ['queued'],
			processing: ['dreaming'],
			completed: ['completed'],
			failed: ['failed'],
		},
	},
	videos: { at: 'assets', url: 'video', thumbnail: 'image' },
	failure: { message: ['failure_reason', 'detail'] },
	refusal: { message: ['detail', 'message'] },
	times: { created: 'created_at' },
	list: { path: '/generations', jobs: 'generations' },
	callback: { body: 'callback_url' },
	limits: { minimumCheckSeconds: 3 },
	test: { path: '/credits' },
	whereToLook: 'look at your generations in the Luma API dashboard',
};
