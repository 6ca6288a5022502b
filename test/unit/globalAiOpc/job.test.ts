import { jobStateSchema } from '../../../nodes/shared/job/videoJob';
import {
	imageFile,
	readImage,
	readModelCenterTask,
	readResult,
} from '../../../nodes/GlobalAiOpc/job';
import { globalAiOpc } from '../../../nodes/GlobalAiOpc/provider';
import { firstRequest, resultOf } from './conversation';

const REFERENCE = { provider: 'globalAiOpc', jobType: 'videoGeneration', jobId: 'proj_58201' };
const CREATED = 1_767_000_000;
const LINK = 'https://cdn.example.net/out/58201.mp4';

const RUNNING = {
	id: 'proj_58201',
	object: 'video',
	created: CREATED,
	model: 'videos',
	status: 'processing',
	video_url: null,
	error: null,
};
const COMPLETED = { ...RUNNING, status: 'completed', video_url: LINK, actualDuration: 5 };

const readingOf = (body: unknown) => resultOf(readResult(REFERENCE), body);
const jobOf = (body: unknown) => jobStateSchema.strict().parse(readingOf(body).job);

it('asks the result route with the id encoded', () => {
	expect(firstRequest(readResult({ ...REFERENCE, jobId: '../a b' }))).toEqual({
		purpose: 'read',
		method: 'GET',
		path: '/v1/result/..%2Fa%20b',
	});
});

describe('the status', () => {
	it.each([
		['queued', 'queued'],
		['processing', 'processing'],
		['Processing ', 'processing'],
		['pending', 'queued'],
		['running', 'processing'],
		['failed', 'failed'],
		['cancelled', 'cancelled'],
	])('%s is %s', (status, expected) => {
		expect(jobOf({ ...RUNNING, status }).status).toBe(expected);
	});

	it('that is on no list is still running, and shown', () => {
		expect(jobOf({ ...COMPLETED, status: 'archived' })).toMatchObject({
			status: 'processing',
			stage: "unknown status 'archived'",
			videos: [],
		});
	});

	it.each<[string, unknown]>([
		['missing', undefined],
		['null', null],
		['a number', 200],
		['empty', ' '],
	])('that is %s is read from the rest of the answer', (_what, status) => {
		expect(jobOf({ ...RUNNING, status }).status).toBe('processing');
		expect(jobOf({ ...COMPLETED, status })).toMatchObject({
			status: 'completed',
			videos: [{ url: LINK }],
		});
		expect(jobOf({ ...RUNNING, status, error: 'bad image' })).toMatchObject({
			status: 'failed',
			failure: { message: 'bad image' },
		});
	});
});

describe('a completed task', () => {
	it('has one video, whose link lives for a day', () => {
		expect(jobOf(COMPLETED)).toEqual({
			status: 'completed',
			submittedAt: '2025-12-29T09:20:00.000Z',
			videos: [
				{
					index: 0,
					url: LINK,
					urlExpiresAt: '2025-12-30T09:20:00.000Z',
					durationSeconds: 5,
				},
			],
		});
	});

	it('reads the same inside data', () => {
		const wrapped = { code: '0', msg: null, data: COMPLETED };
		expect(jobOf(wrapped)).toEqual(jobOf(COMPLETED));
	});

	it.each([
		['10', 10],
		[7.5, 7.5],
		['soon', undefined],
		[-1, undefined],
		[null, undefined],
	])('that lasted %j seconds lasts %p', (actualDuration, expected) => {
		expect(jobOf({ ...COMPLETED, actualDuration }).videos[0]?.durationSeconds).toBe(expected);
	});

	it.each([
		[1.2, { amount: 1.2, unit: 'price' }],
		['0.8', { amount: 0.8, unit: 'price' }],
		['free', undefined],
		[-1, undefined],
	])('that cost %j has usage %j', (amount, expected) => {
		expect(jobOf({ ...COMPLETED, amount }).usage).toEqual(expected);
	});

	it.each([null, undefined, '', 42])('with the link %p is not completed yet', (video_url) => {
		const { job, unsettled } = readingOf({ ...COMPLETED, video_url });
		expect(job).toMatchObject({
			status: 'processing',
			stage: 'completed without a video link, not yet confirmed',
			videos: [],
		});
		expect(unsettled?.confirmations).toBe(2);
		expect(jobStateSchema.strict().parse(unsettled?.settledJob)).toMatchObject({
			status: 'failed',
			videos: [],
			failure: { message: expect.stringContaining('gives no link'), retryable: false },
		});
	});

	it('is exported from its link, and not at all without one', () => {
		const job = { ...REFERENCE, ...jobOf(COMPLETED) };
		const { source } = globalAiOpc.files.video;
		expect(source(job, { index: 0, url: LINK })).toEqual({ kind: 'link', url: LINK });
		expect(source(job, { index: 0 })).toMatchObject({ kind: 'unavailable' });
	});
});

