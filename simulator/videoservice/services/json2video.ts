import { bare, byQuery, fieldOf, iso, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'pending',
	running: 'running',
	succeeded: 'done',
	failed: 'error',
	cancelled: 'error',
} as const;

/**
 * Movies of JSON2Video. A bad key and an unknown ID are both HTTP 400.
 *
 * @see https://json2video.com/docs/v2/guides/no-code/generic-http
 */
export const json2video: ServiceWire = {
	id: 'json2video',
	basePath: '/v2',
	medianSeconds: 90,
	accepts: bare('x-api-key'),
	submit: {
		paths: ['/movies'],
		requires: [],
		newId: (number) => `J2V${number.padStart(13, '0')}`,
		answer: ({ id, createdAt }) => ({
			status: 200,
			body: { success: true, project: id, timestamp: iso(createdAt) },
		}),
	},
	status: { ...byQuery('/movies', 'project', 'id'), answer: movie },
	others: { '/templates': { success: true, templates: [] } },
	callback: {
		urlIn: (body) => fieldOf(body, 'exports', 0, 'destinations', 0, 'endpoint'),
		body: movie,
	},
	refusal: (kind, what) => {
		const [status, message] = {
			key: [400, 'Invalid API key'],
			unknownJob: [400, 'The project was not found'],
			body: [400, `${what} is required`],
			path: [404, `Nothing at ${what}`],
		}[kind] as [number, string];
		return { status, body: { success: false, message } };
	},
};

function movie({ id, state, links, reason, progress }: Shown) {
	const [url] = links;
	return {
		success: true,
		movie: {
			project: id,
			status: STATES[state],
			...(state === 'running' && { progress: Math.floor(progress * 100) }),
			...(url && {
				url,
				thumbnail: url.replace(/mp4$/, 'jpg'),
				duration: 8,
				width: 1280,
				height: 720,
			}),
			...(state === 'failed' && { message: reason }),
		},
		remaining_quota: { time: 3000 },
	};
}
