import { readJob, toReading } from '../../../nodes/Pictory/job';
import { jobSchema } from '../../../nodes/Pictory/wire';
import type { JobReading } from '../../../nodes/shared/job/jobReading';
import { videoJobSchema } from '../../../nodes/shared/job/videoJob';

const ID = '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11';

function read(data: object, { jobType = 'videoGeneration', success = true as unknown } = {}) {
	const raw = { job_id: ID, success, data };
	const reference = { provider: 'pictory', jobType, jobId: ID };
	const reading: JobReading = toReading(reference, jobSchema.parse(raw), raw);
	videoJobSchema.parse(reading.job);
	return reading;
}

const CLIP = {
	status: 'completed',
	url: 'https://cdn.example.net/v/5b0f.mp4',
	duration: '8s',
	width: 720,
	height: 1280,
	thumbnailImageUrl: 'https://cdn.example.net/v/5b0f_t.jpg',
	lastFrameImageUrl: 'https://cdn.example.net/v/5b0f_l.png',
	previewImageUrl: 'https://cdn.example.net/v/5b0f_p.jpg',
	aiCreditsUsed: 12.8,
};

const RENDER = {
	status: 'completed',
	progress: 100,
	videoURL: 'https://cdn.example.net/r/e7c0.mp4',
	videoShareURL: 'https://video.example.net/e7c0',
	thumbnail: 'https://cdn.example.net/r/e7c0.jpg',
	audioURL: 'https://cdn.example.net/r/e7c0.mp3',
	srtFile: 'https://cdn.example.net/r/e7c0.srt',
	vttFile: 'https://cdn.example.net/r/e7c0.vtt',
	txtFile: 'https://cdn.example.net/r/e7c0.txt',
	videoDuration: 21.4,
};

test('asks for a job by its encoded id', () => {
	const conversation = readJob({
		provider: 'pictory',
		jobType: 'videoGeneration',
		jobId: 'a/../b',
	});
	expect(conversation.next().value).toEqual({
		purpose: 'read',
		method: 'GET',
		path: '/v1/jobs/a%2F..%2Fb',
	});
});

describe('a job that has not ended', () => {
	it.each([
		['in-progress', 'processing'],
		['pending', 'queued'],
		['something-new', 'processing'],
		['constructor', 'processing'],
	])('%s is %s', (status, expected) => {
		const { job } = read({ status });
		expect(job).toMatchObject({ jobId: ID, status: expected, videos: [] });
		expect(job).not.toHaveProperty('failure');
	});

	it('names a status that is not known', () => {
		expect(read({ status: 'something-new' }).job.stage).toBe('unknown status something-new');
	});

	it('has a percentage and a stage once rendering has begun', () => {
		const data = {
			renderProgress: 37,
			renderProgressMessage: 'Generating video',
			renderState: 'RUNNING',
		};
		const { job } = read({ status: 'in-progress', ...data }, { jobType: 'storyboardRender' });
		expect(job).toMatchObject({ progressPercent: 37, stage: 'Generating video' });
		expect(read({ status: 'in-progress' }).job).not.toHaveProperty('progressPercent');
	});

	it('has no videos although links are there already', () => {
		expect(read({ ...CLIP, status: 'in-progress' }).job.videos).toEqual([]);
	});
});

test('a finished AI Studio video', () => {
	expect(read(CLIP).job).toMatchObject({
		status: 'completed',
		videos: [
			{
				index: 0,
				url: CLIP.url,
				durationSeconds: 8,
				width: 720,
				height: 1280,
				thumbnailUrl: CLIP.thumbnailImageUrl,
			},
		],
		artifacts: [
			{ kind: 'thumbnail', url: CLIP.thumbnailImageUrl },
			{ kind: 'preview', url: CLIP.previewImageUrl },
			{ kind: 'lastFrame', url: CLIP.lastFrameImageUrl },
		],
		usage: { amount: 12.8, unit: 'credits' },
	});
});

test.each(['storyboardRender', 'projectRender'])('a finished %s', (jobType) => {
	const { job } = read(RENDER, { jobType });
	expect(job).toMatchObject({
		status: 'completed',
		progressPercent: 100,
		videos: [
			{ index: 0, url: RENDER.videoURL, durationSeconds: 21.4, thumbnailUrl: RENDER.thumbnail },
		],
		artifacts: [
			{ kind: 'sharePage', url: RENDER.videoShareURL },
			{ kind: 'captionsSrt', url: RENDER.srtFile },
			{ kind: 'captionsVtt', url: RENDER.vttFile },
			{ kind: 'captionsTxt', url: RENDER.txtFile },
			{ kind: 'audio', url: RENDER.audioURL },
			{ kind: 'thumbnail', url: RENDER.thumbnail },
		],
	});
	expect(job).not.toHaveProperty('usage');
});

