import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

let simulator: Simulator;

/** Sleeping moves the provider's clock instead of the wall's: an hour of pacing passes in a moment. */
const mockSleeps: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		mockSleeps.push(milliseconds);
		await simulator.control.advance(milliseconds / 1000);
	},
}));

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	mockSleeps.length = 0;
	await simulator.control.reset();
});
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
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(outputs('Submit')[0]).toHaveLength(5);
	const jobs = await simulator.control.jobs({ provider: 'vizard' });
	expect(jobs).toHaveLength(5);
	expect(new Set(jobs.map(({ request }) => JSON.stringify(request))).size).toBe(5);
});

test('pacing ends with its time limit, and says that nothing was billed', async () => {
	const { error } = await runWorkflow({
		items: videos(5),
		nodes: [submitNode({}, { submitsPerMinute: 10_000, pacingTimeLimitMinutes: 0 })],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(/code 4003: too many requests.*\[item 3\]/);
	expect(error?.description).toContain('not accepted and nothing was billed');
	await expect(simulator.control.jobs({ provider: 'vizard' })).resolves.toHaveLength(3);
});
