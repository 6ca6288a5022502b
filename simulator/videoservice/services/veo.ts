import { bare, type JobRoute, type ServiceWire, type Shown } from '../wire';

/**
 * Veo behind the Gemini API. The answer has no `done` until it is true, and the file needs the key.
 *
 * @see https://ai.google.dev/gemini-api/docs/video
 */
export const veo: ServiceWire = {
	id: 'veo',
	basePath: '/v1beta',
	medianSeconds: 90,
	accepts: bare('x-goog-api-key'),
	submit: {
		paths: ['/models/:call'],
		requires: ['instances'],
		newId: (number, { call = '' }) => `models/${call.split(':')[0]}/operations/${number}`,
		answer: ({ id }) => ({ status: 200, body: { name: id } }),
	},
	status: { ...operation('/models/:model/operations/:id'), answer: shownOperation },
	file: {
		method: 'GET',
		path: '/files/:file',
		jobId: ({ file = '' }) =>
			decodeURIComponent(file.replace(/:download$/, '').replaceAll('~', '/')),
	},
	fileRedirects: true,
	others: { '/models': { models: [{ name: 'models/veo-3.1-fast-generate-preview' }] } },
	refusal: (kind, what) => {
		const [code, status, message] = {
			key: [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.'],
			unknownJob: [404, 'NOT_FOUND', 'The operation was not found'],
			body: [400, 'INVALID_ARGUMENT', `${what} is required`],
			path: [404, 'NOT_FOUND', `Nothing at ${what}`],
		}[kind] as [number, string, string];
		return { status: code, body: { error: { code, message, status } } };
	},
};

function operation(path: string): JobRoute {
	return { method: 'GET', path, jobId: ({ model, id }) => `models/${model}/operations/${id}` };
}

function shownOperation({ id, state, links, reason, base }: Shown) {
	if (state === 'queued' || state === 'running') return { name: id };
	if (state !== 'succeeded')
		return { name: id, done: true, error: { code: 13, message: reason, status: 'INTERNAL' } };
	const uri = `${base}/files/${id.replaceAll('/', '~')}:download?alt=media`;
	const generateVideoResponse =
		links.length > 0
			? { generatedSamples: [{ video: { uri } }] }
			: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['The prompt was blocked'] };
	return { name: id, done: true, response: { generateVideoResponse } };
}
