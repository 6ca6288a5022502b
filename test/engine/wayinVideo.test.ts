import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { videoJobSchema } from '../../nodes/shared/job/videoJob';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { readBinary, runWorkflow } from '../harness/runWorkflow';

// Pauses are not under test here; both clocks move where they would be.
let pauses: number[] = [];
let mockNow = Date.now();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (ms: number) => {
		pauses.push(ms);
		mockNow += ms;
		await simulator.control.advance(ms / 1000);
	},
}));

const PROVIDER = 'wayinvideo';
const VIDEO_URL = 'https://www.youtube.com/watch?v=Zz1yX2wV3uT';
const BYTES = Buffer.from('not really a film, but no one looks');

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	pauses = [];
	jest.spyOn(Date, 'now').mockImplementation(() => mockNow);
	// The longest that the random part of a pause can be.
	jest.spyOn(Math, 'random').mockReturnValue(1);
	await simulator.control.reset();
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await simulator.close());

async function run(parameters: INodeParameters, item: INodeExecutionData = { json: {} }) {
	return await runWorkflow({
		items: [item],
		nodes: [
			{ name: 'Node', type: 'wayinVideo', parameters: { resource: 'videoJob', ...parameters } },
		],
		credentials: {
			wayinVideoApi: {
				apiKey: simulator.apiKey(PROVIDER),
				baseUrl: simulator.baseUrl(PROVIDER),
			},
		},
	});
}

async function itemsOf(parameters: INodeParameters, item?: INodeExecutionData) {
	const { outputs, error } = await run(parameters, item);
	if (error) throw new Error(`${error.message} / ${error.description}`);
	return outputs('Node')[0] ?? [];
}

async function one(parameters: INodeParameters, item?: INodeExecutionData) {
	const [first] = await itemsOf(parameters, item);
	if (!first) throw new Error('Nothing came out of the node');
	return first;
}

const submit = (parameters: INodeParameters = {}): INodeParameters => ({
	operation: 'submit',
	jobType: 'clipping',
	videoUrl: VIDEO_URL,
	...parameters,
});

const about = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	operation,
	jobId: '={{ $json.jobId }}',
	...parameters,
});

async function finishedJob(parameters: INodeParameters = {}): Promise<INodeExecutionData> {
	const job = await one(submit(parameters));
	await simulator.control.finishJob(PROVIDER, String(job.json.jobId));
	return job;
}

const apiCalls = async () =>
	(await simulator.control.requests({ target: 'api' })).map(({ method, url }) =>
		`${method} ${url}`.replace('/wayinvideo/api/v2', ''),
	);

describe('a file as the source', () => {
	const withFile = (fileName: string, mimeType = 'video/mp4'): INodeExecutionData => ({
		json: {},
		binary: { film: { data: BYTES.toString('base64'), mimeType, fileName } },
	});
	const upload = submit({ source: 'binary', binaryPropertyName: 'film' });

	it('is uploaded without the key, and its identity submitted', async () => {
		const job = await one(upload, withFile('council.mp4'));
		const uploads = await simulator.control.inspect(PROVIDER);
		expect(uploads).toMatchObject({
			uploads: [
				{
					name: 'council.mp4',
					timesUsed: 1,
					received: { bytes: BYTES.length, contentType: 'video/mp4' },
				},
			],
		});
		const [put] = await simulator.control.requests({ target: 'files' });
		expect(put?.headers).not.toHaveProperty('authorization');
		expect(put?.headers).not.toHaveProperty('x-wayinvideo-api-version');
		const [submitted] = await simulator.control.jobs();
		expect(submitted).toMatchObject({
			id: job.json.jobId,
			request: { video_url: expect.stringMatching(/^upl_/) },
		});
		await simulator.control.finishJob(PROVIDER, String(job.json.jobId));
		expect((await one(about('getStatus'), job)).json.status).toBe('completed');
	});

	it.each([
		['film', 'video/webm', 'film.webm', 'video/webm'],
		['CLIP.MOV', 'application/octet-stream', 'CLIP.MOV', 'video/quicktime'],
		['clip.avi', 'application/octet-stream', 'clip.avi', 'video/x-msvideo'],
	])('called %p of type %s is sent as %p, %s', async (fileName, mimeType, name, contentType) => {
		await one(upload, withFile(fileName, mimeType));
		expect(await simulator.control.inspect(PROVIDER)).toMatchObject({
			uploads: [{ name, received: { contentType } }],
		});
	});

	it.each([
		['film.mkv', 'video/x-matroska'],
		['song', 'audio/mpeg'],
	])('called %p of type %s is refused before anything is sent', async (fileName, mimeType) => {
		const { error } = await run(upload, withFile(fileName, mimeType));
		expect(error?.message).toMatch(/'Input Binary Field' holds .* does not work on \[item 0\]/);
		expect(error?.description).toContain('avi, mov, mp4, webm');
		expect(await simulator.control.requests()).toEqual([]);
	});

	it('of more than 5 GB is refused before anything is sent', async () => {
		const item = withFile('council.mp4');
		if (item.binary?.film) item.binary.film.bytes = 5 * 1024 ** 3 + 1;
		const { error } = await run(upload, item);
		expect(error?.message).toContain('WayinVideo takes at most 5 GB');
		expect(await simulator.control.requests()).toEqual([]);
	});

	it('is uploaded once, however often the submit is refused for its rate', async () => {
		await simulator.control.injectFault({
			path: '/clips$',
			times: 3,
			effect: { kind: 'respond', status: 429, body: {} },
		});
		await one(upload, withFile('council.mp4'));
		expect(await apiCalls()).toEqual([
			'POST /upload/single-file',
			...Array.from({ length: 4 }, () => 'POST /clips'),
		]);
		expect(pauses).toEqual([5_000, 10_000, 20_000]);
	});

	it('that a low plan does not take is reported, and that nothing was submitted', async () => {
		await simulator.control.setAccount(PROVIDER, { plan: 'free' });
		const { error } = await run(upload, withFile('council.mp4'));
		expect(error?.message).toContain('uploads need the Standard plan');
		expect(error?.description).toMatch(/Check the plan of the account.*No job was submitted/);
	});

	it('whose upload is refused is not submitted', async () => {
		await simulator.control.injectFault({
			target: 'files',
			effect: { kind: 'respond', status: 403, body: '<Error/>' },
		});
		const { error } = await run(upload, withFile('council.mp4'));
		expect(error?.message).toMatch(/the upload address on .* answered HTTP 403/);
		expect(error?.description).toContain('No job was submitted');
		expect(await simulator.control.jobs()).toEqual([]);
	});
});

