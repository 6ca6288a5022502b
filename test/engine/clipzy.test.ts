import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { readBinary, runWorkflow } from '../harness/runWorkflow';

const VARIANTS = ['docs', 'engine-a', 'engine-b'] as const;

const ITEM: INodeExecutionData = {
	json: {},
	binary: {
		clip: {
			data: Buffer.alloc(50_000, 'video').toString('base64'),
			mimeType: 'video/mp4',
			fileName: 'beach.mp4',
		},
	},
};

const FILE: INodeParameters = {
	operation: 'submit',
	jobType: 'styleTransfer',
	source: 'binaryData',
	binaryPropertyName: 'clip',
};

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

const setSwitches = (switches: Record<string, unknown>) =>
	simulator.control.setSwitches('clipzy', switches);

async function run(
	parameters: INodeParameters,
	item: INodeExecutionData = { json: {} },
	token = 'sim-clipzy-key',
) {
	const { outputs, error } = await runWorkflow({
		items: [item],
		nodes: [
			{ name: 'Clipzy', type: 'clipzy', parameters: { resource: 'videoJob', ...parameters } },
		],
		credentials: { clipzyApi: { token, baseUrl: simulator.baseUrl('clipzy') } },
	});
	return { items: outputs('Clipzy')[0] ?? [], error };
}

async function submit(parameters: INodeParameters = {}): Promise<INodeExecutionData> {
	const { items, error } = await run({ ...FILE, ...parameters }, ITEM);
	if (error || !items[0]) throw new Error(`${error?.message} / ${error?.description}`);
	return items[0];
}

const about = (operation: string, job: INodeExecutionData, parameters: INodeParameters = {}) =>
	run({ operation, jobId: '={{ $json.jobId }}', jobType: 'fromInput', ...parameters }, job);

const finish = ({ json }: INodeExecutionData) =>
	simulator.control.finishJob('clipzy', String(json.jobId));

