import { bearer, byPath, iso, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'starting',
	running: 'processing',
	succeeded: 'succeeded',
	failed: 'failed',
	cancelled: 'canceled',
} as const;

/** Predictions of Replicate. @see https://replicate.com/docs/topics/predictions/lifecycle */
export const replicate: ServiceWire = {
	id: 'replicate',
	basePath: '/v1',
	medianSeconds: 70,
	accepts: bearer,
	submit: {
		paths: ['/predictions', '/models/:owner/:name/predictions'],
		requires: ['input'],
		newId: (number) => `rp${number}`,
		answer: (shown) => ({ status: 201, body: prediction(shown) }),
	},
	status: { ...byPath('/predictions/:id'), answer: prediction },
	list: {
		path: '/predictions',
		answer: (jobs) => ({ previous: null, next: null, results: jobs.map(prediction) }),
	},
	cancel: {
		...byPath('/predictions/:id/cancel', 'POST'),
		answer: { status: 200, body: { status: 'canceled' } },
	},
	others: { '/account': { type: 'organization', username: 'acme', name: 'Acme' } },
	callback: { urlIn: ({ webhook }) => webhook, body: prediction },
	refusal: (kind, what) => {
		const [status, title, detail] = {
			key: [401, 'Unauthenticated', 'You did not pass a valid authentication token'],
			unknownJob: [404, 'Not found', 'The requested resource could not be found.'],
			body: [422, 'Input validation failed', `- ${what} is required`],
			path: [404, 'Not found', `There is nothing at ${what}`],
		}[kind] as [number, string, string];
		return { status, body: { title, detail, status } };
	},
};

function prediction({ id, state, links, reason, createdAt, endedAt, request, base }: Shown) {
	return {
		id,
		model: 'owner/model',
		version: 'v1',
		status: STATES[state],
		input: request.input,
		output: state === 'succeeded' && links.length > 0 ? links : null,
		error: state === 'failed' ? reason : null,
		logs: '',
		created_at: iso(createdAt),
		...(endedAt !== undefined && {
			completed_at: iso(endedAt),
			metrics: { predict_time: (endedAt - createdAt) / 1000 },
		}),
		urls: { get: `${base}/predictions/${id}`, cancel: `${base}/predictions/${id}/cancel` },
	};
}