describe('a failed task', () => {
	it.each<[string, object, object]>([
		['error', { error: '内容违规' }, { message: '内容违规', retryable: false }],
		[
			'an error object',
			{ error: { message: 'bad image', code: 1003 } },
			{ message: 'bad image', code: '1003', retryable: false },
		],
		['msg', { msg: 'bad image' }, { message: 'bad image', retryable: false }],
		['message', { message: 'bad image' }, { message: 'bad image', retryable: false }],
		['errorMessage', { errorMessage: 'bad image' }, { message: 'bad image', retryable: false }],
		[
			'an empty error beside msg',
			{ error: '', msg: 'bad image' },
			{ message: 'bad image', retryable: false },
		],
		[
			'a busy service',
			{ error: '系统繁忙，请稍后再试' },
			{ message: '系统繁忙，请稍后再试', retryable: true },
		],
		[
			'nothing',
			{},
			{ message: 'GlobalAI OPC ended the job as failed and gave no reason', retryable: false },
		],
		[
			'a list',
			{ error: [1] },
			{ message: 'GlobalAI OPC ended the job as failed and gave no reason', retryable: false },
		],
		['line breaks', { error: 'bad\nimage\u202e' }, { message: 'bad image', retryable: false }],
	])('takes its reason from %s', (_what, fields, failure) => {
		const job = jobOf({ ...RUNNING, status: 'failed', ...fields });
		expect(job).toMatchObject({ status: 'failed', videos: [] });
		expect(job.failure).toEqual(failure);
	});

	it('takes its reason from inside data', () => {
		const data = { ...RUNNING, status: 'failed', error: 'bad image' };
		expect(jobOf({ code: '0', msg: null, data }).failure?.message).toBe('bad image');
	});
});

describe('hostile answers', () => {
	it.each<[string, unknown]>([
		['a date beyond all dates', { ...COMPLETED, created: 1e300 }],
		['a date before the epoch', { ...COMPLETED, created: -5 }],
		['a date that is none', { ...COMPLETED, created: 'yesterday' }],
	])('%s: no date is shown', (_what, body) => {
		const job = jobOf(body);
		expect(job).not.toHaveProperty('submittedAt');
		expect(job.videos[0]).not.toHaveProperty('urlExpiresAt');
	});

	it.each<[string, unknown]>([
		['data that is text', { ...COMPLETED, data: 'x' }],
		['data that is a list', { ...COMPLETED, data: [] }],
		[
			'prototype keys',
			JSON.parse(
				`{"__proto__": {"status": "failed"}, "status": "completed", "video_url": "${LINK}"}`,
			),
		],
		[
			'thousands of fields',
			{ ...COMPLETED, ...Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`f${n}`, n])) },
		],
	])('%s changes nothing', (_what, body) => {
		expect(jobOf(body)).toMatchObject({ status: 'completed', videos: [{ url: LINK }] });
	});

	it.each(['constructor', '__proto__', 'toString'])('the status %s is unknown', (status) => {
		expect(jobOf({ ...COMPLETED, status }).status).toBe('processing');
	});
});

