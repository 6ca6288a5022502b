import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyClipzyClient, videoFile } from './third-party-client';

const EARLIER = 'vid_0a1b2c3d4e5f';

let simulator: Simulator;
let client: ThirdPartyClipzyClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyClipzyClient(simulator);
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

const setSwitches = (switches: Record<string, unknown>) =>
	simulator.control.setSwitches('clipzy', switches);

describe('the proxy before the engine', () => {
	it.each([undefined, 'wrong', ''])('refuses the token %j', async (token) => {
		const stranger = new ThirdPartyClipzyClient(simulator, token ?? 'none');
		const { status, body } = await stranger.get('/health');
		expect(status).toBe(401);
		expect(body).toMatchObject({ success: false, error: { code: 'UNAUTHORIZED' } });
	});

	it('may know a token and not allow it', async () => {
		await simulator.control.setAccount('clipzy', { tokenIsAllowed: false });
		expect((await client.get('/health')).status).toBe(403);
	});

	it('may answer with a page of its own', async () => {
		await setSwitches({ authAnswer: 'html' });
		const response = await fetch(client.url('/health'));
		expect(response.status).toBe(401);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(await response.text()).toContain('<html>');
	});

	it('is absent where the engine stands by itself', async () => {
		await setSwitches({ auth: 'open' });
		expect((await fetch(client.url('/health'))).status).toBe(200);
	});
});

describe('POST /videos/upload', () => {
	it('tells of the file and keeps template and webhook', async () => {
		const fields = { template_video_id: EARLIER, webhook_url: 'https://example.com/hook' };
		const { status, body } = await client.upload(videoFile('Fähre 1.MOV', 5000), fields);
		expect(status).toBe(200);
		expect(body.data).toMatchObject({
			video_id: expect.stringMatching(/^vid_[0-9a-f]{12}$/),
			filename: 'Fähre 1.MOV',
			file_size_bytes: 5000,
			metadata: { width: 1920, height: 1080, codec: 'h264', format: 'mov' },
			storage_url: expect.stringMatching(/^file:\/\/\/storage\/vid_/),
		});
		expect(await simulator.control.inspect('clipzy')).toMatchObject({
			videos: [{ templateVideoId: EARLIER, webhookUrl: 'https://example.com/hook' }],
		});
		const { jobs } = (await client.get('/jobs')).body.data as { jobs: unknown[] };
		expect(jobs).toMatchObject([
			{ video_id: body.data.video_id, template_video_id: EARLIER, status: 'queued' },
		]);
	});

	it('wants a file', async () => {
		const form = await client.upload(null, { webhook_url: 'https://example.com' });
		expect(form.body.error?.details).toMatchObject([{ loc: ['body', 'file'] }]);
		const missing = await client.send('POST', '/videos/upload', { file: 'x' });
		expect(missing.status).toBe(422);
		expect(missing.body.error?.details).toMatchObject([{ loc: ['body', 'file'] }]);
		await setSwitches({ variant: 'docs' });
		const documented = await client.send('POST', '/videos/upload', {});
		expect(documented).toMatchObject({ status: 422, body: { error: { code: 'MISSING_FIELD' } } });
	});

	it('refuses other files and files of less than 1 KB', async () => {
		const wrong = await client.upload(videoFile('notes.txt'));
		expect(wrong).toMatchObject({
			status: 400,
			body: { detail: expect.stringContaining('.txt') },
		});
		expect((await client.upload(videoFile('tiny.mp4', 1023))).status).toBe(400);
		expect((await client.upload(videoFile('small.mp4', 1024))).status).toBe(200);
	});

	it('takes a file for as large as its name says', async () => {
		const { body } = await client.upload(videoFile('film-sim-bytes=1048576001.mp4'));
		expect(body).toEqual({ detail: 'File too large. Maximum size: 1000MB' });
	});

	it('takes large files without keeping them', async () => {
		const { body } = await client.upload(videoFile('long.mp4', 30_000_000));
		expect(body.data.file_size_bytes).toBe(30_000_000);
	});
});

