import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, startWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials, waitNode } from '../harness/vizardRun';

const SOURCE = 'https://media.example.org/a.mp4';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ speed: 1 });
});
beforeEach(async () => {
	await simulator.control.reset();
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});
afterAll(async () => {
	await simulator.close();
});

async function checks(): Promise<number> {
	return (await simulator.control.requests({ url: '/project/query' })).length;
}

test('a finished job costs one request', async () => {
	await simulator.control.planJobs({ durationSeconds: 0 });
	const { outputs } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	const [[item] = []] = outputs('Wait');
	expect(item?.json).toMatchObject({
		provider: 'vizard',
		status: 'completed',
		wait: { mode: 'keepRunning', detectedBy: 'check', checks: 1, timedOut: false },
	});
	await expect(checks()).resolves.toBe(1);
});

test('results keep the order of the input, whichever job ends first', async () => {
	await simulator.control.planJobs({ times: 1, durationSeconds: 6 });
	await simulator.control.planJobs({ durationSeconds: 0 });
	const { outputs, error } = await runWorkflow({
		items: sources(
			...['slow', 'quick', 'quicker'].map((name) => `https://media.example.org/${name}.mp4`),
		),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const [items = []] = outputs('Wait');
	const jobs = await simulator.control.jobs({ provider: 'vizard' });
	const submitted = [...jobs].sort((a, b) => Number(a.id) - Number(b.id));
	expect(items.map(({ json }) => json.jobId)).toEqual(submitted.map(({ id }) => id));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(items.map(({ json }) => (json.wait as { checks: number }).checks > 1)).toEqual([
		true,
		false,
		false,
	]);
}, 20_000);

test('a failed job is reported once, at once, with the reason of the provider', async () => {
	await simulator.control.planJobs({
		durationSeconds: 0,
		outcome: { kind: 'failure', code: 4010 },
	});
	const { error } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(/^Vizard job '\d+' ended as failed: .*language was not detected/);
	await expect(checks()).resolves.toBe(1);
});

test('a failed job continues as an item where that is chosen', async () => {
	await simulator.control.planJobs({
		durationSeconds: 0,
		outcome: { kind: 'failure', code: 4010 },
	});
	const { outputs, error } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode({ onJobFailure: 'returnItem' })],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const json = outputs('Wait')[0]?.[0]?.json;
	expect(json).toMatchObject({ status: 'failed', failure: { code: '4010' } });
	expect(json).not.toHaveProperty('error');
});

test('the time limit ends the wait and names the job that still runs', async () => {
	const { error } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode({ timeLimitMinutes: 0.02 })],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(/did not end within 0\.02 minutes; last status: processing/);
	expect(error?.description).toContain('do not submit it again');
});

test('on timeout the last status continues as an item where that is chosen', async () => {
	const { outputs } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode({ timeLimitMinutes: 0.02, onTimeout: 'returnItem' })],
		credentials: vizardCredentials(simulator),
	});
	expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
		status: 'processing',
		wait: { timedOut: true },
	});
});

test('stopping ends the wait before its next check, and sends nothing more', async () => {
	const { done, stop } = startWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	while ((await checks()) === 0) await pause(20);
	const checked = await checks();
	stop();
	await done;
	await expect(checks()).resolves.toBe(checked);
	await pause(6000);
	await expect(checks()).resolves.toBe(checked);
}, 20_000);

test('a wrong key in the middle of a wait stops at once, and says that the job is not affected', async () => {
	await simulator.control.injectFault({
		path: '/project/query',
		effect: { kind: 'respond', status: 200, body: { code: 4001, errMsg: '' } },
	});
	const { error } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error?.message).toMatch(/^Vizard job '\d+': .*API key was not accepted/);
	expect(error?.description).toContain('The job itself is not affected');
	await expect(checks()).resolves.toBe(1);
});

