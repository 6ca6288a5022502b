import { bearer, byPath, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'processing',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** Atlas Cloud. @see https://atlascloud.ai/docs/en/predictions */
export const atlascloud: ServiceWire = {
	id: 'atlascloud',
	basePath: '/api/v1',
	medianSeconds: 80,
	accepts: bearer,
	submit: {
		paths: ['/model/generateVideo'],
		requires: ['model'],
		newId: (number) => `at${number}`,
		answer: (shown) => ({ status: 200, body: envelope(shown) }),
	},
	status: { ...byPath('/model/prediction/:id'), answer: envelope },
	callback: {
		urlIn: ({ webhook_url }) => webhook_url,
		body: (shown) => ({ event_type: 'video.task.terminal', ...envelope(shown) }),
	},
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

function envelope({ id, state, links, reason }: Shown) {
	return {
		code: 200,
		message: '',
		data: {
			id,
			status: STATES[state],
			outputs: state === 'succeeded' ? links : null,
			error: state === 'failed' ? reason : '',
		},
	};
}
