import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow } from '../harness/runWorkflow';
import { VirtualTime } from '../harness/virtualTime';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

let simulator: Simulator;

/** An hour of pacing passes in a moment, for the node and for the provider. */
const mockTime = new VirtualTime(() => simulator);
const mockSleeps: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		mockSleeps.push(milliseconds);
		await mockTime.sleep(milliseconds);
	},
}));

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	mockSleeps.length = 0;
	await simulator.control.reset();
	mockTime.begin();
});
afterEach(() => mockTime.end());
afterAll(async () => {
	await simulator.close();
});

const videos = (count: number) =>
	sources(...Array.from({ length: count }, (_, row) => `https://media.example.org/${row}.mp4`));

test('the published limit of 3 per minute is kept without a single refusal', async () => {
	const { outputs, error } = await runWorkflow({
		items: videos(3),
		nodes: [submitNode({}, {})],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]).toHaveLength(3);
	expect(mockSleeps).toEqual([]);

	await simulator.control.reset();
	const more = await runWorkflow({
		items: videos(4),
		nodes: [submitNode({}, {})],
		credentials: vizardCredentials(simulator),
	});
	expect(more.outputs('Submit')[0]).toHaveLength(4);
	expect(mockSleeps).toHaveLength(1);
	expect(mockSleeps[0]).toBeGreaterThan(59_000);
	await expect(simulator.control.requests({ url: '/project/create' })).resolves.toHaveLength(4);
});

test('a refusal for the rate is waited out and sent again, and no job is made twice', async () => {
	const { outputs, error } = await runWorkflow({
		items: videos(5),
		nodes: [submitNode({}, { submitsPerMinute: 10_000, mode: 'keepRunning' })],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]).toHaveLength(5);
	const jobs = await simulator.control.jobs({ provider: 'vizard' });
	expect(jobs).toHaveLength(5);
	expect(new Set(jobs.map(({ request }) => JSON.stringify(request))).size).toBe(5);
});

test('a refusal is not waited out for longer than the time limit, and nothing was billed', async () => {
	const { error } = await runWorkflow({
		items: videos(5),
		nodes: [submitNode({}, { submitsPerMinute: 10_000, pacingTimeLimitMinutes: 0 })],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(/code 4003: too many requests.*\[item 3\]/);
	expect(error?.description).toContain('not accepted and nothing was billed');
	await expect(simulator.control.jobs({ provider: 'vizard' })).resolves.toHaveLength(3);
});

test('the turn of an item is not waited for longer than the time limit', async () => {
	const { error } = await runWorkflow({
		items: videos(5),
		nodes: [submitNode({}, { pacingTimeLimitMinutes: 0 })],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(
		/^The rate limit of Vizard lets the next job through at \d\d:\d\d:\d\d, .* \[item 3\]$/,
	);
	expect(error?.description).toContain('nothing was billed');
	expect(mockSleeps).toEqual([]);
	await expect(simulator.control.requests({ url: '/project/create' })).resolves.toHaveLength(3);
});

test('with a time limit of five minutes item 21 of an hour is not waited for', async () => {
	const { error } = await runWorkflow({
		items: videos(21),
		nodes: [submitNode({}, { pacingTimeLimitMinutes: 5, mode: 'keepRunning' })],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toContain('[item 20]');
	expect(error?.description).toMatch(/Accepted before this and running: Vizard job '\d+'/);
	expect(mockSleeps.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(7 * 60_000);
});
