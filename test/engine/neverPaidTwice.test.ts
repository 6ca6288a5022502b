import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } as const;

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});
afterAll(async () => {
	await simulator.close();
});

const submitted = async () =>
	(await simulator.control.requests({ url: '/project/create' })).map(
		({ body }) => (body as { videoUrl: string }).videoUrl,
	);

const A = 'https://media.example.org/a.mp4';
const B = 'https://media.example.org/b.mp4';

test('Retry On Fail runs the node again, and the jobs that run already are not submitted again', async () => {
	const { error } = await runWorkflow({
		items: sources(A, B, 'not-a-url'),
		nodes: [submitNode(RETRY)],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toBe("'Video URL' is not an http(s) URL [item 2]");
	await expect(submitted()).resolves.toEqual([A, B]);
});

test('so it is with Continue On Fail, where a first item with an error makes n8n run the node again', async () => {
	const { outputs } = await runWorkflow({
		items: sources('not-a-url', A),
		nodes: [submitNode({ ...RETRY, onError: 'continueRegularOutput' })],
		credentials: vizardCredentials(simulator),
	});
	expect(outputs('Submit')[0]?.map(({ json }) => json.status ?? 'failed')).toEqual([
		'failed',
		'queued',
	]);
	await expect(submitted()).resolves.toEqual([A]);
});

test.each([
	['was processed and whose answer was lost', { kind: 'reset', processed: true } as const],
	['may have been processed', { kind: 'respond', status: 502, body: {} } as const],
])('a submit that %s is not sent again by Retry On Fail', async (_, effect) => {
	await simulator.control.injectFault({ path: '/project/create', effect });
	const { error } = await runWorkflow({
		items: sources(A),
		nodes: [submitNode(RETRY)],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.description).toContain('may have been accepted');
	expect(error?.description).toContain('not sent again in this execution');
	await expect(submitted()).resolves.toEqual([A]);
});

test('a submit that was refused is sent again by Retry On Fail', async () => {
	await simulator.control.injectFault({
		path: '/project/create',
		effect: { kind: 'respond', status: 200, body: { code: 4008, errMsg: '' } },
	});
	const { outputs, error } = await runWorkflow({
		items: sources(A),
		nodes: [submitNode(RETRY)],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]).toHaveLength(1);
	await expect(submitted()).resolves.toEqual([A, A]);
});

test('two items with the same video are two jobs, as they were asked for', async () => {
	const { outputs } = await runWorkflow({
		items: sources(A, A),
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(new Set(outputs('Submit')[0]?.map(({ json }) => json.jobId)).size).toBe(2);
});
