import { look, settled } from './read';

/** Answers of the kinds that are met beside the reference pages, with what is meant by them. */

const FILE = 'https://files.example/v.mp4';
const ID = '00000000-0000-4000-8000-00000000000A';

interface Case {
	provider: string;
	what: string;
	body: unknown;
	type?: string;
	status: string;
	/** Of the first video. */
	url?: string;
	reason?: RegExp;
	more?: object;
}

const CLIP = { videoId: 1, videoUrl: FILE };
const EXPORTED = { idx: 0, begin_ms: '15000', end_ms: '75000', export_link: FILE };

const CASES: Case[] = [
	{
		provider: 'pictory',
		what: 'finished, without the id',
		body: { success: true, data: { status: 'completed', videoURL: FILE, videoDuration: 61.2 } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'pictory',
		what: 'running, without id and success',
		body: { data: { status: 'In Progress', renderProgress: 42 } },
		status: 'processing',
		more: { progressPercent: 42 },
	},
	{
		provider: 'pictory',
		what: 'the id in capitals, at another place',
		body: { success: true, data: { jobId: ID, status: ' COMPLETED ', url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'pictory',
		what: 'finished, without a status',
		body: {
			job_id: ID,
			success: true,
			data: { txtFile: 'https://files.example/t.txt', videoURL: FILE },
		},
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'pictory',
		what: 'a finished preview without a status',
		type: 'storyboardPreview',
		body: {
			job_id: ID,
			success: true,
			data: { renderParams: { scenes: [] }, preview: 'https://app.example/preview' },
		},
		status: 'completed',
	},
	{
		provider: 'pictory',
		what: 'rendering, without a status',
		body: { job_id: ID, success: true, data: { renderProgress: 42, videoURL: FILE } },
		status: 'processing',
	},
	{
		provider: 'pictory',
		what: 'nothing but the id',
		body: { job_id: ID, success: true, data: {} },
		status: 'processing',
	},
	{
		provider: 'pictory',
		what: 'a failure without a status',
		body: {
			job_id: ID,
			success: false,
			data: { error_code: '5000', error_message: 'render failed' },
		},
		status: 'failed',
		reason: /render failed/,
	},
	{
		provider: 'pictory',
		what: 'a failure at the top',
		body: { job_id: ID, success: false, error_code: 'X', error_message: 'render failed' },
		status: 'failed',
		reason: /render failed/,
	},
	{
		provider: 'pictory',
		what: 'a failure that is not called one',
		body: { job_id: ID, data: { error_code: 890, error_message: 'render failed' } },
		status: 'failed',
		reason: /render failed/,
	},
	{
		provider: 'pictory',
		what: 'a link of another type, and a link',
		body: { job_id: ID, data: { status: 'completed', videoURL: 7, url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'the link as result_url',
		body: {
			id: 'task_1',
			status: 'completed',
			actualDuration: 4.0,
			result_url: FILE,
			amount: 0.72,
		},
		status: 'completed',
		url: FILE,
		more: { usage: { amount: 0.72, unit: 'price' } },
	},
	{
		provider: 'globalAiOpc',
		what: 'the link as url inside data',
		body: { code: 0, msg: 'success', data: { id: 'task_1', status: 'completed', url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'the link in a result',
		body: { id: 'TASK_1', status: 'COMPLETED', video_url: null, result: { video_url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'no status, but a link',
		body: { code: '0', data: { task_id: 'task_1', video_url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'no status, but a reason',
		body: { code: 0, data: { id: 'task_1', error: { message: 'bad image', code: 7 } } },
		status: 'failed',
		reason: /bad image/,
		more: { failure: { code: '7', message: 'bad image', retryable: false } },
	},
	{
		provider: 'globalAiOpc',
		what: 'a code that is not 0, about the task',
		body: { code: 1003, msg: 'content violates the rules', data: { id: 'task_1' } },
		status: 'failed',
		reason: /content violates/,
	},
	{
		provider: 'globalAiOpc',
		what: 'neither status nor link nor reason',
		body: { id: 'task_1', object: 'video' },
		status: 'processing',
	},
	{
		provider: 'wayinVideo',
		what: 'the id under another name',
		body: { data: { project_id: 'proj_1', status: 'on_going' } },
		status: 'processing',
	},
	{
		provider: 'wayinVideo',
		what: 'no status, but files',
		body: { data: { id: 'proj_1', clips: [EXPORTED] } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'wayinVideo',
		what: 'no status, but a reason',
		body: { data: { id: 'proj_1', error_message: 'video unavailable' } },
		status: 'failed',
		reason: /video unavailable/,
	},
	{
		provider: 'wayinVideo',
		what: 'without an envelope',
		body: { id: 'proj_1', status: 'succeeded', clips: [EXPORTED, null, 7] },
		status: 'completed',
		url: FILE,
		more: { hints: ['2 of 3 clips in the answer could not be read and were left out'] },
	},
	{
		provider: 'vizard',
		what: 'creditsUsed',
		body: { code: 2000, creditsUsed: 1, projectId: 12345678, videos: [CLIP] },
		status: 'completed',
		url: FILE,
		more: { usage: { amount: 1, unit: 'credits' } },
	},
	{
		provider: 'vizard',
		what: 'null among the clips',
		body: { code: 2000, projectId: '12345678', videos: [CLIP, null] },
		status: 'completed',
		url: FILE,
		more: { hints: [expect.stringContaining('1 of 2 clips')] },
	},
	{
		provider: 'vizard',
		what: 'a broken link among the clips',
		body: { code: 2000, videos: [CLIP, { videoId: 2, videoUrl: 'n/a' }, 4, {}] },
		status: 'completed',
		url: FILE,
		more: { videos: [expect.anything()], hints: [expect.stringContaining('3 of 4 clips')] },
	},
	{
		provider: 'vizard',
		what: 'clips without a code',
		body: { projectId: 12345678, videos: [CLIP] },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'vizard',
		what: 'a reason without a code',
		body: { projectId: 12345678, errMsg: 'no speech' },
		status: 'failed',
		reason: /no speech/,
	},
	{
		provider: 'vizard',
		what: 'the project alone',
		body: { projectId: 12345678 },
		status: 'processing',
	},
	{
		provider: 'clipzy',
		what: 'an output without a status',
		body: { success: true, data: { job_id: 'job_9be21c77d0a4', output_video_url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'clipzy',
		what: 'without an envelope',
		body: { job_id: 'JOB_9be21c77d0a4', status: 'Completed', output_video_url: FILE },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'clipzy',
		what: 'a failed job in an envelope that is no success',
		body: {
			success: false,
			message: 'Job failed',
			data: { job_id: 'job_9be21c77d0a4', status: 'failed', error: { message: 'no sound' } },
		},
		status: 'failed',
		reason: /no sound/,
	},
	{
		provider: 'clipzy',
		what: 'a time-out without a status',
		body: { success: false, error: { code: 'JOB_TIMEOUT', detail: 'took too long' } },
		status: 'failed',
		reason: /took too long/,
	},
	{
		provider: 'clipzy',
		what: 'an error without a status',
		body: { data: { job_id: 'job_9be21c77d0a4', error: 'out of memory' } },
		status: 'failed',
		reason: /out of memory/,
	},
	{
		provider: 'pictory',
		what: 'a word of other services, and a link',
		body: { job_id: ID, data: { status: 'Done.', url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'a word in another language, and a link',
		body: { id: 'task_1', status: '已完成', video_url: FILE },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'clipzy',
		what: 'a word of other services, and nothing to show for it',
		body: { data: { job_id: 'job_9be21c77d0a4', status: 'success' } },
		status: 'processing',
		more: { stage: "unknown status 'success'" },
	},
	{
		provider: 'wayinVideo',
		what: 'another word for a failure, and a reason',
		body: { data: { id: 'proj_1', status: 'ERROR', error_message: 'no speech' } },
		status: 'failed',
		reason: /no speech/,
	},
	{
		provider: 'globalAiOpc',
		what: 'the word of an envelope beside that of the task',
		body: { status: 'success', data: { id: 'task_1', status: 'processing', video_url: FILE } },
		status: 'processing',
	},
	{
		provider: 'pictory',
		what: 'no success, as a text',
		body: { job_id: ID, success: 'False', data: { url: FILE } },
		status: 'failed',
		reason: /gave no reason/,
	},
	{
		provider: 'clipzy',
		what: 'a code for no error',
		body: { data: { job_id: 'job_9be21c77d0a4', error: { code: 0, message: 'null' } } },
		status: 'processing',
	},
	{
		provider: 'pictory',
		what: 'a code for no error, and a link',
		body: { job_id: ID, data: { error_code: '0', error_message: 'None', url: FILE } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'no error in words',
		body: { id: 'task_1', error: 'null', error_code: 0 },
		status: 'processing',
	},
	{
		provider: 'clipzy',
		what: 'progress with a sign',
		body: { data: { job_id: 'job_9be21c77d0a4', status: 'processing', progress: '45 %' } },
		status: 'processing',
		more: { progressPercent: 45 },
	},
	{
		provider: 'pictory',
		what: 'progress beyond the end',
		body: { job_id: ID, data: { status: 'in-progress', renderProgress: '145%' } },
		status: 'processing',
		more: { progressPercent: 100 },
	},
	{
		provider: 'vizard',
		what: 'a link without its scheme',
		body: { code: 2000, videos: [{ videoId: 1, videoUrl: '//files.example/v.mp4' }] },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'wayinVideo',
		what: 'a link as the host and the path',
		body: {
			data: { id: 'proj_1', status: 'SUCCEEDED', clips: [{ export_link: 'files.example/v.mp4' }] },
		},
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'pictory',
		what: 'a link in a list, with an invisible character',
		body: { job_id: ID, data: { status: 'completed', videoURL: [`\u200b${FILE}`] } },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'globalAiOpc',
		what: 'a link in an object, in a list',
		body: { id: 'task_1', status: 'completed', output: [{ url: FILE }] },
		status: 'completed',
		url: FILE,
	},
	{
		provider: 'clipzy',
		what: 'an output on the disk of the engine',
		body: {
			data: { job_id: 'job_9be21c77d0a4', status: 'completed', output_video_url: '/data/out.mp4' },
		},
		status: 'completed',
		url: '/data/out.mp4',
	},
];

it.each(CASES)(
	'$provider, $what: $status',
	({ provider, body, type, status, url, reason, more }) => {
		const job = settled(look(provider, body, type));
		expect(job.status).toBe(status);
		expect(job.videos[0]?.url).toBe(url);
		if (reason) expect(job.failure?.message).toMatch(reason);
		else expect(job).not.toHaveProperty('failure');
		expect(job).toMatchObject(more ?? {});
	},
);

it.each([
	['vizard', { code: 2000, projectId: 87654321, videos: [CLIP] }],
	['clipzy', { data: { job_id: 'job_other', status: 'completed', output_video_url: FILE } }],
	['pictory', { success: true, data: { jobId: 'e7c0a7b2', status: 'completed', url: FILE } }],
	['wayinVideo', { data: { project_id: 'proj_2', status: 'SUCCEEDED', clips: [EXPORTED] } }],
	['globalAiOpc', { code: 0, data: { task_id: 'task_2', status: 'completed', url: FILE } }],
])('%s: an answer about another job is refused', (provider, body) => {
	expect(() => look(provider, body)).toThrow(/it is about the job/);
});

it.each([
	['pictory', { success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } }],
	['globalAiOpc', { code: 404, msg: 'task not found', data: null }],
	['clipzy', { success: false, error: { code: 'JOB_NOT_FOUND', detail: 'no' } }],
	['vizard', { code: 4006, errMsg: 'illegal parameter' }],
])('%s: a job that does not exist is no failed job', (provider, body) => {
	expect(() => look(provider, body)).toThrow(/^notFound: /);
});

it.each([
	['vizard', { errMsg: 'rate limit exceeded' }],
	['clipzy', { error: 'rate limit exceeded' }],
	['pictory', { error: { code: 'TOO_MANY', message: 'rate limit exceeded' } }],
	['wayinVideo', { error: 'rate limit exceeded' }],
	['globalAiOpc', { error: { message: 'rate limit exceeded' } }],
])('%s: the error of a gateway is not the failure of the job', (provider, body) => {
	expect(() => look(provider, body)).toThrow(/it is an error and names no job/);
});

it('a transcript that is too long is cut, and a hint says so', () => {
	const clip = { ...CLIP, transcript: 'x'.repeat(100_001) };
	const { job } = look('vizard', { code: 2000, videos: [CLIP, clip] });
	expect(job.videos[1]?.transcript).toHaveLength(100_000);
	expect(job.hints).toEqual([expect.stringMatching(/^The transcript of video 2 was cut/)]);
});
