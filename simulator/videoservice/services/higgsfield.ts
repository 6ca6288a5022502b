import { byPath, keyWord, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'queued',
	running: 'in_progress',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'canceled',
} as const;

/** Higgsfield. @see https://docs.higgsfield.ai/docs/api-reference/requests/get-request-status */
export const higgsfield: ServiceWire = {
	id: 'higgsfield',
	basePath: '',
	medianSeconds: 60,
	accepts: keyWord,
	submit: {
		paths: ['/:version/:kind/:model', '/:version/:kind'],
		requires: [],
		newId: (number) => `hf-${number}`,
		answer: (shown) => ({ status: 200, body: request(shown) }),
	},
	status: { ...byPath('/requests/:id/status'), answer: request },
	callback: { urlIn: (_body, { hf_webhook }) => hf_webhook, body: request },
	refusal: (kind, what) => {
		const [status, detail] = {
			key: [401, 'Invalid credentials: the key is not known'],
			unknownJob: [404, 'Request not found'],
			body: [422, `${what} is required`],
			path: [404, `Nothing at ${what}`],
		}[kind] as [number, string];
		return { status, body: { detail } };
	},
};

function request({ id, state, links, reason, base }: Shown) {
	return {
		status: STATES[state],
		request_id: id,
		status_url: `${base}/requests/${id}/status`,
		cancel_url: `${base}/requests/${id}/cancel`,
		...(links[0] && { video: { url: links[0] } }),
		// The pages name no field for the reason.
		...(state === 'failed' && { error: reason }),
	};
}
