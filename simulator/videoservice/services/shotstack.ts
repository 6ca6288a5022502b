import { bare, byPath, iso, type ServiceWire } from '../wire';

const STATES = {
	queued: 'queued',
	running: 'rendering',
	succeeded: 'done',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** The Edit API of Shotstack. @see https://shotstack.io/learn/render-your-first-video-shotstack-api */
export const shotstack: ServiceWire = {
	id: 'shotstack',
	basePath: '/edit/v1',
	medianSeconds: 30,
	accepts: bare('x-api-key'),
	submit: {
		paths: ['/render'],
		requires: ['timeline', 'output'],
		newId: (number) => `sh-${number}`,
		answer: ({ id }) => ({
			status: 201,
			body: {
				success: true,
				message: 'Created',
				response: { message: 'Render Successfully Queued', id },
			},
		}),
	},
	status: {
		...byPath('/render/:id'),
		answer: ({ id, state, links, reason, createdAt, endedAt }) => ({
			success: true,
			message: 'OK',
			response: {
				id,
				owner: 'o1',
				status: STATES[state],
				created: iso(createdAt),
				updated: iso(endedAt ?? createdAt),
				...(links[0] && { url: links[0], thumbnail: null, duration: 8, renderTime: 9433.4 }),
				...(state === 'failed' && { error: reason }),
			},
		}),
	},
	callback: {
		urlIn: ({ callback }) => callback,
		body: ({ id, state, links, reason, endedAt }) => ({
			type: 'edit',
			action: 'render',
			id,
			owner: 'o1',
			status: STATES[state],
			url: links[0] ?? null,
			error: state === 'failed' ? reason : null,
			completed: endedAt === undefined ? null : iso(endedAt),
		}),
	},
	refusal: (kind, what) =>
		({
			key: { status: 403, body: { message: 'Forbidden' } },
			unknownJob: {
				status: 404,
				body: { success: false, message: 'Not Found', response: { message: 'No such render' } },
			},
			body: {
				status: 400,
				body: {
					success: false,
					message: 'Bad Request',
					response: { message: `${what} is required` },
				},
			},
			path: { status: 404, body: { message: `Nothing at ${what}` } },
		})[kind],
};
