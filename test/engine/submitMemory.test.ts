import type { IConnections } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import {
	retryWorkflow,
	runWorkflow,
	startWorkflow,
	type TestNode,
	type TestWorkflow,
} from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

const A = 'https://media.example.org/a.mp4';
const B = 'https://media.example.org/b.mp4';
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

/** Sleeps pass in a moment: the machine's clock stands at the end of each. */
let mockNow = Date.now();
const passes = async (milliseconds: number): Promise<void> => {
	mockNow += milliseconds;
};
let mockSleep = passes;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockSleep(milliseconds),
}));

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	mockSleep = passes;
	jest.spyOn(Date, 'now').mockImplementation(() => mockNow);
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});
afterEach(() => {
	jest.restoreAllMocks();
});
afterAll(async () => {
	await simulator.close();
});

const submitted = async () =>
	(await simulator.control.requests({ url: '/project/create' })).map(
		({ body }) => (body as { videoUrl: string }).videoUrl,
	);

const made = async () => (await simulator.control.jobs({ provider: 'vizard' })).map(({ id }) => id);

const workflow = (given: Partial<TestWorkflow> = {}): TestWorkflow => ({
	items: sources(A),
	nodes: [submitNode()],
	credentials: vizardCredentials(simulator),
	...given,
});

/** Waits until the provider has got this many submits. */
async function arrived(count: number): Promise<void> {
	while ((await submitted()).length < count) await new Promise(setImmediate);
}

test('an item that makes the node crash leaves the memory of those before it', async () => {
	const crashing: TestNode = submitNode(RETRY);
	crashing.parameters.videoUrl = '={{ $json.videoUrl ?? $("Nowhere").first().json.url }}';
	const given = workflow({ items: [...sources(A), { json: {} }], nodes: [crashing] });
	const crashed = await runWorkflow(given);
	expect(crashed.error?.message).toContain("Referenced node doesn't exist");
	expect(crashed.error?.description).toContain(String((await made())[0]));
	await retryWorkflow(given, crashed);
	await expect(submitted()).resolves.toEqual([A]);
	await expect(made()).resolves.toHaveLength(1);
});

test('Retry Execution does not submit what the failed execution has submitted', async () => {
	const bad = workflow({ items: sources(A, 'not-a-url') });
	const failed = await runWorkflow(bad);
	expect(failed.error?.message).toContain("'Video URL' is not an http(s) URL");
	const mended = await retryWorkflow(bad, failed);
	expect(mended.error?.description).toContain(String((await made())[0]));
	await expect(submitted()).resolves.toEqual([A]);
});

test('Retry Execution pays nothing twice with Resume on Callback, whose address is another one then', async () => {
	const bad = workflow({
		items: sources(A, 'not-a-url'),
		nodes: [submitNode({}, { resumeOnCallback: true })],
	});
	const failed = await runWorkflow(bad);
	expect(failed.error?.message).toContain("'Video URL' is not an http(s) URL");
	const mended = await retryWorkflow({ ...bad, surroundings: { executionId: '2' } }, failed);
	expect(mended.error?.description).toContain(String((await made())[0]));
	await expect(submitted()).resolves.toEqual([A]);
});

test('a submit that was under way when the execution was stopped is not sent by Retry Execution', async () => {
	await simulator.control.injectFault({
		path: '/project/create',
		delayMs: 100,
		effect: { kind: 'reset', processed: true },
	});
	const given = workflow({ items: sources(A, B) });
	const started = startWorkflow(given);
	await arrived(1);
	started.stop();
	const stopped = await started.done;

	const { error } = await retryWorkflow(given, stopped);
	expect(error?.message).toContain('was ended before Vizard had answered');
	expect(error?.description).toMatch(/may have been accepted.*not sent again in this execution/);
	await expect(submitted()).resolves.toEqual([A]);
	// The provider handles it late, and must not do so in the middle of the next test.
	while ((await made()).length < 1) await new Promise(setImmediate);
});

test('a submit that waited for its turn when the execution was stopped is sent by Retry Execution', async () => {
	const asleep = new Promise<void>((resolve) => {
		mockSleep = async () => {
			resolve();
			await new Promise(() => {});
		};
	});
	const given = workflow({
		items: sources(A, B),
		nodes: [submitNode({}, { submitsPerMinute: 1 })],
	});
	const started = startWorkflow(given);
	await asleep;
	started.stop();
	const stopped = await started.done;
	await expect(submitted()).resolves.toEqual([A]);

	mockSleep = passes;
	const { error, outputs } = await retryWorkflow(given, stopped);
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]?.map(({ json }) => json.jobId)).toEqual(await made());
	await expect(submitted()).resolves.toEqual([A, B]);
});

test('a submit that was refused is sent by Retry Execution', async () => {
	await simulator.control.injectFault({
		path: '/project/create',
		effect: { kind: 'respond', status: 200, body: { code: 4008, errMsg: '' } },
	});
	const given = workflow();
	const failed = await runWorkflow(given);
	expect(failed.error?.description).toContain('not accepted');
	const { error, outputs } = await retryWorkflow(given, failed);
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]).toHaveLength(1);
	await expect(submitted()).resolves.toEqual([A, A]);
});

test('the same submit in a second run of the node, as in a loop, is a submit of its own', async () => {
	const twice: IConnections = {
		Start: {
			main: [
				[
					{ node: 'Submit', type: 'main', index: 0 },
					{ node: 'Submit', type: 'main', index: 0 },
				],
			],
		},
	};
	const { run, error } = await runWorkflow(workflow({ connections: twice }));
	expect(error).toBeUndefined();
	const ids = run.data.resultData.runData.Submit?.map(
		({ data }) => data?.main?.[0]?.[0]?.json.jobId,
	);
	expect(ids).toEqual(await made());
	expect(new Set(ids).size).toBe(2);
	await expect(submitted()).resolves.toEqual([A, A]);
});

test('a file that was uploaded for a lost submit is not uploaded again either', async () => {
	await simulator.control.injectFault({
		provider: 'wayinvideo',
		path: '/clips$',
		times: 0,
		effect: { kind: 'reset', processed: true },
	});
	const clip = {
		data: Buffer.alloc(5000, 'video').toString('base64'),
		mimeType: 'video/mp4',
		fileName: 'talk.mp4',
	};
	const node: TestNode = {
		name: 'Submit',
		type: 'wayinVideo',
		parameters: {
			resource: 'videoJob',
			operation: 'submit',
			jobType: 'clipping',
			source: 'binary',
			binaryPropertyName: 'data',
		},
		settings: RETRY,
	};
	const { error } = await runWorkflow({
		items: [{ json: {}, binary: { data: clip } }],
		nodes: [node],
		credentials: {
			wayinVideoApi: {
				apiKey: simulator.apiKey('wayinvideo'),
				baseUrl: simulator.baseUrl('wayinvideo'),
			},
		},
	});
	expect(error?.description).toContain('not sent again in this execution');
	const sent = await simulator.control.requests();
	const paths = sent.map(({ method, url }) => `${method} ${new URL(url, 'http://x').pathname}`);
	expect(paths).toHaveLength(3);
	expect(paths.filter((path) => path.startsWith('PUT'))).toHaveLength(1);
	expect(paths.filter((path) => path.endsWith('/clips'))).toHaveLength(1);
});
