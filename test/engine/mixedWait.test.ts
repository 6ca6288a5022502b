import { simulator } from '../harness/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { PROVIDERS } from '../../nodes/registry';
import { videoJobSchema } from '../../nodes/shared/job/videoJob';
import { everyCredential, simulatorIdOf, submitJob, waitForAll } from '../harness/mixedJobs';
import { runWorkflow } from '../harness/runWorkflow';

const EVERY = PROVIDERS.map(({ id }) => id);

/** One job a provider, finished already unless the first one submitted is to take longest. */
async function jobsOf(
	providers: readonly string[],
	{ stepSeconds = 0 } = {},
): Promise<INodeExecutionData[]> {
	const jobs: INodeExecutionData[] = [];
	for (const [index, id] of providers.entries()) {
		await simulator.control.clearPlans();
		const durationSeconds = stepSeconds * (providers.length - index);
		await simulator.control.planJobs({ durationSeconds });
		jobs.push(await submitJob(simulator, id));
	}
	await simulator.control.clearRequests();
	return jobs;
}

const idsOf = (items: readonly INodeExecutionData[]) =>
	items.map(({ json: { provider, jobId } }) => ({ provider, jobId }));

test('one wait takes jobs of every provider, and returns them in the order of the input', async () => {
	const jobs = await jobsOf(EVERY, { stepSeconds: 60 });
	const credentials = everyCredential(simulator);
	const { outputs, error } = await runWorkflow({
		items: jobs,
		nodes: [waitForAll()],
		credentials,
	});
	expect(error).toBeUndefined();
	const [items = []] = outputs('Wait');
	expect(idsOf(items)).toEqual(idsOf(jobs));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(jobs.map((_job, item) => ({ item })));
	for (const { json } of items) {
		expect(json).toMatchObject({ status: 'completed', wait: { mode: 'keepRunning' } });
		expect(videoJobSchema.parse(json).videos.length).toBeGreaterThan(0);
	}
}, 20_000);

test('a provider is known by the name that the editor shows, in any letters', async () => {
	const [job] = await jobsOf(['vizard']);
	const names = ['Vizard', 'VIZARD'];
	const { outputs, error } = await runWorkflow({
		items: names.map((provider) => ({ json: { ...job?.json, provider } })),
		nodes: [waitForAll()],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [items = []] = outputs('Wait');
	expect(items.map(({ json }) => [json.provider, json.status])).toEqual(
		names.map(() => ['vizard', 'completed']),
	);
});

test('each provider sees its own key and no other', async () => {
	const jobs = await jobsOf(EVERY, { stepSeconds: 10 });
	const credentials = everyCredential(simulator);
	await runWorkflow({ items: jobs, nodes: [waitForAll()], credentials });
	const requests = await simulator.control.requests();
	expect(new Set(requests.map(({ provider }) => provider))).toEqual(
		new Set(EVERY.map(simulatorIdOf)),
	);
	const keys = new Map(EVERY.map((id) => [simulatorIdOf(id), simulator.apiKey(simulatorIdOf(id))]));
	for (const request of requests) {
		const seen = [...keys].filter(([, key]) => JSON.stringify(request).includes(key));
		expect(seen.map(([id]) => id)).toEqual([request.provider]);
	}
});

test.each(EVERY)('a wrong key of %s does not disturb the others', async (id) => {
	const jobs = await jobsOf(EVERY);
	await simulator.control.injectFault({
		provider: simulatorIdOf(id),
		times: 0,
		effect: { kind: 'respond', status: 401, body: { code: 4001, message: 'no' } },
	});
	const { outputs, error } = await runWorkflow({
		items: jobs,
		nodes: [waitForAll({ onError: 'continueRegularOutput' })],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [items = []] = outputs('Wait');
	expect(idsOf(items)).toEqual(idsOf(jobs));
	expect(items.map(({ json }) => 'error' in json)).toEqual(EVERY.map((each) => each === id));
});

test('a failed item leaves through the error output, the others through the first', async () => {
	const jobs = await jobsOf(EVERY);
	const pictory = jobs.find(({ json }) => json.provider === 'pictory');
	await simulator.control.failJob('pictory', String(pictory?.json.jobId), 'FAILED');
	const { outputs, error } = await runWorkflow({
		items: jobs,
		nodes: [waitForAll({ onError: 'continueErrorOutput' })],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [finished = [], failed = []] = outputs('Wait');
	expect(finished.map(({ json }) => json.provider)).toEqual(EVERY.filter((id) => id !== 'pictory'));
	expect(failed.map(({ json }) => json)).toEqual([
		expect.objectContaining({ error: expect.stringMatching(/^Pictory job '.*' ended as failed/) }),
	]);
});

describe('what cannot be waited for is refused clearly, and the others continue', () => {
	async function refusedFor(
		id: string,
		prepare: (jobs: INodeExecutionData[]) => Partial<Parameters<typeof runWorkflow>[0]>,
	) {
		const jobs = await jobsOf(EVERY);
		const { outputs, error } = await runWorkflow({
			items: jobs,
			nodes: [waitForAll({ onError: 'continueRegularOutput' })],
			credentials: everyCredential(simulator),
			...prepare(jobs),
		});
		expect(error).toBeUndefined();
		const [items = []] = outputs('Wait');
		expect(items.map(({ json }) => json.status)).toEqual(
			EVERY.map((each) => (each === id ? undefined : 'completed')),
		);
		const asked = await simulator.control.requests({ provider: simulatorIdOf(id) });
		return { message: items[EVERY.indexOf(id)]?.json.error, asked: asked.length };
	}

	const credentialsWith = (id: string, change: object | undefined) => {
		const type = PROVIDERS.find((provider) => provider.id === id)?.credentials[0].type ?? '';
		const { [type]: own, ...others } = everyCredential(simulator);
		return change ? { ...others, [type]: { ...own, ...change } } : others;
	};

	test.each(EVERY)('no credential is chosen for %s', async (id) => {
		const { message, asked } = await refusedFor(id, () => ({
			credentials: credentialsWith(id, undefined),
		}));
		expect(message).toMatch(/job '.*': No credential for .* is chosen/);
		expect(asked).toBe(0);
	});

	// For a provider that its credential decides on, that may stand for the address of the service.
	const WITH_ONE = PROVIDERS.filter(({ forCredential }) => !forCredential).map(({ id }) => id);

	test.each(WITH_ONE)('the Base URL of %s is empty', async (id) => {
		const { message, asked } = await refusedFor(id, () => ({
			credentials: credentialsWith(id, { baseUrl: '' }),
		}));
		expect(message).toMatch(/'Base URL' is empty/);
		expect(asked).toBe(0);
	});

	test('a provider is not chosen in the node', async () => {
		const { message, asked } = await refusedFor('clipzy', () => ({
			nodes: [
				waitForAll(
					{ onError: 'continueRegularOutput' },
					EVERY.filter((id) => id !== 'clipzy'),
				),
			],
		}));
		expect(message).toMatch(/^'Providers' does not include Clipzy/);
		expect(asked).toBe(0);
	});

	test('a job type belongs to another provider', async () => {
		const { message, asked } = await refusedFor('vizard', (jobs) => ({
			items: jobs.map(({ json }) => ({
				json: json.provider === 'vizard' ? { ...json, jobType: 'styleTransfer' } : json,
			})),
		}));
		expect(message).toMatch(/^'Job Type' is 'styleTransfer', which Vizard does not have/);
		expect(asked).toBe(0);
	});
});
