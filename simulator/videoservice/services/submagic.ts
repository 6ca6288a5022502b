import { bare, byPath, iso, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'processing',
	running: 'transcribing',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** Projects of Submagic. @see https://docs.submagic.co/api-reference/create-project */
export const submagic: ServiceWire = {
	id: 'submagic',
	basePath: '/v1',
	medianSeconds: 240,
	accepts: bare('x-api-key'),
	submit: {
		paths: ['/projects', '/projects/magic-clips'],
		requires: ['title', 'language'],
		newId: (number) => `sm-${number}`,
		answer: (shown) => ({ status: 201, body: project(shown) }),
	},
	status: { ...byPath('/projects/:id'), answer: project },
	others: { '/languages': { languages: [{ code: 'en', name: 'English' }] } },
	callback: {
		urlIn: ({ webhookUrl }) => webhookUrl,
		body: ({ id, state, links }) => ({
			projectId: id,
			status: STATES[state],
			...(links[0] && { downloadUrl: links[0] }),
		}),
	},
	refusal: (kind, what) => {
		const [status, error, message] = {
			key: [401, 'UNAUTHORIZED', 'Invalid API key'],
			unknownJob: [404, 'NOT_FOUND', 'The project was not found'],
			body: [400, 'VALIDATION_ERROR', `${what} is required`],
			path: [404, 'NOT_FOUND', `Nothing at ${what}`],
		}[kind] as [number, string, string];
		return { status, body: { error, message } };
	},
};

function project({ id, state, links, reason, createdAt, request, base }: Shown) {
	const [url] = links;
	return {
		id,
		title: request.title,
		language: request.language,
		status: STATES[state],
		createdAt: iso(createdAt),
		...(url && {
			downloadUrl: url,
			directUrl: url,
			previewUrl: `${base}/view/${id}`,
			videoMetaData: { width: 1280, height: 720, duration: 8 },
		}),
		...(state === 'failed' && { failureReason: reason }),
	};
}
