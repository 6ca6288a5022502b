import type { INodeParameters } from 'n8n-workflow';
import { readBinary, runWorkflow, type WorkflowRun } from '../harness/runWorkflow';
import { SkippedTime } from '../harness/skippedTime';
import { simulator } from '../harness/stillSimulator';

// Pauses between looks are not under test here, and would make these tests take minutes.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const PROVIDER = 'globalaiopc';
const GENERATION = { model: 'videos', prompt: 'A paper boat', duration: 5 };
const BEHIND_SUBMIT = { jobId: '={{ $json.jobId }}', jobType: 'fromInput' };
const DAY = 24 * 3600;

/** Submits one generation and puts nodes with these parameters behind it. */
async function run(
	generation: INodeParameters,
	behind: INodeParameters[] = [],
	{ ending = '' } = {},
): Promise<WorkflowRun> {
	const chain = [
		{ operation: 'submit', jobType: 'videoGeneration', ...GENERATION, ...generation },
		...behind.map((parameters) => ({ ...BEHIND_SUBMIT, ...parameters })),
	];
	return await runWorkflow({
		items: [{ json: {} }],
		nodes: chain.map((parameters, index) => ({
			name: `Node ${index}`,
			type: 'globalAiOpc',
			parameters: { resource: 'videoJob', ...parameters },
		})),
		credentials: {
			globalAiOpcApi: {
				apiKey: simulator.apiKey(PROVIDER),
				baseUrl: `${simulator.baseUrl(PROVIDER)}${ending}`,
			},
		},
	});
}

const jsonOf = ({ outputs }: WorkflowRun, node: string) => outputs(node)[0]?.[0]?.json;

describe('both generations of answers', () => {
	it.each([
		{},
		{ createHttpStatus: 202 },
		{ createdForm: 'string' },
		{ createAnswer: 'envelope' },
		{ createAnswer: 'envelope', codeForm: 'number' },
		{ resultShape: 'in-data' },
		{ resultShape: 'in-data', codeForm: 'number', actualDurationForm: 'string' },
	])('give the same job with %j', async (switches) => {
		await simulator.control.setSwitches(PROVIDER, switches);
		await simulator.control.planJobs({ durationSeconds: 0 });
		const result = await run({}, [{ operation: 'getResult' }]);
		expect(result.error).toBeUndefined();
		expect(jsonOf(result, 'Node 1')).toEqual({
			provider: 'globalAiOpc',
			jobType: 'videoGeneration',
			jobId: expect.stringMatching(/^(proj|video)_\d+$/),
			status: 'completed',
			submittedAt: expect.stringMatching(/Z$/),
			videos: [
				{
					index: 0,
					url: expect.stringContaining(simulator.filesUrl),
					urlExpiresAt: expect.stringMatching(/Z$/),
					durationSeconds: 5,
				},
			],
		});
	});

	it.each(['number', 'string'])('show the price as a %s when they do', async (amount) => {
		await simulator.control.setSwitches(PROVIDER, { amount });
		await simulator.control.planJobs({ durationSeconds: 0 });
		const result = await run({}, [{ operation: 'getStatus' }]);
		expect(jsonOf(result, 'Node 1')?.usage).toEqual({ amount: 1.2, unit: 'price' });
	});
});

describe('a submit that is refused', () => {
	it.each(['code', 'failed-task', 'http-400'])(
		'as %s is not accepted, not billed and not sent again',
		async (refusal) => {
			await simulator.control.setSwitches(PROVIDER, { refusal, unlistedModels: 'refuse' });
			const { error } = await run({ model: 'other', modelName: 'videos_max' });
			expect(error?.message).toContain('模型 videos_max 不存在');
			expect(error?.description).toContain('not accepted and nothing was billed');
			expect(await simulator.control.requests()).toHaveLength(1);
			expect(await simulator.control.jobs()).toEqual([]);
		},
	);

	it('for want of money says so', async () => {
		await simulator.control.setAccount(PROVIDER, { balance: 0 });
		const { error } = await run({});
		expect(error?.message).toContain('余额不足');
		expect(error?.description).toContain('Top up the balance');
	});

	it('for too many tasks at once, in prose alone, is not sent again: nothing says that no task was made', async () => {
		await simulator.control.injectFault({
			provider: PROVIDER,
			effect: {
				kind: 'respond',
				status: 200,
				body: { code: '1', msg: '当前并发任务过多，请稍后再试' },
			},
		});
		const { error } = await run({});
		expect(error?.message).toContain('当前并发任务过多');
		expect(error?.description).toContain('The job may have been accepted and may be billed');
		expect(await simulator.control.requests()).toHaveLength(1);
	});
});

it.each(['code', 'http-404', 'null-data'])(
	'a job that is not known (%s) is an error that names it',
	async (unknownId) => {
		await simulator.control.setSwitches(PROVIDER, { unknownId });
		const jobId = { operation: 'getStatus', jobId: 'proj_1', jobType: 'videoGeneration' };
		const { error } = await run({}, [jobId]);
		expect(error?.message).toMatch(/^GlobalAI OPC job 'proj_1': /);
		expect(error?.description).toContain('Check the job ID');
	},
);

