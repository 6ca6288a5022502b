import { readResult, readStatus } from '../../../nodes/Clipzy/job';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { jobStateSchema } from '../../../nodes/shared/job/videoJob';
import { answerWith, talk } from './conversation';

const REFERENCE = { provider: 'clipzy', jobType: 'styleTransfer', jobId: 'job_9be21c77d0a4' };

const ANSWER = { success: true, message: 'Job retrieved' };

/** A job as the documentation shows it. */
const RUNNING = {
	job_id: REFERENCE.jobId,
	video_id: 'vid_1',
	status: 'processing',
	progress_percent: 62,
	current_stage: 'style_application',
	created_at: '2026-02-03T08:15:00Z',
	updated_at: '2026-02-03T08:16:15Z',
};

const DONE = {
	...RUNNING,
	status: 'completed',
	progress_percent: 100,
	current_stage: null,
	output_video_url: 'file:///storage/job_9be21c77d0a4/output.mp4',
	processing_time_seconds: 71.5,
	style_json: { version: '1.0' },
};

function status(data: unknown) {
	const { result } = talk(readStatus(REFERENCE), answerWith({ ...ANSWER, data }));
	if (!result) throw new Error('no reading');
	jobStateSchema.strict().parse(result.job);
	return result;
}

describe('the status', () => {
	it('is asked for by the job id, which cannot leave its place', () => {
		const odd = { ...REFERENCE, jobId: '../health?x=1' };
		expect(talk(readStatus(odd)).requests).toEqual([
			{ purpose: 'read', method: 'GET', path: '/jobs/..%2Fhealth%3Fx%3D1' },
		]);
	});

	it('of a running job has stage and percent', () => {
		expect(status(RUNNING).job).toEqual({
			status: 'processing',
			progressPercent: 62,
			stage: 'style_application',
			submittedAt: '2026-02-03T08:15:00.000Z',
			updatedAt: '2026-02-03T08:16:15.000Z',
			videos: [],
			artifacts: [{ kind: 'sourceVideo', data: { videoId: 'vid_1' } }],
		});
	});

	it.each([
		['queued', 'queued'],
		['processing', 'processing'],
		['completed', 'completed'],
		['failed', 'failed'],
		['cancelled', 'cancelled'],
		['COMPLETED', 'completed'],
		['archived', 'processing'],
		['done', 'processing'],
		['constructor', 'processing'],
		['__proto__', 'processing'],
	])('%s is %s', (wire, expected) => {
		expect(status({ ...RUNNING, status: wire }).job.status).toBe(expected);
	});

	it('reports a status that no one knows', () => {
		expect(status({ ...RUNNING, status: 'archived' }).job.stage).toBe("unknown status 'archived'");
	});

	it.each(['style_application', 'style_transfer'])('takes the fifth stage as %s', (stage) => {
		expect(status({ ...RUNNING, current_stage: stage }).job.stage).toBe(stage);
	});

	it('drops the stage that engines leave standing after success', () => {
		expect(status({ ...DONE, current_stage: 'rendering' }).job).not.toHaveProperty('stage');
	});

	it.each([
		['2026-02-03T08:15:00Z', '2026-02-03T08:15:00.000Z'],
		['2026-02-03T08:15:00.123456', '2026-02-03T08:15:00.123Z'],
		['2026-02-03 08:15:00', '2026-02-03T08:15:00.000Z'],
		['2026-02-03T10:15:00+02:00', '2026-02-03T08:15:00.000Z'],
		['soon', undefined],
		[null, undefined],
		[17, undefined],
	])('reads the date %j as %s', (wire, expected) => {
		expect(status({ ...RUNNING, created_at: wire }).job.submittedAt).toBe(expected);
	});

	it.each([
		['62', 62],
		[120, 100],
		[-3, 0],
		['much', undefined],
		[null, undefined],
	])('reads the progress %j as %s', (wire, expected) => {
		expect(status({ ...RUNNING, progress_percent: wire }).job.progressPercent).toBe(expected);
	});

	it('has no videos before the job is completed, whatever is there', () => {
		expect(status({ ...DONE, status: 'processing' }).job.videos).toEqual([]);
	});
});

