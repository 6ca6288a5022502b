import { type JobRoute, keyWord, type ServiceWire } from '../wire';

/**
 * The queue of fal.ai. Its requests have the path of the application, without what follows it in the name of a
 * model, and a failed job is COMPLETED as well.
 *
 * @see https://docs.fal.ai/documentation/model-apis/inference/queue
 */
export const fal: ServiceWire = {
	id: 'fal',
	basePath: '',
	medianSeconds: 60,
	accepts: keyWord,
	submit: {
		paths: ['/:owner/:app', '/:owner/:app/*'],
		requires: [],
		newId: (number, { owner, app }) => `${owner}/${app}/requests/${number}`,
		answer: ({ id, base }) => ({
			status: 200,
			body: {
				status: 'IN_QUEUE',
				request_id: lastPart(id),
				response_url: `${base}/${id}`,
				status_url: `${base}/${id}/status`,
				cancel_url: `${base}/${id}/cancel`,
				queue_position: 0,
			},
		}),
	},
	status: {
		...request('/status'),
		answer: ({ id, state, reason, code }) => ({
			status: state === 'queued' ? 'IN_QUEUE' : state === 'running' ? 'IN_PROGRESS' : 'COMPLETED',
			request_id: lastPart(id),
			logs: [],
			...(state === 'queued' && { queue_position: 1 }),
			...(state === 'succeeded' && { metrics: { inference_time: 61.2 } }),
			...(state === 'failed' && { error: reason, error_type: code || 'runner_error' }),
			...(state === 'cancelled' && { error: 'The request was cancelled', error_type: 'cancelled' }),
		}),
	},
	result: {
		...request(''),
		answer: ({ state, links, reason }) => {
			if (state === 'failed') return { status: 422, body: { detail: reason } };
			if (state !== 'succeeded')
				return { status: 400, body: { detail: 'Request is still in progress' } };
			const [url] = links;
			return {
				status: 200,
				body: {
					video: url ? { url, content_type: 'video/mp4', file_name: 'out.mp4' } : null,
					seed: 42,
				},
			};
		},
	},
	cancel: {
		...request('/cancel', 'PUT'),
		answer: { status: 202, body: { status: 'CANCELLATION_REQUESTED' } },
		ended: { status: 400, body: { status: 'ALREADY_COMPLETED' } },
	},
	callback: {
		urlIn: (_body, query) => query.fal_webhook,
		body: ({ id, state, links, reason }) => ({
			request_id: lastPart(id),
			gateway_request_id: lastPart(id),
			status: state === 'succeeded' ? 'OK' : 'ERROR',
			payload: state === 'succeeded' ? { video: { url: links[0] } } : null,
			...(state !== 'succeeded' && { error: reason }),
		}),
	},
	refusal: (kind, what) =>
		({
			key: {
				status: 401,
				body: { detail: 'Cannot access application: authentication is required' },
			},
			unknownJob: { status: 404, body: { detail: 'Request not found' } },
			body: {
				status: 422,
				body: { detail: [{ loc: ['body', what], msg: 'field required', type: 'missing' }] },
			},
			path: { status: 404, body: { detail: `Path ${what} not found` } },
		})[kind],
};

function request(ending: string, method: JobRoute['method'] = 'GET'): JobRoute {
	return {
		method,
		path: `/:owner/:app/requests/:id${ending}`,
		jobId: ({ owner, app, id }) => `${owner}/${app}/requests/${id}`,
	};
}

function lastPart(id: string): string {
	return id.split('/').at(-1) ?? id;
}
