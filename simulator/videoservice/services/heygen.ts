import { bare, byPath, seconds, type ServiceWire } from '../wire';

const STATES = {
	queued: 'pending',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** HeyGen, version 3. @see https://developers.heygen.com/docs/quick-start */
export const heygen: ServiceWire = {
	id: 'heygen',
	basePath: '',
	medianSeconds: 300,
	accepts: bare('x-api-key'),
	submit: {
		paths: ['/v3/videos', '/v3/video-agents'],
		requires: [],
		newId: (number) => `hg_${number}`,
		answer: ({ id }, path) => ({
			status: 200,
			body: {
				data: path.endsWith('agents')
					? { session_id: `s_${id}`, video_id: id }
					: { video_id: id, status: 'waiting', output_format: 'mp4' },
			},
		}),
	},
	status: {
		...byPath('/v3/videos/:id'),
		answer: ({ id, state, links, reason, code, createdAt, endedAt }) => {
			const [url = null] = links;
			return {
				data: {
					id,
					status: STATES[state],
					title: 'Intro',
					created_at: seconds(createdAt),
					video_url: url,
					thumbnail_url: null,
					subtitle_url: null,
					...(state === 'succeeded' && { duration: 8 }),
					...(endedAt !== undefined && { completed_at: seconds(endedAt) }),
					...(state === 'failed' && { failure_code: code || 'failed', failure_message: reason }),
				},
			};
		},
	},
	others: { '/v3/users/me': { data: { email: 'someone@example.com' } } },
	callback: {
		urlIn: ({ callback_url }) => callback_url,
		body: ({ id, state, links }) => ({
			event_type: state === 'succeeded' ? 'avatar_video.success' : 'avatar_video.fail',
			event_data: { video_id: id, url: links[0] ?? null, callback_id: null },
		}),
	},
	refusal: (kind, what) => {
		const [status, code, message] = {
			key: [401, 'unauthorized', 'Invalid API key'],
			unknownJob: [404, 'not_found', 'The video does not exist'],
			body: [400, 'invalid_parameter', `${what} is required`],
			path: [404, 'not_found', `Nothing at ${what}`],
		}[kind] as [number, string, string];
		return { status, body: { error: { code, message, param: null, doc_url: null } } };
	},
};
