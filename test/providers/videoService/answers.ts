import { isGood, saysByResult, saysWord } from '../fields';
import type { Documented, DocumentedAnswers } from '../answers';

const JOB_ID = 'job-58201';

const LINK = 'https://cdn.example.net/out/58201.mp4';

/** What a service answers about a job, by its documentation. */
export interface Recording {
	/** To the submit. */
	submit: unknown;
	queued?: unknown;
	running: unknown;
	completed: unknown;
	/** To the request for the result, where there is one. */
	result?: unknown;
	failed: unknown;
	/** The reason in it; null where the service gives none. */
	reason: string | null;
}

const kie = (data: object) => ({ code: 200, msg: 'success', data: { taskId: JOB_ID, ...data } });
const envelope = (data: object) => ({
	code: 200,
	message: 'success',
	data: { id: JOB_ID, ...data },
});
const piapi = (data: object) => ({
	code: 200,
	message: 'success',
	data: { task_id: JOB_ID, output: {}, error: { code: 0, message: '' }, ...data },
});
const shotstack = (response: object) => ({
	success: true,
	message: 'OK',
	response: { id: JOB_ID, owner: 'o1', created: '2026-11-26T10:00:00.000Z', ...response },
});
const minimax = (fields: object, base_resp = { status_code: 0, status_msg: 'success' }) => ({
	task_id: JOB_ID,
	file_id: '',
	...fields,
	base_resp,
});

