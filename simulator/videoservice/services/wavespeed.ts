import { bearer, byPath, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'created',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
} as const;

/** WaveSpeed. @see https://wavespeed.ai/docs/what-are-predictions */
export const wavespeed: ServiceWire = {
	id: 'wavespeed',
	basePath: '/api/v3',
	medianSeconds: 45,
	accepts: bearer,
	submit: {
		paths: ['/:owner/:model', '/:owner/:model/*'],
		requires: [],
		newId: (number) => `ws_${number}`,
		answer: (shown) => ({ status: 200, body: envelope(shown) }),
	},
	status: { ...byPath('/predictions/:id/result'), answer: envelope },
	callback: { urlIn: (_body, { webhook }) => webhook, body: prediction },
	refusal: (kind, what) => {
		const [code, message] = {
			key: [401, 'Invalid API key'],
			unknownJob: [404, 'The task was not found'],
			body: [400, `${what} is required`],
			path: [404, `Nothing at ${what}`],
		}[kind] as [number, string];
		return { status: code, body: { code, message } };
	},
};

function envelope(shown: Shown) {
	return { code: 200, message: 'success', data: prediction(shown) };
}

function prediction({ id, state, links, reason, base }: Shown) {
	return {
		id,
		status: STATES[state],
		outputs: state === 'succeeded' ? links : [],
		error: state === 'failed' ? reason : '',
		urls: { get: `${base}/predictions/${id}/result` },
	};
}
