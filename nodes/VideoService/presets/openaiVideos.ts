import type { RecipeSource } from '../recipe';

/** The Videos API that OpenAI switched off on 24 September 2026, as gateways still serve it. */
export const openaiVideos: RecipeSource = {
	id: 'openaiVideos',
	displayName: 'OpenAI-Compatible Videos',
	docs: 'https://platform.openai.com/docs/api-reference/videos',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: {
		calls: [
			{
				name: 'Create Video',
				path: '/videos',
				body: {
					model: 'YOUR_MODEL',
					prompt: 'A paper boat crosses a rain puddle, macro lens',
					seconds: '8',
					size: '1280x720',
				},
				required: ['prompt'],
			},
		],
		id: 'id',
	},
	status: {
		path: '/videos/{jobId}',
		echo: 'id',
		state: 'status',
		words: {
			queued: ['queued'],
			processing: ['in_progress'],
			completed: ['completed'],
			failed: ['failed'],
		},
	},
	videos: { route: '/videos/{jobId}/content', duration: '/seconds' },
	progress: { at: 'progress', scale: 'percent' },
	failure: { message: 'error.message', code: 'error.code' },
	refusal: { message: 'error.message' },
	times: { created: 'created_at', completed: 'completed_at' },
	links: { expiresAt: 'expires_at' },
	list: { path: '/videos', jobs: 'data' },
	limits: { minimumCheckSeconds: 5 },
	usualDuration: { medianSeconds: 150, sigma: 0.6 },
	test: { path: '/models' },
	whereToLook: 'ask the service that issued your key',
};
