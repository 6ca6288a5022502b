import type { RecipeSource } from '../recipe';

/**
 * The tasks of PiAPI, for Kling, Hailuo and others. Each model has its links at another place.
 */
export const piapi: RecipeSource = {
	id: 'piapi',
	displayName: 'PiAPI',
	docs: 'https://piapi.ai/docs/kling-api/get-task',
	baseUrl: 'https://api.piapi.ai/api/v1',
	key: { header: 'x-api-key' },
	submit: {
		calls: [
			{
				name: 'Create Task',
				path: '/task',
				body: {
					model: 'kling',
					task_type: 'video_generation',
					input: { prompt: 'A paper boat crosses a rain puddle, macro lens' },
				},
				required: ['model', 'task_type', 'input'],
			},
		],
		id: 'data.task_id',
	},
	status: {
		path: '/task/{jobId}',
		echo: 'data.task_id',
		state: 'data.status',
		words: {
			queued: ['pending', 'staged'],
			processing: ['processing'],
			completed: ['completed'],
			failed: ['failed'],
		},
	},
	videos: {
		at: ['data.output.video_url', 'data.output.works', 'data.output.video', 'data.output.url'],
		url: [
			'video.resource_without_watermark',
			'video.resource',
			'url',
			'resource_without_watermark',
			'resource',
		],
	},
	failure: { message: 'data.error.message', code: 'data.error.code' },
	refusal: { code: 'code', ok: [200], message: ['message', 'data.error.message'] },
	callback: { body: 'config.webhook_config.endpoint' },
	limits: { minimumCheckSeconds: 5 },
	usualDuration: { medianSeconds: 180, sigma: 0.7 },
	whereToLook: 'look at your tasks in the PiAPI workspace',
};
