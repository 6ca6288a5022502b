import type { RecipeSource } from '../recipe';

/**
 * The Edit API of Shotstack. The sandbox has a key and a Base URL of its own, which ends with /edit/stage.
 */
export const shotstack: RecipeSource = {
	id: 'shotstack',
	displayName: 'Shotstack',
	docs: 'https://shotstack.io/learn/render-your-first-video-shotstack-api',
	baseUrl: 'https://api.shotstack.io/edit/v1',
	key: { header: 'x-api-key' },
	submit: {
		calls: [
			{
				name: 'Render Edit',
				path: '/render',
				body: {
					timeline: {
						tracks: [
							{
								clips: [
									{
										asset: { type: 'video', src: 'https://example.com/video.mp4' },
										start: 0,
										length: 5,
									},
								],
							},
						],
					},
					output: { format: 'mp4', resolution: 'sd' },
				},
				required: ['timeline', 'output'],
			},
		],
		id: 'response.id',
	},
	status: {
		path: '/render/{jobId}',
		echo: 'response.id',
		state: 'response.status',
		words: {
			queued: ['queued'],
			processing: ['fetching', 'preprocessing', 'rendering', 'saving'],
			completed: ['done'],
			failed: ['failed'],
		},
	},
	videos: { at: 'response', thumbnail: 'thumbnail', duration: 'duration' },
	failure: { message: 'response.error' },
	refusal: { message: ['response.message', 'message'] },
	times: { created: 'response.created', completed: 'response.updated' },
	links: { lifetimeSeconds: 86_400 },
	callback: { body: 'callback' },
	limits: { requests: [{ count: 300, seconds: 60 }], minimumCheckSeconds: 3 },
	usualDuration: { medianSeconds: 30, sigma: 0.8 },
	whereToLook: 'look at the renders in the Shotstack dashboard',
};