describe('a failure', () => {
	const failed = (error: unknown) => status({ ...RUNNING, status: 'failed', error }).job.failure;

	it('names the reason and the stage', () => {
		expect(failed({ stage: 'audio_analysis', message: 'no sound' })).toEqual({
			message: 'no sound (in the stage audio_analysis)',
			retryable: true,
		});
	});

	it('never shows a traceback', () => {
		const traceback = 'Traceback (most recent call last):\n  File "/app/x.py", line 3';
		const failure = failed({ stage: 'rendering', message: 'it broke', details: traceback });
		expect(failure?.message).toBe('it broke (in the stage rendering)');
		expect(failed({ message: `it broke\n${traceback}` })?.message).toBe('it broke');
		expect(failed({ message: traceback })?.message).toBe('the engine gave no reason');
	});

	it.each([{ message: 'JOB_TIMEOUT: too long' }, { message: 'too long', code: 'JOB_TIMEOUT' }])(
		'that is a time-out would come again: %j',
		(error) => {
			expect(failed(error)).toMatchObject({ code: 'JOB_TIMEOUT', retryable: false });
		},
	);

	it.each([null, undefined, 'out of memory', 7, [], {}])('of any form is shown: %j', (error) => {
		expect(failed(error)?.message).toMatch(/out of memory|gave no reason/);
	});

	it('is none for a job that runs', () => {
		expect(status({ ...RUNNING, error: null }).job).not.toHaveProperty('failure');
	});

	it('is shown for a cancelled job', () => {
		expect(status({ ...RUNNING, status: 'cancelled' }).job.failure).toEqual({
			message: 'the job was cancelled at the engine',
			retryable: true,
		});
	});
});

describe('the result', () => {
	const result = (data: unknown) =>
		talk(readResult(REFERENCE), answerWith({ ...ANSWER, data })).result;

	it('has the video, the Style DNA and the time that it took', () => {
		expect(result(DONE)?.job).toMatchObject({
			status: 'completed',
			progressPercent: 100,
			videos: [{ index: 0, url: 'file:///storage/job_9be21c77d0a4/output.mp4' }],
			artifacts: [
				{ kind: 'sourceVideo', data: { videoId: 'vid_1' } },
				{ kind: 'styleDna', data: { version: '1.0' } },
			],
			usage: { amount: 71.5, unit: 'seconds' },
		});
	});

	it('is taken as short as the quickstart shows it', () => {
		const { job } = result({ job_id: REFERENCE.jobId, status: 'completed', style_json: {} }) ?? {};
		expect(job).toMatchObject({ status: 'completed', videos: [] });
	});

	it('may be a style alone', () => {
		const reading = result({ ...DONE, output_video_url: null });
		expect(reading).not.toHaveProperty('unsettled');
		expect(reading?.job).toMatchObject({ status: 'completed', videos: [] });
	});

	it('that says completed and is empty is not believed at once', () => {
		const reading = result({ ...DONE, output_video_url: null, style_json: null });
		expect(reading?.job.status).toBe('processing');
		expect(reading?.unsettled).toMatchObject({
			confirmations: 2,
			settledJob: { status: 'completed', videos: [] },
		});
	});

	it('asked for too early is the state of the job, as engines answer', () => {
		const early = { ...RUNNING, output_video_url: null, style_json: null, error: null };
		expect(result(early)?.job.status).toBe('processing');
	});

	it.each([
		['too early, as documented', 409, { success: false, error: { code: 'RESULT_NOT_READY' } }],
		['of a failed job at an earlier engine', 500, { detail: 'Failed to get job result' }],
		['behind a missing route', 404, { detail: 'Not Found' }],
		['in an envelope that says so', 200, { success: false, message: 'not yet', data: {} }],
	])('refused %s is read from the status', (_when, httpStatus, body) => {
		const { requests, result: reading } = talk(
			readResult(REFERENCE),
			answerWith(body, httpStatus),
			answerWith({ ...ANSWER, data: { ...RUNNING, status: 'failed', error: { message: 'x' } } }),
		);
		expect(requests.map(({ path }) => path)).toEqual([
			`/jobs/${REFERENCE.jobId}/result`,
			`/jobs/${REFERENCE.jobId}`,
		]);
		expect(reading?.job).toMatchObject({ status: 'failed', failure: { message: 'x' } });
	});

	it('refused for a completed job is asked for once more, for the user to see why', () => {
		const { requests } = talk(
			readResult(REFERENCE),
			answerWith({ detail: 'Failed' }, 500),
			answerWith({ ...ANSWER, data: DONE }),
		);
		expect(requests).toHaveLength(3);
		expect(requests[2]).not.toHaveProperty('tolerate');
	});
});

it.each([
	{},
	{ data: null },
	{ data: {} },
	{ data: { job_id: 'job_1', status: '' } },
	{ data: { job_id: 'job_1', status: { is: 'completed' } } },
	{ data: [DONE] },
	[],
	'completed',
	null,
	undefined,
])('never takes %j for a job', (body) => {
	expect(() => talk(readStatus(REFERENCE), answerWith(body))).toThrow(UnexpectedAnswer);
});

it('survives fields of any type beside the status', () => {
	const hostile = Object.fromEntries(Object.keys(DONE).map((name) => [name, { $: [name] }]));
	const { job } = status({ ...hostile, status: 'completed', style_json: 'x'.repeat(9) });
	expect(job).toMatchObject({ status: 'completed', videos: [] });
});
