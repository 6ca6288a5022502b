import { bearer, byQuery, type ServiceWire } from '../wire';

const STATES = {
	queued: 'Queueing',
	running: 'Processing',
	succeeded: 'Success',
	failed: 'Fail',
	cancelled: 'Fail',
} as const;

const FINE = { status_code: 0, status_msg: 'success' };

/** MiniMax Hailuo: a code in each answer, and the link to the file by its ID. */
export const minimax: ServiceWire = {
	id: 'minimax',
	basePath: '',
	medianSeconds: 240,
	accepts: bearer,
	submit: {
		paths: ['/v1/video_generation'],
		requires: ['model'],
		newId: (number) => `1069161122${number}`,
		answer: ({ id }) => ({ status: 200, body: { task_id: id, base_resp: FINE } }),
	},
	status: {
		...byQuery('/v1/query/video_generation', 'task_id'),
		answer: ({ id, state, links, reason, code }) => ({
			task_id: id,
			status: STATES[state],
			file_id: links.length > 0 ? `file-${id}` : '',
			...(state === 'failed' && { error_message: reason }),
			base_resp:
				state === 'failed' ? { status_code: Number(code) || 1026, status_msg: reason } : FINE,
		}),
	},
	result: {
		method: 'GET',
		path: '/v1/files/retrieve',
		jobId: (_parts, { file_id = '' }) => file_id.replace(/^file-/, ''),
		answer: ({ id, links }) => ({
			status: 200,
			body: {
				file: { file_id: `file-${id}`, bytes: 0, filename: 'output.mp4', download_url: links[0] },
				base_resp: FINE,
			},
		}),
	},
	refusal: (kind, what) => {
		const [status_code, status_msg] = {
			key: [1004, 'login fail: the API key is not valid'],
			unknownJob: [2013, 'invalid params, the task_id is unknown'],
			body: [2013, `invalid params, ${what} is required`],
			path: [2013, `invalid params, nothing at ${what}`],
		}[kind] as [number, string];
		return { status: 200, body: { task_id: '', base_resp: { status_code, status_msg } } };
	},
};
