import type { RecipeSource } from '../recipe';

/**
 * Movies of JSON2Video, which answers HTTP 400 to a bad key and 401 when the plan or quota is used up.
 */
export const json2video: RecipeSource = {
	id: 'json2video',
	displayName: 'JSON2Video',
	docs: 'https://json2video.com/docs/v2/guides/no-code/generic-http',
	baseUrl: 'https://api.json2video.com/v2',
	key: { header: 'x-api-key' },
	submit: {
		calls: [
			{
				name: 'Render Movie',
				path: '/movies',
				body: {
					resolution: 'full-hd',
					scenes: [{ elements: [{ type: 'text', text: 'Hello world', duration: 5 }] }],
				},
			},
		],
		id: 'project',
	},
	status: {
		path: '/movies',
		query: { project: '{jobId}', format: 'simple' },
		echo: 'movie.project',
		state: 'movie.status',
		words: {
			queued: ['pending'],
			processing: ['running'],
			completed: ['done'],
			failed: ['error', 'timeout'],
		},
	},
	videos: {
		at: 'movie.url',
		thumbnail: '/movie.thumbnail',
		duration: '/movie.duration',
		width: '/movie.width',
		height: '/movie.height',
	},
	progress: { at: 'movie.progress', scale: 'percent' },
	failure: { message: 'movie.message' },
	refusal: {
		message: ['message', 'error'],
		kinds: { invalid: [400, 422], credits: [401, 402], auth: [403] },
	},
	callback: {
		body: 'exports[0].destinations[0]',
		value: { type: 'webhook', endpoint: '{callbackUrl}' },
	},
	limits: { minimumCheckSeconds: 5 },
	usualDuration: { medianSeconds: 90, sigma: 0.7 },
	test: { path: '/templates' },
	whereToLook: 'look at the renders in the JSON2Video dashboard',
};