export const RECORDINGS: Readonly<Record<string, Recording>> = {
	replicate: {
		submit: { id: JOB_ID, status: 'starting', output: null, error: null },
		queued: { id: JOB_ID, status: 'starting', output: null, error: null },
		running: { id: JOB_ID, status: 'processing', output: null, error: null, logs: '' },
		completed: {
			id: JOB_ID,
			status: 'succeeded',
			output: [LINK],
			error: null,
			created_at: '2026-11-26T10:00:00Z',
			completed_at: '2026-11-26T10:01:20Z',
		},
		failed: { id: JOB_ID, status: 'failed', output: null, error: 'CUDA out of memory' },
		reason: 'CUDA out of memory',
	},
	fal: {
		submit: {
			status: 'IN_QUEUE',
			request_id: JOB_ID,
			response_url: `https://queue.fal.run/fal-ai/veo3/requests/${JOB_ID}`,
		},
		queued: { status: 'IN_QUEUE', request_id: JOB_ID, queue_position: 3 },
		running: { status: 'IN_PROGRESS', request_id: JOB_ID, logs: [] },
		completed: { status: 'COMPLETED', request_id: JOB_ID, metrics: { inference_time: 61.2 } },
		result: { video: { url: LINK, content_type: 'video/mp4', file_name: 'out.mp4' }, seed: 7 },
		failed: {
			status: 'COMPLETED',
			request_id: JOB_ID,
			error: 'Runner ended the request',
			error_type: 'runner_error',
		},
		reason: 'Runner ended the request',
	},
	kieJobs: {
		submit: kie({}),
		queued: kie({ state: 'queuing', resultJson: '' }),
		running: kie({ state: 'generating', resultJson: '', failCode: '', failMsg: '' }),
		completed: kie({
			state: 'success',
			resultJson: JSON.stringify({ resultUrls: [LINK] }),
			createTime: 1795000000000,
			completeTime: 1795000093000,
		}),
		failed: kie({ state: 'fail', failCode: '422', failMsg: 'The prompt was refused' }),
		reason: 'The prompt was refused',
	},
	kieVeo: {
		submit: kie({}),
		running: kie({ successFlag: 0, response: null, errorCode: null, errorMessage: '' }),
		completed: kie({ successFlag: 1, response: { resultUrls: [LINK] }, errorCode: null }),
		failed: kie({ successFlag: 3, response: null, errorCode: 501, errorMessage: 'It gave up' }),
		reason: 'It gave up',
	},
	heygen: {
		submit: { data: { video_id: JOB_ID, status: 'waiting' } },
		queued: { data: { id: JOB_ID, status: 'pending', video_url: null } },
		running: { data: { id: JOB_ID, status: 'processing', title: 'Intro', video_url: null } },
		completed: {
			data: {
				id: JOB_ID,
				status: 'completed',
				title: 'Intro',
				duration: 31.4,
				video_url: LINK,
				subtitle_url: null,
				created_at: 1795000000,
				completed_at: 1795000300,
			},
		},
		failed: {
			data: {
				id: JOB_ID,
				status: 'failed',
				failure_code: 'voice_not_found',
				failure_message: 'The voice does not exist',
			},
		},
		reason: 'The voice does not exist',
	},
	wavespeed: {
		submit: envelope({ status: 'created', outputs: [] }),
		queued: envelope({ status: 'created', outputs: [] }),
		running: envelope({ status: 'processing', outputs: [], error: '' }),
		completed: envelope({ status: 'completed', outputs: [LINK], error: '' }),
		failed: envelope({ status: 'failed', outputs: [], error: 'Content was flagged' }),
		reason: 'Content was flagged',
	},
	piapi: {
		submit: piapi({ status: 'pending' }),
		queued: piapi({ status: 'Pending' }),
		running: piapi({ status: 'processing' }),
		completed: piapi({
			status: 'completed',
			output: { works: [{ video: { resource: LINK, resource_without_watermark: '' } }] },
		}),
		failed: piapi({ status: 'failed', error: { code: 10000, message: 'Face not found' } }),
		reason: 'Face not found',
	},
	creatomate: {
		submit: { id: JOB_ID, status: 'planned', url: LINK },
		queued: { id: JOB_ID, status: 'planned', url: LINK },
		running: { id: JOB_ID, status: 'rendering', url: LINK },
		completed: {
			id: JOB_ID,
			status: 'succeeded',
			url: LINK,
			duration: 14.2,
			width: 1080,
			height: 1920,
		},
		failed: { id: JOB_ID, status: 'failed', url: '', error_message: 'A source is missing' },
		reason: 'A source is missing',
	},
	veo: {
		submit: { name: JOB_ID },
		running: { name: JOB_ID },
		completed: {
			name: JOB_ID,
			done: true,
			response: { generateVideoResponse: { generatedSamples: [{ video: { uri: LINK } }] } },
		},
		failed: {
			name: JOB_ID,
			done: true,
			error: { code: 13, message: 'Internal error', status: 'INTERNAL' },
		},
		reason: 'Internal error',
	},
	runway: {
		submit: { id: JOB_ID },
		queued: { id: JOB_ID, status: 'THROTTLED', createdAt: '2026-11-26T10:00:00Z' },
		running: { id: JOB_ID, status: 'RUNNING', createdAt: '2026-11-26T10:00:00Z', progress: 0.4 },
		completed: { id: JOB_ID, status: 'SUCCEEDED', output: [LINK], cost: { credits: 60 } },
		failed: {
			id: JOB_ID,
			status: 'FAILED',
			failure: 'The input was moderated',
			failureCode: 'SAFETY.INPUT.TEXT',
		},
		reason: 'The input was moderated',
	},
	openaiVideos: {
		submit: { id: JOB_ID, object: 'video', status: 'queued', progress: 0 },
		queued: { id: JOB_ID, status: 'queued', progress: 0, error: null },
		running: { id: JOB_ID, status: 'in_progress', progress: 35, error: null },
		completed: {
			id: JOB_ID,
			status: 'completed',
			progress: 100,
			error: null,
			seconds: '8',
			completed_at: 1795000150,
			expires_at: 1795086400,
		},
		failed: {
			id: JOB_ID,
			status: 'failed',
			progress: 35,
			error: { code: 'moderation_blocked', message: 'The prompt was blocked' },
		},
		reason: 'The prompt was blocked',
	},
	atlascloud: {
		submit: envelope({ status: 'processing', outputs: null }),
		running: envelope({ status: 'processing', outputs: null, error: '' }),
		completed: envelope({ status: 'completed', outputs: [LINK], error: '' }),
		failed: envelope({ status: 'failed', outputs: null, error: 'The image could not be read' }),
		reason: 'The image could not be read',
	},
	submagic: {
		submit: { id: JOB_ID, title: 'A', language: 'en', status: 'processing' },
		running: { id: JOB_ID, status: 'transcribing' },
		completed: { id: JOB_ID, status: 'completed', downloadUrl: `${LINK}?path=x`, directUrl: LINK },
		failed: { id: JOB_ID, status: 'failed', failureReason: 'The source is missing' },
		reason: 'The source is missing',
	},
	json2video: {
		submit: { success: true, project: JOB_ID, timestamp: '2026-11-26T10:00:00.000Z' },
		queued: { success: true, movie: { project: JOB_ID, status: 'pending' } },
		running: { success: true, movie: { project: JOB_ID, status: 'running', progress: 42 } },
		completed: {
			success: true,
			movie: {
				project: JOB_ID,
				status: 'done',
				url: LINK,
				duration: 12.4,
				width: 1080,
				height: 1920,
			},
		},
		failed: {
			success: true,
			movie: { project: JOB_ID, status: 'error', message: 'Scene 1, element 2: no source' },
		},
		reason: 'Scene 1, element 2: no source',
	},
	shotstack: {
		submit: { success: true, message: 'Created', response: { message: 'Queued', id: JOB_ID } },
		queued: shotstack({ status: 'queued' }),
		running: shotstack({ status: 'rendering' }),
		completed: shotstack({ status: 'done', url: LINK, duration: 8.5 }),
		failed: shotstack({ status: 'failed', error: 'An asset could not be fetched' }),
		reason: 'An asset could not be fetched',
	},
	luma: {
		submit: { id: JOB_ID, state: 'queued', assets: null, failure_reason: null },
		queued: { id: JOB_ID, state: 'queued', assets: null, failure_reason: null },
		running: { id: JOB_ID, state: 'dreaming', assets: null, failure_reason: null },
		completed: { id: JOB_ID, state: 'completed', assets: { video: LINK, image: null } },
		failed: { id: JOB_ID, state: 'failed', assets: null, failure_reason: 'It was moderated' },
		reason: 'It was moderated',
	},
	higgsfield: {
		submit: { status: 'queued', request_id: JOB_ID },
		queued: { status: 'queued', request_id: JOB_ID },
		running: { status: 'in_progress', request_id: JOB_ID },
		completed: { status: 'completed', request_id: JOB_ID, video: { url: LINK } },
		failed: { status: 'nsfw', request_id: JOB_ID },
		reason: null,
	},
	minimax: {
		submit: minimax({}),
		queued: minimax({ status: 'Queueing' }),
		running: minimax({ status: 'Processing' }),
		completed: minimax({ status: 'Success', file_id: '2052' }),
		result: {
			file: { file_id: '2052', download_url: LINK },
			base_resp: { status_code: 0, status_msg: 'success' },
		},
		failed: minimax(
			{ status: 'Fail', error_message: '' },
			{ status_code: 1026, status_msg: 'The prompt was refused' },
		),
		reason: 'The prompt was refused',
	},
	custom: {
		submit: { id: JOB_ID, status: 'starting' },
		queued: { id: JOB_ID, status: 'starting' },
		running: { id: JOB_ID, status: 'processing' },
		completed: { id: JOB_ID, status: 'succeeded', output: [LINK] },
		failed: { id: JOB_ID, status: 'failed', error: 'Out of memory' },
		reason: 'Out of memory',
	},
};

