import { bearer, byQuery, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'waiting',
	running: 'generating',
	succeeded: 'success',
	failed: 'fail',
	cancelled: 'fail',
} as const;

/** The unified jobs of kie.ai. @see https://docs.kie.ai/cn/market/common/get-task-detail */
export const kieJobs: ServiceWire = {
	id: 'kieJobs',
	basePath: '/api/v1',
	medianSeconds: 90,
	accepts: bearer,
	submit: {
		paths: ['/jobs/createTask'],
		requires: ['model', 'input'],
		newId: (number) => `task_${number}`,
		answer: ({ id }) => ({
			status: 200,
			body: { code: 200, msg: 'success', data: { taskId: id } },
		}),
	},
	status: { ...byQuery('/jobs/recordInfo', 'taskId'), answer: task },
	callback: { urlIn: ({ callBackUrl }) => callBackUrl, body: task },
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

function task({ id, state, links, reason, code, createdAt, endedAt, request }: Shown) {
	const isGood = state === 'succeeded';
	return {
		code: 200,
		msg: 'success',
		data: {
			taskId: id,
			model: request.model,
			state: STATES[state],
			resultJson: isGood ? JSON.stringify({ resultUrls: links }) : '',
			failCode: state === 'failed' ? code || '501' : '',
			failMsg: state === 'failed' ? reason : state === 'cancelled' ? 'Cancelled' : '',
			createTime: createdAt,
			...(endedAt !== undefined && { completeTime: endedAt, costTime: endedAt - createdAt }),
			...(isGood && { creditsConsumed: 60 }),
		},
	};
}
