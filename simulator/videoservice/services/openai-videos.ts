import { bearer, byPath, seconds, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'queued',
	running: 'in_progress',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** The Videos API of OpenAI as gateways serve it; the bytes are behind the API. */
export const openaiVideos: ServiceWire = {
	id: 'openaiVideos',
	basePath: '/v1',
	medianSeconds: 150,
	accepts: bearer,
	submit: {
		paths: ['/videos'],
		requires: ['prompt'],
		takesForms: true,
		newId: (number) => `video_${number}`,
		answer: (shown) => ({ status: 200, body: video(shown) }),
	},
	status: { ...byPath('/videos/:id'), answer: video },
	list: {
		path: '/videos',
		answer: (jobs) => ({ object: 'list', data: jobs.map(video), has_more: false }),
	},
	file: byPath('/videos/:id/content'),
	others: { '/models': { object: 'list', data: [] } },
	refusal: (kind, what) => {
		const [status, code, message] = {
			key: [401, 'invalid_api_key', 'Incorrect API key provided'],
			unknownJob: [404, 'not_found', 'The video was not found'],
			body: [400, 'missing_required_parameter', `${what} is required`],
			path: [404, 'not_found', `Nothing at ${what}`],
		}[kind] as [number, string, string];
		return {
			status,
			body: { error: { message, type: 'invalid_request_error', param: null, code } },
		};
	},
};

function video({ id, state, reason, code, progress, createdAt, endedAt, request }: Shown) {
	return {
		id,
		object: 'video',
		status: STATES[state],
		progress: Math.floor(progress * 100),
		model: request.model ?? 'm',
		prompt: request.prompt,
		created_at: seconds(createdAt),
		completed_at: endedAt === undefined ? null : seconds(endedAt),
		expires_at: endedAt === undefined ? null : seconds(endedAt) + 86_400,
		error: state === 'failed' ? { code: code || 'failed', message: reason } : null,
		seconds: '8',
		size: '1280x720',
	};
}
