import { bearer, byPath, iso, type ServiceWire } from '../wire';

const STATES = {
	queued: 'PENDING',
	running: 'RUNNING',
	succeeded: 'SUCCEEDED',
	failed: 'FAILED',
	cancelled: 'CANCELLED',
} as const;

/** Tasks of Runway. @see https://docs.dev.runwayml.com */
export const runway: ServiceWire = {
	id: 'runway',
	basePath: '',
	medianSeconds: 120,
	accepts: (headers, key) => bearer(headers, key) && headers['x-runway-version'] === '2024-11-06',
	submit: {
		paths: ['/v1/text_to_video', '/v1/image_to_video', '/v1/video_to_video'],
		requires: ['model'],
		newId: (number) => `${number.padStart(8, '0')}-0000-4000-8000-000000000000`,
		answer: ({ id }) => ({ status: 200, body: { id } }),
	},
	status: {
		...byPath('/v1/tasks/:id'),
		answer: ({ id, state, links, reason, code, createdAt, progress }) => ({
			id,
			status: STATES[state],
			createdAt: iso(createdAt),
			...(state === 'running' && { progress }),
			...(state === 'succeeded' && { output: links, cost: { credits: 60 } }),
			...(state === 'failed' && { failure: reason, failureCode: code || 'INTERNAL' }),
		}),
	},
	cancel: { ...byPath('/v1/tasks/:id', 'DELETE'), answer: { status: 204, body: undefined } },
	others: { '/v1/organization': { creditBalance: 1000 } },
	refusal: (kind, what) =>
		({
			key: { status: 401, body: { error: 'The API key is not valid' } },
			unknownJob: { status: 404, body: { error: 'The task was not found' } },
			body: { status: 400, body: { error: `${what} is required` } },
			path: { status: 404, body: { error: `Nothing at ${what}` } },
		})[kind],
};