test('two refusals for the rate do not end a wait', async () => {
	await simulator.control.planJobs({ durationSeconds: 0 });
	await simulator.control.injectFault({
		path: '/project/query',
		times: 2,
		effect: { kind: 'respond', status: 429, body: {}, headers: { 'retry-after': '1' } },
	});
	const { outputs, error } = await runWorkflow({
		items: sources(SOURCE),
		nodes: [submitNode(), waitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	expect(outputs('Wait')[0]?.[0]?.json.status).toBe('completed');
	await expect(checks()).resolves.toBe(3);
}, 60_000);

describe('a reference that cannot be waited for', () => {
	const waitFor = async (json: Record<string, string>, parameters = {}) =>
		await runWorkflow({
			items: [{ json }],
			nodes: [waitNode({}, {}, parameters)],
			credentials: vizardCredentials(simulator),
		});

	test.each([
		[
			'without an id',
			{ provider: 'vizard', jobType: 'clipping' },
			/'Job ID' is missing on the incoming item/,
		],
		[
			'without a provider',
			{ jobType: 'clipping', jobId: '1' },
			/'Provider' is missing on the incoming item/,
		],
		[
			'of an unknown provider',
			{ provider: 'nobody', jobType: 'x', jobId: '1' },
			/'Provider' is 'nobody'/,
		],
		[
			'of an unknown job type',
			{ provider: 'vizard', jobType: 'baking', jobId: '1' },
			/'Job Type' is 'baking'/,
		],
	])('%s is refused before anything is sent', async (_, json, message) => {
		const { error } = await waitFor(json);
		expect(error?.message).toMatch(message);
		await expect(simulator.control.requests()).resolves.toEqual([]);
	});

	test('of a provider that is not chosen is refused with the way to choose it', async () => {
		const { error } = await waitFor(
			{ provider: 'vizard', jobId: '1' },
			{ providers: ['={{ "none" }}'] },
		);
		expect(error?.message).toMatch(/'Providers' does not include Vizard/);
	});

	test('with a deadline in the past is refused', async () => {
		const { error } = await runWorkflow({
			items: [{ json: { provider: 'vizard', jobId: '1' } }],
			nodes: [waitNode({ timeLimitMinutes: '={{ -5 }}' })],
			credentials: vizardCredentials(simulator),
		});
		expect(error?.message).toMatch(/'Time Limit \(Minutes\)' must be above 0/);
	});

	test('does not keep the other items from going on', async () => {
		await simulator.control.planJobs({ durationSeconds: 0 });
		const { outputs, error } = await runWorkflow({
			items: sources('not-a-url', SOURCE),
			nodes: [
				submitNode({ onError: 'continueRegularOutput' }),
				waitNode({}, { onError: 'continueErrorOutput' }),
			],
			credentials: vizardCredentials(simulator),
		});
		expect(error).toBeUndefined();
		const [finished = [], failed = []] = outputs('Wait');
		expect(finished.map(({ json }) => json.status)).toEqual(['completed']);
		expect(failed.map(({ json }) => json.error)).toEqual([
			"'Provider' is missing on the incoming item [item 0]",
		]);
	});

	test('comes from an expression that fails for one item, and the others continue', async () => {
		await simulator.control.planJobs({ durationSeconds: 0 });
		const jobId = "={{ $json.jobId ?? $('Nowhere').item.json.jobId }}";
		const { outputs, error } = await runWorkflow({
			items: sources('not-a-url', SOURCE),
			nodes: [
				submitNode({ onError: 'continueRegularOutput' }),
				waitNode(
					{},
					{ onError: 'continueRegularOutput' },
					{ jobSource: 'define', provider: 'vizard', jobType: '', jobId },
				),
			],
			credentials: vizardCredentials(simulator),
		});
		expect(error).toBeUndefined();
		const [items = []] = outputs('Wait');
		expect(items.map(({ json }) => json.status)).toEqual([undefined, 'completed']);
		expect(items[0]?.json.error).toMatch("Referenced node doesn't exist");
	});

	test('defined in the node itself is waited for as well', async () => {
		await simulator.control.planJobs({ durationSeconds: 0 });
		const { outputs } = await runWorkflow({
			items: sources(SOURCE),
			nodes: [
				submitNode(),
				waitNode(
					{},
					{},
					{
						jobSource: 'define',
						// Left from before: with one provider chosen, the field is not shown.
						provider: 'pictory',
						jobType: '',
						jobId: '={{ $json.jobId }}',
					},
				),
			],
			credentials: vizardCredentials(simulator),
		});
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
			jobType: 'clipping',
			status: 'completed',
		});
	});
});
