import { bare, byPath, fieldOf, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'pending',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** Tasks of PiAPI, here with the output of Kling. @see https://piapi.ai/docs/kling-api/get-task */
export const piapi: ServiceWire = {
	id: 'piapi',
	basePath: '/api/v1',
	medianSeconds: 120,
	accepts: bare('x-api-key'),
	submit: {
		paths: ['/task'],
		requires: ['model', 'task_type', 'input'],
		newId: (number) => `pi-${number}`,
		answer: (shown) => ({ status: 200, body: task(shown) }),
	},
	status: { ...byPath('/task/:id'), answer: task },
	cancel: { ...byPath('/task/:id', 'DELETE'), answer: { status: 200, body: { code: 200 } } },
	callback: {
		urlIn: (body) => fieldOf(body, 'config', 'webhook_config', 'endpoint'),
		body: (shown) => ({ timestamp: shown.endedAt, data: task(shown).data }),
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

function task({ id, state, links, reason, code, request }: Shown) {
	const works = links.map((url) => ({
		video: { resource: url, resource_without_watermark: url, duration: 5100 },
	}));
	return {
		code: 200,
		data: {
			task_id: id,
			model: request.model,
			status: STATES[state],
			output: state === 'succeeded' ? { works } : {},
			error:
				state === 'failed'
					? { code: Number(code) || 10000, message: reason }
					: { code: 0, message: '' },
		},
		message: 'success',
	};
}
