import type { RecipeSource } from '../recipe';

/** HeyGen, version 3 of its API. Versions 1 and 2 were supported until 31 October 2026. */
export const heygen: RecipeSource = {
	id: 'heygen',
	displayName: 'HeyGen',
	docs: 'https://developers.heygen.com/docs/quick-start',
	baseUrl: 'https://api.heygen.com',
	key: { header: 'X-Api-Key' },
	submit: {
		calls: [
			{
				name: 'Avatar Video',
				path: '/v3/videos',
				body: {
					type: 'avatar',
					avatar_id: 'YOUR_AVATAR_ID',
					voice_id: 'YOUR_VOICE_ID',
					script: 'Hello and welcome.',
				},
				required: ['type'],
			},
			{
				name: 'Video Agent',
				path: '/v3/video-agents',
				body: { prompt: 'A short welcome to our new customers' },
				required: ['prompt'],
			},
		],
		id: 'data.video_id',
	},
	status: {
		path: '/v3/videos/{jobId}',
		echo: 'data.id',
		state: 'data.status',
		words: {
			queued: ['pending', 'waiting'],
			processing: ['processing'],
			completed: ['completed'],
			failed: ['failed'],
		},
	},
	videos: {
		at: 'data',
		url: 'video_url',
		thumbnail: 'thumbnail_url',
		duration: 'duration',
		title: 'title',
		captions: 'subtitle_url',
	},
	failure: {
		message: ['data.failure_message', 'error.message'],
		code: ['data.failure_code', 'error.code'],
	},
	refusal: { message: 'error.message' },
	times: { created: 'data.created_at', completed: 'data.completed_at' },
	links: { from: 'asked' },
	callback: { body: 'callback_url' },
	limits: { minimumCheckSeconds: 10 },
	test: { path: '/v3/users/me' },
	whereToLook: 'look at your videos in HeyGen',
};