it('a job that is completed without a link counts as failed, after more than one look', async () => {
	const generation = { prompt: 'boat sim-outcome=empty sim-duration=0' };
	const { error } = await run(generation, [{ operation: 'getResult' }]);
	expect(error?.message).toMatch(/ended as failed: .*gives no link to the video/);
	expect(await simulator.control.requests({ url: '/v1/result/' })).toHaveLength(3);
});

it('Export fetches through a fresh link, whose host never sees the key', async () => {
	await simulator.control.planJobs({ durationSeconds: 0 });
	const submitted = jsonOf(await run({}), 'Node 0');
	await simulator.control.advance(30 * DAY);
	const reference = { jobId: String(submitted?.jobId), jobType: 'videoGeneration' };
	const result = await run({}, [{ operation: 'export', ...reference }]);
	expect(result.error).toBeUndefined();
	const [item] = result.outputs('Node 1')[0] ?? [];
	if (!item) throw new Error('Export returned no item');
	expect((await readBinary(item)).subarray(4, 8).toString('latin1')).toBe('ftyp');
	const seen = await simulator.control.requests({ target: 'files' });
	expect(seen).toHaveLength(1);
	expect(JSON.stringify(seen)).not.toContain(simulator.apiKey(PROVIDER));
});

it.each(['/', '/v1', '/v1/videos/videos', '/v2/model-center/tasks/'])(
	'a Base URL that ends with %s is understood',
	async (ending) => {
		expect((await run({}, [{ operation: 'getStatus' }], { ending })).error).toBeUndefined();
	},
);

describe('each family', () => {
	const VIDEO = { jobType: 'videoGeneration', prompt: 'A paper boat' };
	const IMAGE = { jobType: 'imageGeneration', prompt: 'A paper boat' };
	const JOBS: Record<string, INodeParameters> = {
		veo: { ...VIDEO, family: 'veo', model: 'veo_3_1_fast' },
		sora: { ...VIDEO, family: 'sora', model: 'openAiSora2Plus', duration: 8 },
		seedance2: { ...VIDEO, family: 'seedance2', model: 'kyyvideo2', duration: 5 },
		seedance15: { ...VIDEO, family: 'seedance15', model: 'seedance_1_5_pro_720p', duration: 5 },
		starVideosO3: { ...VIDEO, family: 'starVideosO3', model: 'starvideos_o3', duration: 5 },
		grok: { ...VIDEO, family: 'grok', model: 'grok_video3_pro', duration: 10 },
		banana: { ...IMAGE, family: 'banana', model: 'nano-banana-2' },
		gptImage2: { ...IMAGE, family: 'gptImage2', model: 'gpt-image-2' },
		modelCenter: {
			jobType: 'modelCenter',
			prompt: 'A paper boat',
			model: 'videos_stable',
			duration: 5,
		},
	};
	const SHAPES: Record<string, unknown>[] = [
		{},
		{ createAnswer: 'envelope', resultShape: 'in-data', modelCenterShape: 'in-data' },
	];

	it.each(SHAPES.flatMap((shape) => Object.keys(JOBS).map((family) => ({ family, shape }))))(
		'$family makes a file with $shape',
		async ({ family, shape }) => {
			const { jobType = '', ...generation } = JOBS[family] ?? {};
			await simulator.control.setSwitches(PROVIDER, { ...shape, amount: 'string' });
			await simulator.control.planJobs({ durationSeconds: 0 });
			const behind = [{ operation: 'getResult' }, { operation: 'export' }];
			const chain = [{ operation: 'submit', jobType, ...generation }, ...behind];
			const result = await runWorkflow({
				items: [{ json: {} }],
				nodes: chain.map((parameters, index) => ({
					name: `Node ${index}`,
					type: 'globalAiOpc',
					parameters: { resource: 'videoJob', ...BEHIND_SUBMIT, ...parameters },
				})),
				credentials: {
					globalAiOpcApi: {
						apiKey: simulator.apiKey(PROVIDER),
						baseUrl: simulator.baseUrl(PROVIDER),
					},
				},
			});
			expect(result.error).toBeUndefined();
			expect(jsonOf(result, 'Node 1')).toMatchObject({
				jobType,
				status: 'completed',
				usage: { amount: 1.2, unit: 'price' },
			});
			const [file] = result.outputs('Node 2')[0] ?? [];
			const isImage = jobType === 'imageGeneration';
			expect(file?.json.file).toMatchObject({
				kind: isImage ? 'image' : 'video',
				mimeType: isImage ? 'image/png' : 'video/mp4',
			});
		},
	);
});

it('an asset that was reviewed can be the first frame of a video', async () => {
	const asset = await run({
		resource: 'asset',
		operation: 'upload',
		url: 'https://a.example/f.png',
	});
	const reference = jsonOf(asset, 'Node 0')?.reference;
	expect(reference).toMatch(/^asset:\/\/asset-\d+$/);
	const { error } = await run({
		family: 'seedance2',
		model: 'kyyvideo2_pro',
		options: { firstFrameImageUrl: String(reference) },
	});
	expect(error).toBeUndefined();
	const [sent] = await simulator.control.requests({ url: '/v1/kyyvideo2/videos' });
	expect(sent?.body).toMatchObject({ first_image: reference });
});