/** Where a service says where a job stands, and what it calls one that is finished. */
const FINISHED: Readonly<
	Record<string, { state: string | readonly string[]; words: readonly string[] }>
> = {
	replicate: { state: 'status', words: ['succeeded'] },
	fal: { state: 'status', words: ['completed'] },
	kieJobs: { state: 'data.state', words: ['success'] },
	kieVeo: { state: 'data.successFlag', words: ['1'] },
	heygen: { state: 'data.status', words: ['completed'] },
	wavespeed: { state: 'data.status', words: ['completed'] },
	piapi: { state: 'data.status', words: ['completed'] },
	creatomate: { state: 'status', words: ['succeeded'] },
	veo: { state: 'done', words: ['true'] },
	runway: { state: 'status', words: ['succeeded'] },
	openaiVideos: { state: 'status', words: ['completed'] },
	// With or without the envelope.
	atlascloud: { state: ['data.status', 'status'], words: ['completed', 'succeeded'] },
	submagic: { state: 'status', words: ['completed'] },
	json2video: { state: 'movie.status', words: ['done'] },
	shotstack: { state: 'response.status', words: ['done'] },
	luma: { state: 'state', words: ['completed'] },
	higgsfield: { state: 'status', words: ['completed'] },
	minimax: { state: 'status', words: ['success'] },
	custom: { state: 'status', words: ['succeeded'] },
};

