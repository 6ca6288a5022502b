import type { RecipeSource } from '../recipe';

/** The tasks of Runway. Beyond the number of tasks at a time, a task waits as THROTTLED. */
export const runway: RecipeSource = {
	id: 'runway',
	displayName: 'Runway',
	docs: 'https://docs.dev.runwayml.com/usage/tiers',
	baseUrl: 'https://api.dev.runwayml.com',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	headers: { 'X-Runway-Version': '2024-11-06' },
	submit: {
		calls: [
			{
				name: 'Text to Video',
				path: '/v1/text_to_video',
				body: {
					model: 'gen4.5',
					promptText: 'A paper boat crosses a rain puddle, macro lens',
					ratio: '1280:720',
					duration: 5,
				},
				required: ['model', 'promptText'],
			},
			{
				name: 'Image to Video',
				path: '/v1/image_to_video',
				body: {
					model: 'gen4.5',
					promptImage: 'https://example.com/first.png',
					promptText: 'The boat sails on',
					ratio: '1280:720',
					duration: 5,
				},
				required: ['model', 'promptImage'],
			},
		],
		id: 'id',
	},
	status: {
		path: '/v1/tasks/{jobId}',
		echo: 'id',
		state: 'status',
		words: {
			queued: ['PENDING', 'THROTTLED'],
			processing: ['RUNNING'],
			completed: ['SUCCEEDED'],
			failed: ['FAILED'],
			cancelled: ['CANCELLED'],
		},
	},
	videos: { at: 'output' },
	progress: { at: 'progress', scale: 'fraction' },
	failure: { message: 'failure', code: 'failureCode' },
	refusal: { message: ['error', 'message'] },
	times: { created: 'createdAt' },
	links: { lifetimeSeconds: 86_400, from: 'asked' },
	usage: { at: ['cost.credits', 'estimatedCost.credits'], unit: 'credits' },
	limits: { minimumCheckSeconds: 5 },
	usualDuration: { medianSeconds: 120, sigma: 0.6 },
	test: { path: '/v1/organization' },
	whereToLook: 'look at the usage page of your Runway developer project',
};
