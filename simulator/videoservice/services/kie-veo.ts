import { bearer, byQuery, type ServiceWire } from '../wire';

/** Veo at kie.ai. @see https://docs.kie.ai/veo3-api/get-veo-3-video-details */
export const kieVeo: ServiceWire = {
	id: 'kieVeo',
	basePath: '/api/v1',
	medianSeconds: 180,
	accepts: bearer,
	submit: {
		paths: ['/veo/generate'],
		requires: ['prompt'],
		newId: (number) => `veo_task_${number}`,
		answer: ({ id }) => ({
			status: 200,
			body: { code: 200, msg: 'success', data: { taskId: id } },
		}),
	},
	status: {
		...byQuery('/veo/record-info', 'taskId'),
		answer: ({ id, state, links, reason, code }) => ({
			code: 200,
			msg: 'success',
			data: {
				taskId: id,
				successFlag: { queued: 0, running: 0, succeeded: 1, failed: 3, cancelled: 2 }[state],
				response:
					state === 'succeeded' ? { taskId: id, resultUrls: links, resolution: '1080p' } : null,
				errorCode: state === 'failed' ? Number(code) || 501 : null,
				errorMessage: state === 'failed' ? reason : state === 'cancelled' ? 'Cancelled' : '',
			},
		}),
	},
	callback: {
		urlIn: ({ callBackUrl }) => callBackUrl,
		body: ({ id, state, links, reason }) => ({
			code: state === 'succeeded' ? 200 : 501,
			msg: state === 'succeeded' ? 'success' : reason,
			data: { taskId: id, info: { resultUrls: links }, fallbackFlag: false },
		}),
	},
	refusal: (kind, what) => ({
		// Measured: HTTP 200 with the code inside.
		status: 200,
		body: {
			key: { code: 401, msg: 'You do not have access permissions: the API key is wrong' },
			unknownJob: { code: 404, msg: 'The task does not exist', data: null },
			body: { code: 422, msg: `${what} is required` },
			path: { code: 404, msg: `No route for ${what}` },
		}[kind],
	}),
};