describe('five tasks at once', () => {
	it('are all that run; the sixth is submitted when one of them ends', async () => {
		await simulator.control.planJobs({ durationSeconds: 12 });
		for (let number = 0; number < 5; number++) await one(submit());
		await one(submit());
		expect(pauses).toEqual([5_000, 10_000]);
		expect(await simulator.control.jobs()).toHaveLength(6);
	});
});

describe('clips that were not rendered', () => {
	it('are a complete result without links', async () => {
		const job = await finishedJob();
		const { json } = await one(about('getResult'), job);
		const { status, videos } = videoJobSchema.parse(json);
		expect(status).toBe('completed');
		expect(videos.every(({ url }) => url === undefined)).toBe(true);
		expect(pauses).toEqual([]);
	});

	it('cannot be downloaded, and the way to render them is named', async () => {
		const { error } = await run(about('export', { step: 'download' }), await finishedJob());
		expect(error?.message).toContain('has no file to download');
		expect(error?.description).toContain('Run Export with the step Render');
	});

	it('are rendered by Export into a job of its own, which has the files', async () => {
		const job = await finishedJob();
		const render = about('export', { step: 'render', options: { clipIndices: '0, 2' } });
		const rendering = await one(render, job);
		expect(rendering.json).toMatchObject({
			provider: 'wayinVideo',
			jobType: 'clipExport',
			jobId: expect.stringMatching(/^exp_/),
			status: 'queued',
		});
		await simulator.control.finishJob(PROVIDER, String(rendering.json.jobId));
		const files = await itemsOf(about('export', { step: 'download' }), rendering);
		expect(files.map(({ json }) => json.video)).toMatchObject([{ index: 0 }, { index: 2 }]);
		const [first] = files;
		if (!first) throw new Error('No file');
		expect((await readBinary(first)).subarray(4, 8).toString('latin1')).toBe('ftyp');
		expect(await apiCalls()).toContain(`GET /clips/export/${String(rendering.json.jobId)}`);
	});
});

describe('a task that succeeds before its clips are there', () => {
	const rendered = { enableExport: true };

	it.each(['clips-later', 'links-later'])('is waited for: %s', async (inlineExport) => {
		await simulator.control.setSwitches(PROVIDER, { inlineExport, inlineRenderSeconds: 6 });
		await simulator.control.planJobs({ output: { count: 3 } });
		const job = await finishedJob(rendered);
		await simulator.control.advance(inlineExport === 'links-later' ? 6 : 0);
		const early = videoJobSchema.parse((await one(about('getStatus'), job)).json);
		expect(early).toMatchObject({
			status: 'processing',
			stage: expect.stringContaining('not yet confirmed'),
		});
		const { json } = await one(about('getResult'), job);
		expect(json.status).toBe('completed');
		const { videos } = videoJobSchema.parse(json);
		expect(videos.length).toBeGreaterThan(0);
		expect(videos.every(({ url }) => url !== undefined)).toBe(true);
	});

	it('is taken for empty when nothing comes', async () => {
		await simulator.control.planJobs({ outcome: { kind: 'empty' } });
		const { json } = await one(about('getResult'), await finishedJob(rendered));
		expect(json).toMatchObject({ status: 'completed', videos: [] });
		expect(pauses).toEqual(Array(10).fill(30_000));
	});
});

describe('links', () => {
	it('that have expired are renewed by asking again', async () => {
		const job = await finishedJob({ enableExport: true, options: { maxClipNumber: 1 } });
		await simulator.control.injectFault({
			target: 'files',
			effect: { kind: 'respond', status: 403, body: '<Error/>' },
		});
		await simulator.control.clearRequests();
		const files = await itemsOf(about('export', { step: 'download' }), job);
		expect(files).toHaveLength(1);
		expect((await apiCalls()).filter((call) => call.includes('/results/'))).toHaveLength(2);
	});
});
