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
	it('names the file and keeps template and webhook', async () => {
		const fields = { template_video_id: EARLIER, webhook_url: 'https://example.com/hook' };
		const { status, body } = await client.upload(videoFile('Fähre 1.MOV', 5000), fields);
		expect(status).toBe(200);
		expect(body.data).toMatchObject({
			video_id: expect.stringMatching(/^vid_[0-9a-f]{12}$/),
			filename: 'Fähre 1.MOV',
			file_size_bytes: 5000,
			metadata: { width: 1920, height: 1080, codec: 'h264', format: 'mov' },
			storage_url: 'file:////app/storage/videos/Fähre 1.MOV',
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
		expect(form.body.error?.details).toEqual([
			{ type: 'missing', loc: ['body', 'file'], msg: 'Field required', input: null },
		]);
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
			body: {
				detail:
					"Invalid video: Unsupported video format '.txt'. Supported formats: .mp4, .mov, .avi, .mkv, .webm",
			},
		});
		expect(await client.upload(videoFile('tiny.mp4', 1023))).toMatchObject({
			status: 400,
			body: { detail: 'Invalid video: Video file is too small (less than 1KB)' },
		});
		expect((await client.upload(videoFile('small.mp4', 1024))).status).toBe(200);
	});

	it('takes a file for as large as its name says', async () => {
		const { body } = await client.upload(videoFile('film-sim-bytes=1048576001.mp4'));
		expect(body).toEqual({ detail: 'Invalid video: File size exceeds maximum of 1000MB' });
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

	const missing = (input: unknown) => ({
		...{ type: 'missing', loc: ['body', 'video_id'] },
		...{ msg: 'Field required', input },
	});
	it.each([
		[{ config: {} }, missing({ config: {} })],
		[
			{ video_id: 7 },
			{
				...{ type: 'string_type', loc: ['body', 'video_id'] },
				...{ msg: 'Input should be a valid string', input: 7 },
			},
		],
		[
			{ video_id: EARLIER, config: 'high' },
			{
				...{ type: 'dict_type', loc: ['body', 'config'] },
				...{ msg: 'Input should be a valid dictionary', input: 'high' },
			},
		],
		[
			'{video_id',
			{
				...{ type: 'json_invalid', loc: ['body', 1], msg: 'JSON decode error', input: {} },
				ctx: { error: 'Expecting property name enclosed in double quotes' },
			},
		],
		[
			'[1]',
			{
				...{ type: 'model_attributes_type', loc: ['body'], input: [1] },
				msg: 'Input should be a valid dictionary or object to extract fields from',
			},
		],
		['null', { type: 'missing', loc: ['body'], msg: 'Field required', input: null }],
	])('refuses %j in the words of the framework', async (body, detail) => {
		expect(await client.createJob(body)).toMatchObject({
			status: 422,
			body: { success: false, message: 'Validation error', error: { details: [detail] } },
		});
	});

	it.each([
		['engine-b', null],
		['engine-a', null],
		['docs', EARLIER],
	])('%s: takes the template of an upload for %s', async (variant, template) => {
		await setSwitches({ variant });
		const { data } = (await client.upload(videoFile(), { template_video_id: EARLIER })).body;
		const created = await client.createJob({ video_id: data.video_id });
		expect(created.body.data.template_video_id).toBe(template);
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

	const atLeast = { type: 'greater_than_equal', ctx: { ge: 1 } };
	const atMost = { type: 'less_than_equal', ctx: { le: 100 } };
	const number = { type: 'int_parsing' };
	it.each([
		['page=0', ['query', 'page'], '0', atLeast, 'Input should be greater than or equal to 1'],
		['page_size=0', ['query', 'page_size'], '0', atLeast, expect.any(String)],
		['page_size=101', ['query', 'page_size'], '101', atMost, expect.stringContaining('100')],
		[
			...(['page=abc', ['query', 'page'], 'abc', number] as const),
			'Input should be a valid integer, unable to parse string as an integer',
		],
	])('refuses %s', async (query, loc, input, kind, msg) => {
		const { status, body } = await client.get(`/jobs?${query}`);
		expect(status).toBe(422);
		expect(body.error?.details).toEqual([{ ...kind, loc, msg, input }]);
	});

	it('may know jobs only as they were submitted', async () => {
		const jobId = await client.newJob();
		await simulator.control.finishJob('clipzy', jobId);
		const states = async () =>
			((await client.get('/jobs')).body.data.jobs as { status: string }[]).map(
				({ status }) => status,
			);
		expect(await states()).toEqual(['completed']);
		await setSwitches({ listStates: 'as-submitted' });
		expect(await states()).toEqual(['queued']);
		expect((await client.status(jobId)).body.data.status).toBe('completed');
	});

	it('is empty after a restart, while a single job is still found', async () => {
		const jobId = await client.newJob();
		await setSwitches({ listEmptied: true });
		expect((await client.get('/jobs')).body.data).toMatchObject({ jobs: [], total: 0 });
		expect((await client.status(jobId)).status).toBe(200);
	});
});