function at(body: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, name) =>
				typeof value === 'object' && value !== null && Object.hasOwn(value, name)
					? (value as Record<string, unknown>)[name]
					: undefined,
			body,
		);
}

function isPlain(value: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** All texts below a value, with the names of the fields that lead there. */
function textsIn(value: unknown, path: readonly string[] = []): [path: string, text: string][] {
	if (typeof value === 'string') return [[path.join('.'), value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]));
}

const linksIn = (body: unknown) =>
	textsIn(body).flatMap(([, text]) => (/^(https?:)?\/\//i.test(text.trim()) ? [text] : []));

function placesOfId({ queued, running, completed }: Partial<Recording> = {}): string[] {
	const texts = [queued, running, completed].flatMap((body) => textsIn(body));
	return [...new Set(texts.flatMap(([path, text]) => (text === JOB_ID ? [path] : [])))];
}

function documentedOf([jobType, recording]: [string, Recording]): Documented[] {
	const { queued, running, completed, result, failed } = recording;
	// One body for both requests, as the fuzzers answer each request of a look alike.
	const finished = { ...(completed as object), ...(result as object | undefined) };
	return [
		...(queued ? [{ jobType, state: 'queued', body: queued, status: 'queued' as const }] : []),
		{ jobType, state: 'running', body: running, status: 'processing' as const },
		{ jobType, state: 'completed', body: finished, status: 'completed' as const },
		{ jobType, state: 'failed', body: failed, status: 'failed' as const },
		{ jobType, state: 'unknown job', body: { detail: 'Not found' }, httpStatus: 404 },
		{ jobType, state: 'bad key', body: { message: 'Invalid API key' }, httpStatus: 401 },
	].map((answer) => ({ httpStatus: 200, ...answer }));
}

export const answers: DocumentedAnswers = {
	jobId: JOB_ID,
	decides: 'first',
	documented: Object.entries(RECORDINGS).flatMap(documentedOf),
	/** Under each of the names that the services with a list have for it. */
	listOf: (jobs) => ({ results: jobs, generations: jobs, data: jobs }),
	saysCompleted({ httpStatus, body }, jobType) {
		const { state, words } = FINISHED[jobType] ?? { state: '', words: [] };
		const said = [state]
			.flat()
			.map((path) => at(body, path))
			.find((value) => value !== undefined);
		if (!isGood(httpStatus)) return false;
		if (isPlain(said) && words.some((known) => saysWord([String(said)], known))) return true;
		const isOpen = said === undefined || said === null || typeof said === 'string';
		return isOpen && saysByResult([said], linksIn(body));
	},
	/** Where the documented answers about a status have it. A recipe of fields does not say where that is. */
	idsIn: (body, jobType) =>
		jobType === 'custom' ? [] : placesOfId(RECORDINGS[jobType]).map((path) => at(body, path)),
};