describe('a task that makes an image', () => {
	const IMAGE = 'https://cdn.example.net/out/58201.png';
	const OTHER = 'https://cdn.example.net/out/58201-2.png';
	const imageReference = { ...REFERENCE, jobType: 'imageGeneration' };
	const imageJob = (fields: object) => {
		const task = { ...COMPLETED, video_url: null, ...fields };
		const { job } = resultOf(readImage(imageReference), task);
		return jobStateSchema.strict().parse(job);
	};
	const artifact = (url: string) => ({
		kind: 'image',
		url,
		data: { urlExpiresAt: '2025-12-30T09:20:00.000Z' },
	});

	it('asks the route that all families share', () => {
		expect(firstRequest(readImage(imageReference)).path).toBe('/v1/result/proj_58201');
	});

	it.each<[string, object]>([
		['image_url', { image_url: IMAGE }],
		['image', { image: IMAGE }],
		['a link in images', { images: [IMAGE] }],
		['an object in images', { images: [{ url: IMAGE }] }],
		['a list of links inside an object', { images: [{ url: [IMAGE] }] }],
		['a result', { result: { image_url: IMAGE } }],
		['images of a result', { result: { images: [{ image_url: IMAGE }] } }],
		['result_url', { result_url: IMAGE }],
		['data', { data: { ...COMPLETED, video_url: null, image_url: IMAGE } }],
	])('has its link in %s', (_where, fields) => {
		expect(imageJob(fields)).toMatchObject({
			status: 'completed',
			videos: [],
			artifacts: [artifact(IMAGE)],
		});
	});

	it('may have made several', () => {
		expect(imageJob({ images: [IMAGE, { url: OTHER }] }).artifacts).toEqual([
			artifact(IMAGE),
			artifact(OTHER),
		]);
	});

	it('gives Export its first link', () => {
		expect(imageFile({ artifacts: [artifact(IMAGE), artifact(OTHER)] })).toEqual({
			kind: 'link',
			url: IMAGE,
		});
		expect(imageFile({})).toMatchObject({ kind: 'unavailable' });
	});

	it('is not completed yet without a link, and fails if none comes', () => {
		const reading = resultOf(readImage(imageReference), { ...COMPLETED, video_url: null });
		expect(reading).toMatchObject({
			job: { status: 'processing', stage: 'completed without an image link, not yet confirmed' },
			unsettled: { settledJob: { status: 'failed' } },
		});
	});
});

describe('a task of the model center', () => {
	const REFERENCE_THERE = { ...REFERENCE, jobType: 'modelCenter' };
	const center = (fields: object) => {
		const { job } = resultOf(readModelCenterTask(REFERENCE_THERE), { ...RUNNING, ...fields });
		return jobStateSchema.strict().parse(job);
	};

	it('has a route of its own', () => {
		expect(firstRequest(readModelCenterTask(REFERENCE_THERE)).path).toBe(
			'/v2/model-center/tasks/proj_58201',
		);
	});

	it.each([
		[37, 37],
		['37', 37],
		['37%', 37],
		[140, 100],
		[null, undefined],
	])('that says %j is %p percent done', (progress, expected) => {
		expect(center({ progress }).progressPercent).toBe(expected);
	});

	it('says what it has used', () => {
		const done = { status: 'completed', result_url: LINK, progress: 100 };
		expect(center({ ...done, amount: '0.72', totalTokens: '21600' })).toMatchObject({
			videos: [{ url: LINK }],
			usage: { amount: 0.72, unit: 'price' },
			artifacts: [{ kind: 'tokens', data: { total: 21_600 } }],
		});
		expect(center({ ...done, usage: { total_tokens: 5 } }).artifacts).toEqual([
			{ kind: 'tokens', data: { total: 5 } },
		]);
	});
});
