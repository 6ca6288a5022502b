import { bearer, byPath, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'planned',
	running: 'rendering',
	succeeded: 'succeeded',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** Renders of Creatomate; version 1 answers with a list. @see https://creatomate.com/llms/api.md */
export const creatomate: ServiceWire = {
	id: 'creatomate',
	basePath: '',
	medianSeconds: 60,
	accepts: bearer,
	submit: {
		paths: ['/v2/renders', '/v1/renders'],
		requires: [],
		newId: (number) => `cr-${number}`,
		answer: (shown, path) => ({
			status: 202,
			body: path.includes('/v1/') ? [render(shown)] : render(shown),
		}),
	},
	status: { ...byPath('/v2/renders/:id'), answer: render },
	callback: { urlIn: ({ webhook_url }) => webhook_url, body: render },
	refusal: (kind, what) => {
		const [status, hint] = {
			key: [401, 'The API key is not valid'],
			unknownJob: [404, 'The render was not found'],
			body: [400, `${what} is required`],
			path: [404, `Nothing at ${what}`],
		}[kind] as [number, string];
		return { status, body: { hint, documentation: 'https://creatomate.com/docs' } };
	},
};

/** The link is there from the start. */
function render({ id, state, links, reason, base }: Shown) {
	const [url = state === 'queued' || state === 'running' ? `${base}/renders/${id}.mp4` : ''] =
		links;
	return {
		id,
		status: STATES[state],
		url,
		...(state === 'succeeded' && { snapshot_url: null, duration: 8, width: 1280, height: 720 }),
		...(state === 'failed' && { error_message: reason }),
	};
}
