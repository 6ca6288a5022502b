import type { RecipeSource } from '../recipe';

/**
 * Projects of Submagic, which lets a key read 100 times an hour: use its callback for more than one job.
 */
export const submagic: RecipeSource = {
	id: 'submagic',
	displayName: 'Submagic',
	docs: 'https://docs.submagic.co/api-reference/create-project',
	baseUrl: 'https://api.submagic.co/v1',
	key: { header: 'x-api-key' },
	submit: {
		calls: [
			{
				name: 'Captions and Editing',
				path: '/projects',
				body: {
					title: 'My first video',
					language: 'en',
					videoUrl: 'https://example.com/video.mp4',
				},
				required: ['title', 'language', 'videoUrl'],
			},
			{
				name: 'Magic Clips',
				path: '/projects/magic-clips',
				body: {
					title: 'My first clips',
					language: 'en',
					youtubeUrl: 'https://www.youtube.com/watch?v=VIDEO_ID',
				},
				required: ['title', 'language', 'youtubeUrl'],
			},
		],
		id: 'id',
	},
	status: {
		path: '/projects/{jobId}',
		echo: 'id',
		state: 'status',
		words: {
			processing: ['processing', 'transcribing', 'exporting'],
			completed: ['completed'],
			failed: ['failed'],
		},
	},
	videos: {
		at: ['magicClips', 'directUrl', 'downloadUrl'],
		url: ['directUrl', 'downloadUrl'],
		id: 'id',
		title: 'title',
		duration: 'duration',
	},
	failure: { message: ['failureReason', 'message'] },
	refusal: { message: ['message', 'error'], retryAfterSeconds: 'retryAfter' },
	times: { created: 'createdAt' },
	callback: { body: 'webhookUrl' },
	limits: {
		submits: [{ count: 30, seconds: 3_600 }],
		checks: [{ count: 100, seconds: 3_600 }],
		minimumCheckSeconds: 40,
	},
	usualDuration: { medianSeconds: 240, sigma: 0.7 },
	test: { path: '/languages' },
	whereToLook: 'look at your projects in Submagic',
};