describe.each(VARIANTS)('at %s', (variant) => {
	beforeEach(() => setSwitches({ variant }));

	it('one submit of a file makes one job', async () => {
		const options = { templateVideoId: 'vid_5f4e3d2c1b0a', webhookUrl: 'https://example.com/h' };
		const { json } = await submit({ options });
		const jobs = await simulator.control.jobs({ provider: 'clipzy' });
		expect(jobs.map(({ id }) => id)).toEqual([json.jobId]);
		expect(jobs[0]?.details).toMatchObject({
			templateVideoId: 'vid_5f4e3d2c1b0a',
			webhookUrl: 'https://example.com/h',
		});
		expect(json).toMatchObject({ status: 'queued', jobType: 'styleTransfer' });
		expect(await simulator.control.inspect('clipzy')).toMatchObject({
			videos: [{ filename: 'beach.mp4', bytes: 50_000 }],
		});
	});

	it('says whether the configuration has reached the job', async () => {
		const { json } = await submit({ options: { quality: 'low' } });
		const [job] = await simulator.control.jobs({ provider: 'clipzy' });
		const reached = variant === 'docs';
		expect(job?.details).toMatchObject({ config: reached ? { quality: 'low' } : {} });
		const kinds = (json.artifacts as { kind: string }[]).map(({ kind }) => kind);
		expect(kinds.includes('configNotApplied')).toBe(!reached);
	});

	it('shows stage and progress on the way, and no result', async () => {
		await simulator.control.planJobs({ provider: 'clipzy', durationSeconds: 100 });
		const job = await submit();
		await simulator.control.advance(5 + 95 * 0.7);
		const { items } = await about('getStatus', job);
		expect(items[0]?.json).toMatchObject({
			status: 'processing',
			stage: variant === 'engine-b' ? 'style_transfer' : expect.stringMatching(/^style_/),
			progressPercent: expect.any(Number),
			videos: [],
		});
		const { error } = await about('getResult', job);
		expect(error?.message).toContain('is not finished: it is processing');
	});

	it('brings the Style DNA with the result', async () => {
		const job = await submit();
		await finish(job);
		const { items } = await about('getResult', job);
		expect(items[0]?.json).toMatchObject({
			status: 'completed',
			progressPercent: 100,
			completedAt: expect.stringMatching(/Z$/),
			videos: [{ index: 0, url: expect.stringMatching(/^file:\/\/\//) }],
			usage: { unit: 'seconds' },
		});
		expect(items[0]?.json.artifacts).toContainEqual({
			kind: 'styleDna',
			data: expect.objectContaining({ version: '1.0' }),
		});
		const submittedAt = Date.parse(String(items[0]?.json.submittedAt));
		const { clock } = await simulator.control.info();
		expect(Math.abs(submittedAt - Date.parse(clock.now))).toBeLessThan(60_000);
	});

	it('says why a job has failed, without a traceback', async () => {
		const job = await submit();
		await simulator.control.failJob('clipzy', String(job.json.jobId), 'X', 'no picture in it');
		const { error } = await about('getResult', job);
		expect(error?.message).toMatch(/ended as failed: no picture in it/);
		expect(JSON.stringify(error)).not.toContain('Traceback');
	});

	it.each(['http', 'own-host'])('downloads from a link on %s', async (outputUrl) => {
		await setSwitches({ outputUrl });
		const job = await submit();
		await finish(job);
		const { items, error } = await about('export', job);
		expect(error).toBeUndefined();
		const [file] = items;
		if (!file) throw new Error('no file');
		expect((await readBinary(file)).subarray(4, 8).toString('latin1')).toBe('ftyp');
		const served = await simulator.control.requests({ target: 'files' });
		expect(JSON.stringify(served)).not.toContain('sim-clipzy-key');
	});

	it.each([
		['file', /disk of the machine/],
		['s3', /S3 bucket/],
		['internal', /internal storage/],
	])('downloads from %s through the engine, or explains', async (outputUrl, explanation) => {
		await setSwitches({ outputUrl });
		const job = await submit();
		await finish(job);
		const { items, error } = await about('export', job);
		if (variant === 'engine-b') {
			expect(items[0]?.json.file).toMatchObject({ name: '01-video.mp4', mimeType: 'video/mp4' });
			return;
		}
		expect(error?.message).toContain('HTTP 404');
		expect(error?.description).toMatch(explanation);
		const asked = await simulator.control.requests({ url: '/download$' });
		expect(asked).toHaveLength(1);
	});
});

it('follows the download route to a signed link without the token', async () => {
	await setSwitches({ download: 'redirect' });
	const job = await submit();
	await finish(job);
	const { items } = await about('export', job);
	expect(items[0]?.json.file).toMatchObject({ mimeType: 'video/mp4' });
	const served = await simulator.control.requests({ target: 'files' });
	expect(served).toHaveLength(1);
	expect(served[0]?.headers).not.toHaveProperty('authorization');
});

it('exports nothing of a job that was about a style alone', async () => {
	await simulator.control.planJobs({ provider: 'clipzy', outcome: { kind: 'empty' } });
	const job = await submit();
	await finish(job);
	const { items } = await about('getResult', job);
	expect(items[0]?.json).toMatchObject({ status: 'completed', videos: [] });
	const { error } = await about('export', job);
	expect(error?.message).toContain('has no videos');
	expect(error?.description).toContain('styleDna');
});

it('sends no Authorization header without a token', async () => {
	await setSwitches({ auth: 'open' });
	const { error } = await run(FILE, ITEM, '');
	expect(error).toBeUndefined();
	const sent = await simulator.control.requests({ provider: 'clipzy' });
	expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST']);
	expect(JSON.stringify(sent.map(({ headers }) => headers))).not.toContain('authorization');
});

it('takes a Base URL with and without the prefix of the API', async () => {
	const baseUrl = `${simulator.baseUrl('clipzy')}/api/v1/`;
	const { outputs } = await runWorkflow({
		items: [ITEM],
		nodes: [{ name: 'Clipzy', type: 'clipzy', parameters: { resource: 'videoJob', ...FILE } }],
		credentials: { clipzyApi: { token: 'sim-clipzy-key', baseUrl } },
	});
	expect(outputs('Clipzy')[0]).toHaveLength(1);
});

it('names the video id when the upload went well and the job did not', async () => {
	await setSwitches({ variant: 'docs' });
	await simulator.control.injectFault({
		provider: 'clipzy',
		path: '/jobs$',
		effect: { kind: 'respond', status: 422, body: { detail: 'not today' } },
	});
	const { error } = await run(FILE, ITEM);
	expect(error?.message).toContain('not today');
	expect(error?.description).toMatch(/set 'Source' to Uploaded Video and 'Video ID' to vid_/);
});

it('says what a web page in place of the engine means', async () => {
	await setSwitches({ authAnswer: 'html' });
	const { error } = await run(FILE, ITEM, 'wrong-token');
	expect(error?.message).toContain('token is missing or not accepted');
	expect(error?.description).toContain('proxy');
	expect(JSON.stringify(error)).not.toContain('wrong-token');
});
