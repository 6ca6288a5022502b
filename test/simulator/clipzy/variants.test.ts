import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyClipzyClient, videoFile } from './third-party-client';

type Variant = 'docs' | 'engine-a' | 'engine-b';

const VARIANTS: readonly Variant[] = ['docs', 'engine-a', 'engine-b'];

let simulator: Simulator;
let client: ThirdPartyClipzyClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyClipzyClient(simulator);
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

const follow = (variant: Variant) => simulator.control.setSwitches('clipzy', { variant });

/** One row of the reference's table of differences: what each variant shows. */
const row = <T>(docs: T, engineA: T, engineB: T) =>
	[
		['docs', docs],
		['engine-a', engineA],
		['engine-b', engineB],
	] as [Variant, T][];

describe('where documentation and engine differ', () => {
	it.each(row(0, 1, 1))('%s: an upload makes %d jobs', async (variant, jobs) => {
		await follow(variant);
		await client.upload();
		expect((await client.get('/jobs')).body.data.total).toBe(jobs);
	});

	it.each(row(undefined, undefined, 'job'))(
		'%s: the job id of an upload is %s',
		async (variant, expected) => {
			await follow(variant);
			const { data } = (await client.upload()).body;
			if (expected === undefined) expect(data).not.toHaveProperty('job_id');
			else expect(data.job_id).toMatch(/^job_[0-9a-f]{12}$/);
		},
	);

	it.each(
		row(
			/^Video uploaded successfully$/,
			/^Video uploaded successfully\. Job created: job_[0-9a-f]{12}$/,
			/^Video uploaded successfully\. Job created: job_[0-9a-f]{12}$/,
		),
	)('%s: the message of an upload is %s', async (variant, message) => {
		await follow(variant);
		expect((await client.upload()).body.message).toMatch(message);
	});

	it.each(row(false, true, true))('%s: envelope with engine fields %s', async (variant, has) => {
		await follow(variant);
		const { body } = await client.get('/health');
		expect(body.data).toMatchObject({ status: 'ok', version: '0.1.0' });
		expect('timestamp' in body).toBe(has);
		expect(body.error).toBe(has ? null : undefined);
	});

	it.each(row('JOB_NOT_FOUND', undefined, undefined))(
		'%s: an unknown job has code %s',
		async (variant, code) => {
			await follow(variant);
			const { status, body } = await client.status('job_000000000000');
			expect(status).toBe(404);
			expect(body.error?.code).toBe(code);
			expect(code ? body.error?.detail : body.detail).toBe('Job not found: job_000000000000');
			expect('success' in body).toBe(code !== undefined);
		},
	);

	it.each(row([422, 413], [400, 400], [400, 400]))(
		'%s: wrong format and size answer %j',
		async (variant, statuses) => {
			await follow(variant);
			await simulator.control.setAccount('clipzy', { maxFileSizeMb: 0.01 });
			const wrong = await client.upload(videoFile('talk.wmv', 2000));
			const large = await client.upload(videoFile('talk.mp4', 20_000));
			expect([wrong.status, large.status]).toEqual(statuses);
		},
	);

	it.each(row(409, 200, 200))('%s: a result too early answers %d', async (variant, status) => {
		await follow(variant);
		const answer = await client.result(await client.newJob());
		expect(answer.status).toBe(status);
		if (status === 409) expect(answer.body.error?.code).toBe('RESULT_NOT_READY');
		else {
			expect(answer.body.data).toMatchObject({
				status: 'queued',
				output_video_url: null,
				style_json: null,
			});
		}
	});

	it.each(row(200, 500, 200))('%s: the result of a failed job: %d', async (variant, status) => {
		await follow(variant);
		const jobId = await client.newJob();
		await simulator.control.failJob('clipzy', jobId, 'X', 'no picture in it');
		const { status: seen, body } = await client.result(jobId);
		expect(seen).toBe(status);
		if (status === 500) expect(body).toEqual({ detail: 'Failed to get job result' });
		else expect(body.data.error).toMatchObject({ message: 'no picture in it' });
		expect((await client.status(jobId)).body.data).toMatchObject({
			status: 'failed',
			error: { message: 'no picture in it' },
		});
	});

	it.each(row('style_application', 'style_application', 'style_transfer'))(
		'%s: the fifth stage is %s',
		async (variant, stage) => {
			await follow(variant);
			await simulator.control.planJobs({ provider: 'clipzy', durationSeconds: 100 });
			const jobId = await client.newJob();
			await simulator.control.advance(5 + 95 * 0.82);
			expect((await client.status(jobId)).body.data.current_stage).toBe(stage);
		},
	);

	it.each(row(null, 'rendering', 'rendering'))('%s: last stage %s', async (variant, stage) => {
		await follow(variant);
		const jobId = await client.newJob();
		await simulator.control.finishJob('clipzy', jobId);
		expect((await client.status(jobId)).body.data).toMatchObject({
			status: 'completed',
			progress_percent: 100,
			current_stage: stage,
		});
	});

	it.each(row(false, true, false))('%s: failing resets progress: %s', async (variant, resets) => {
		await follow(variant);
		const jobId = await client.newJob();
		await simulator.control.failJob('clipzy', jobId, 'X');
		const { progress_percent } = (await client.status(jobId)).body.data;
		expect(progress_percent === 0).toBe(resets);
	});

	it.each(
		row(
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/,
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/,
		),
	)('%s: dates look like %s', async (variant, form) => {
		await follow(variant);
		const { data } = (await client.status(await client.newJob())).body;
		expect(data.created_at).toMatch(form);
	});

	it.each(row(404, 404, 200))('%s: the download route answers %d', async (variant, status) => {
		await follow(variant);
		const jobId = await client.newJob();
		await simulator.control.finishJob('clipzy', jobId);
		const response = await fetch(client.url(`/jobs/${jobId}/download`), {
			headers: client.headers(),
		});
		expect(response.status).toBe(status);
		const bytes = Buffer.from(await response.arrayBuffer());
		if (status === 200) expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
		else expect(JSON.parse(bytes.toString())).toEqual({ detail: 'Not Found' });
	});

	it.each(row(404, 200, 200))('%s: video info answers %d', async (variant, status) => {
		await follow(variant);
		const { data } = (await client.upload()).body;
		expect((await client.get(`/videos/info/${String(data.video_id)}`)).status).toBe(status);
	});

	it.each(row(false, false, true))('%s: status carries the result: %s', async (variant, has) => {
		await follow(variant);
		const jobId = await client.newJob();
		await simulator.control.finishJob('clipzy', jobId);
		const { data } = (await client.status(jobId)).body;
		expect('stage_history' in data && 'style_json' in data && 'logs' in data).toBe(has);
	});
});

it.each(VARIANTS)(
	'%s: progress never goes back and passes the stages in order',
	async (variant) => {
		await follow(variant);
		await simulator.control.planJobs({ provider: 'clipzy', durationSeconds: 100 });
		const jobId = await client.newJob();
		const percents: number[] = [];
		const stages: unknown[] = [];
		for (let second = 0; second <= 100; second += 5) {
			const { data } = (await client.status(jobId)).body;
			percents.push(Number(data.progress_percent));
			if (data.current_stage && data.current_stage !== stages.at(-1))
				stages.push(data.current_stage);
			await simulator.control.advance(5);
		}
		expect(percents).toEqual([...percents].sort((a, b) => a - b));
		expect(percents[0]).toBe(0);
		expect(stages).toEqual([
			'video_analysis',
			'audio_analysis',
			'motion_analysis',
			'style_extraction',
			variant === 'engine-b' ? 'style_transfer' : 'style_application',
			'rendering',
		]);
	},
);