test('the share page is taken under its other name as well', () => {
	const { job } = read({
		...RENDER,
		videoShareURL: undefined,
		shareVideoURL: 'https://video.example.net/other',
	});
	expect(job.artifacts).toContainEqual({
		kind: 'sharePage',
		url: 'https://video.example.net/other',
	});
});

test('a finished preview has no videos and hands on every field under its own name', () => {
	const data = {
		status: 'completed',
		renderParams: { output: {}, elements: [] },
		storyboard: { videoName: 'harbour' },
		previewUrl: 'https://video.example.net/p',
		projectId: 'prj-1',
		unexpected: 7,
		nothing: null,
	};
	expect(read(data, { jobType: 'storyboardPreview' }).job).toMatchObject({
		status: 'completed',
		videos: [],
		artifacts: [
			{ kind: 'renderParams', data: data.renderParams },
			{ kind: 'storyboard', data: data.storyboard },
			{ kind: 'previewUrl', url: data.previewUrl },
			{ kind: 'projectId', data: 'prj-1' },
			{ kind: 'unexpected', data: 7 },
		],
	});
});

test('a completed job without a link is not taken for finished at once', () => {
	const { job, unsettled } = read({ status: 'completed' });
	expect(job).toMatchObject({ status: 'processing', videos: [] });
	expect(unsettled).toMatchObject({ confirmations: 2, settledJob: { status: 'completed' } });
});

describe('a job that has ended badly', () => {
	it.each([
		['INSUFFICIENT_CREDITS', /not enough AI credits/],
		['SCENE_BACKGROUND_VISUAL_NOT_FOUND', /no visual was found for a scene/],
		['TEXT_TO_VIDEO_FAILED', /could not be turned into a video/],
	])('%s says what to do', (error_code, message) => {
		const data = { status: 'failed', error_code, error_message: 'Invalid speaker' };
		const { failure, status } = read(data, { success: false }).job;
		expect(status).toBe('failed');
		expect(failure).toMatchObject({ code: error_code, retryable: false });
		expect(failure?.message).toMatch(/^Invalid speaker \(/);
		expect(failure?.message).toMatch(message);
	});

	it('keeps the words of a code that is not known, also one named like a property of objects', () => {
		for (const error_code of ['BRAND_NEW', 'constructor', '__proto__']) {
			const data = { status: 'failed', error_code, error_message: 'Too many gulls' };
			expect(read(data, { success: false }).job.failure).toEqual({
				code: error_code,
				message: 'Too many gulls',
				retryable: false,
			});
		}
	});

	it('says that there was no reason', () => {
		expect(read({ status: 'failed' }, { success: false }).job.failure).toEqual({
			message: 'Pictory ended the job and gave no reason',
			retryable: false,
		});
	});

	it('is expired when its data was deleted, and may be submitted again', () => {
		const { job } = read({ status: 'cleaned' });
		expect(job).toMatchObject({ status: 'expired', failure: { code: 'cleaned', retryable: true } });
	});

	it('is not completed when success is false', () => {
		expect(read(CLIP, { success: false }).job).toMatchObject({ status: 'failed', videos: [] });
	});
});

describe('hostile fields', () => {
	it.each([
		['8s', 8],
		['8', 8],
		[8, 8],
		['7.5s', 7.5],
		['long', undefined],
		['-8s', undefined],
		[{ seconds: 8 }, undefined],
		[null, undefined],
	])('the duration %j is %s', (duration, seconds) => {
		expect(read({ ...CLIP, duration }).job.videos[0]?.durationSeconds).toBe(seconds);
	});

	it.each([
		['a number for a link', { thumbnailImageUrl: 7 }],
		['an object for a size', { width: {} }],
		['a negative size', { height: -1 }],
		['credits in words', { aiCreditsUsed: 'many' }],
		['negative credits', { aiCreditsUsed: -3 }],
		['progress beyond the end', { progress: 140 }],
	])('%s is left out and hides nothing else', (_what, field) => {
		const { job } = read({ ...CLIP, ...field });
		expect(job).toMatchObject({ status: 'completed', videos: [{ url: CLIP.url }] });
	});

	it.each([
		['no status', { job_id: ID, success: true, data: {} }],
		['an empty status', { job_id: ID, success: true, data: { status: ' ' } }],
		['a status that is a number', { job_id: ID, success: true, data: { status: 1 } }],
		['no data', { job_id: ID, success: true }],
		['no id', { success: true, data: { status: 'completed' } }],
		['a list', []],
		['nothing', null],
	])('%s is not read as a job', (_what, body) => {
		expect(jobSchema.safeParse(body).success).toBe(false);
	});
});