describe('POST /jobs', () => {
	it('queues a job', async () => {
		const { status, body } = await client.createJob({
			video_id: EARLIER,
			template_video_id: 'vid_unknown',
			config: { quality: 'low', anything: { goes: true } },
			webhook_url: 'https://example.com/hook',
		});
		expect(status).toBe(200);
		expect(body.data).toMatchObject({
			job_id: expect.stringMatching(/^job_[0-9a-f]{12}$/),
			video_id: EARLIER,
			template_video_id: 'vid_unknown',
			status: 'queued',
			progress_percent: 0,
			current_stage: null,
			started_at: null,
			completed_at: null,
		});
	});

	it.each([
		[{}, ['body', 'video_id'], 'Field required'],
		[{ video_id: 7 }, ['body', 'video_id'], 'Input should be a valid string'],
		[
			{ video_id: EARLIER, config: 'high' },
			['body', 'config'],
			'Input should be a valid dictionary',
		],
	])('refuses %j', async (fields, loc, msg) => {
		const { status, body } = await client.createJob(fields);
		expect(status).toBe(422);
		expect(body).toMatchObject({ success: false, message: 'Validation error' });
		expect(body.error?.details?.[0]).toMatchObject({ loc, msg });
	});

	it('refuses what is not JSON', async () => {
		expect((await client.createJob('{video_id')).status).toBe(422);
	});

	it('knows only videos that were uploaded', async () => {
		const { status, body } = await client.createJob({ video_id: 'vid_000000000000' });
		expect(status).toBe(404);
		expect(body.detail).toBe('Video not found: vid_000000000000');
	});

	it('makes a second job for the same video, unless told otherwise', async () => {
		await setSwitches({ variant: 'docs' });
		const first = await client.newJob();
		expect(await client.newJob()).not.toBe(first);
		await setSwitches({ parallelJobs: 'refused', alreadyProcessingStatus: 429 });
		const { status, body } = await client.createJob({ video_id: EARLIER });
		expect(status).toBe(429);
		expect(body.error?.code).toBe('JOB_ALREADY_PROCESSING');
	});

	it('renders as the config says, the nested one first', async () => {
		const jobId = await client.newJob({
			config: { quality: 'low', crf: 30, scale_width: 640, render: { quality: 'medium' } },
		});
		await simulator.control.finishJob('clipzy', jobId);
		expect((await client.result(jobId)).body.data.render_metadata).toMatchObject({
			quality: 'medium',
			crf: 30,
			preset: 'medium',
			scale_width: null,
			audio_bitrate: '192k',
		});
	});

	it('answers 500 when the storage is down', async () => {
		await simulator.control.setAccount('clipzy', { brokenStorage: true });
		const created = await client.createJob({ video_id: EARLIER });
		expect(created).toMatchObject({ status: 500, body: { detail: 'Failed to create job' } });
		expect((await client.upload()).body.detail).toBe('Failed to upload video');
		expect((await client.status('job_1')).body.detail).toBe('Failed to get job');
	});
});

describe('GET /jobs', () => {
	it('pages, newest first', async () => {
		const ids: string[] = [];
		for (let count = 0; count < 12; count++) ids.push(await client.newJob());
		const jobIds = (body: { data: Record<string, unknown> }) =>
			(body.data.jobs as { job_id: string }[]).map(({ job_id }) => job_id);
		const first = (await client.get('/jobs')).body;
		expect(first.data).toMatchObject({ total: 12, page: 1, page_size: 10 });
		expect(jobIds(first)).toEqual([...ids].reverse().slice(0, 10));
		const second = (await client.get('/jobs?page=3&page_size=5')).body;
		expect(jobIds(second)).toEqual([...ids].reverse().slice(10));
	});

	it.each(['page=0', 'page_size=0', 'page_size=101', 'page=x'])('refuses %s', async (query) => {
		const { status, body } = await client.get(`/jobs?${query}`);
		expect(status).toBe(422);
		expect(body.error?.details).toHaveLength(1);
	});

	it('is empty after a restart, while a single job is still found', async () => {
		const jobId = await client.newJob();
		await setSwitches({ listEmptied: true });
		expect((await client.get('/jobs')).body.data).toMatchObject({ jobs: [], total: 0 });
		expect((await client.status(jobId)).status).toBe(200);
	});
});

it('answers 404 to anything else, cancelling included', async () => {
	const jobId = await client.newJob();
	for (const [method, path] of [
		['DELETE', `/jobs/${jobId}`],
		['POST', `/jobs/${jobId}/cancel`],
		['GET', '/videos'],
	] as const) {
		expect(await client.send(method, path)).toMatchObject({
			status: 404,
			body: { detail: 'Not Found' },
		});
	}
});
