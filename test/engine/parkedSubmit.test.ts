import { passUntil, simulator } from '../harness/simulatedTime';
import { WAIT_FOR_SUB_EXECUTION } from 'n8n-workflow';
import {
	jobIds,
	ONE_A_MINUTE,
	submitted,
	submitting,
	untilDone,
	url,
	withoutItsError,
} from '../harness/parkedSubmit';
import { SuspendingHost } from '../harness/suspendingHost';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

beforeEach(async () => {
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});

describe('a submit whose turns come later', () => {
	it('parks, submits each item once in its turn, and returns them in the order of the input', async () => {
		const host = submitting(5);
		const parent = await host.start();
		expect(parent.run.status).toBe('waiting');
		expect(parent.run.waitTill).toEqual(WAIT_FOR_SUB_EXECUTION);
		await expect(submitted()).resolves.toEqual([url(0)]);

		const dues = await untilDone(host);
		expect(dues).toHaveLength(4);
		await expect(submitted()).resolves.toEqual([0, 1, 2, 3, 4].map(url));

		const ended = await host.resumeParent();
		expect(ended.run.status).toBe('success');
		const jobs = await simulator.control.jobs({ provider: 'vizard' });
		const bySource = new Map(
			jobs.map(({ id, request }) => [(request as { videoUrl: string }).videoUrl, id]),
		);
		expect(jobIds(ended)).toEqual([0, 1, 2, 3, 4].map((row) => bySource.get(url(row))));
		expect(ended.outputs('Submit')[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => expect.objectContaining({ item })),
		);
	});

	it('sends what stands on the form of a new node, also in a later turn', async () => {
		const { parameters, ...node } = submitNode({}, ONE_A_MINUTE);
		const keywords = '={{ "row " + $json.row }}';
		const host = new SuspendingHost({
			items: sources(url(0), url(1)),
			nodes: [{ ...node, typeVersion: 1.1, parameters: { ...parameters, keywords } }],
			credentials: vizardCredentials(simulator),
		});
		await host.start();
		await untilDone(host);
		const requests = await simulator.control.requests({ url: '/project/create' });
		expect(requests.map(({ body }) => body)).toMatchObject([
			{ videoUrl: url(0), keyword: 'row 0' },
			{ videoUrl: url(1), keyword: 'row 1' },
		]);
	});

	it('takes no time of its own: n8n holds nothing while it waits', async () => {
		const begun = Date.now();
		await submitting(5).start();
		expect(Date.now() - begun).toBeLessThan(1_000);
	});

	it('keeps the published limit without a refusal', async () => {
		await simulator.control.setAccount('vizard', { createsPerMinute: 3, createsPerHour: 20 });
		const host = submitting(25, {});
		await host.start();
		const dues = await untilDone(host);
		const ended = await host.resumeParent();
		expect(jobIds(ended)).toHaveLength(25);
		await expect(submitted()).resolves.toHaveLength(25);
		expect(dues.length).toBeLessThan(12);
	});

	it('says what was submitted and when the next turn is, for the user and in the execution behind', async () => {
		const host = submitting(5);
		const parent = await host.start();
		const [hint] = parent.run.data.resultData.runData.Submit?.at(-1)?.hints ?? [];
		expect(hint?.message).toMatch(
			/^1 of 5 items submitted ▓▓░░░░░░░░ 20 %<br>The last one is Vizard job '\d+'\.<br>The rate limit lets the next one through at \d\d:\d\d:\d\d\.<br>.*Do not delete them/,
		);
		await passUntil(host.due);
		await host.resumeChild();
		const [progress] =
			host.supervisor?.run.data.resultData.runData['Keep Submitting']?.at(-1)?.hints ?? [];
		expect(progress?.message).toMatch(/^2 of 5 items submitted/);
	});

	it('stores no key, and no expression of the user', async () => {
		const host = submitting(3);
		await host.start();
		const kept = [host.storedChild, JSON.stringify(host.supervisor?.run.data)].join();
		expect(kept).toContain(url(2));
		expect(kept).not.toContain(simulator.apiKey('vizard'));
		expect(JSON.stringify(host.childWorkflow)).not.toMatch(/apiKey|baseUrl|videoUrl/);
	});

	it('gives up on an item when its time limit is over', async () => {
		const host = submitting(3, { submitsPerHour: 1, pacingTimeLimitMinutes: 30 });
		const { error } = await host.start();
		expect(error?.message).toMatch(/is after the 'Rate Limit: Maximum Wait' \[item 1\]$/);
		expect(error?.description).toMatch(/Accepted before this and running: Vizard job '\d+'/);
		await expect(submitted()).resolves.toEqual([url(0)]);
	});

	it('waits out a refusal for the rate, and sends again', async () => {
		const host = submitting(3);
		await host.start();
		await simulator.control.injectFault({
			path: '/project/create',
			effect: { kind: 'respond', status: 429, body: {}, headers: { 'Retry-After': '120' } },
		});
		await untilDone(host);
		const ended = await host.resumeParent();
		expect(new Set(jobIds(ended))).toHaveProperty('size', 3);
		await expect(submitted()).resolves.toEqual([url(0), url(1), url(1), url(2)]);
	});
});

describe('an item that fails while the others wait', () => {
	const refuse = async () =>
		await simulator.control.injectFault({
			path: '/project/create',
			effect: { kind: 'respond', status: 200, body: { code: 4008, errMsg: '' } },
		});

	it('ends the node, names the jobs that were accepted, and nothing else is submitted', async () => {
		const host = submitting(4);
		await host.start();
		await passUntil(host.due);
		await refuse();
		await host.resumeChild();
		expect(host.due).toBeUndefined();
		const { error, run } = await host.resumeParent();
		expect(run.status).toBe('error');
		expect(error?.message).toMatch(/\[item 1\]$/);
		expect(error?.description).toMatch(/Accepted before this and running: Vizard job '\d+'/);
		await expect(submitted()).resolves.toEqual([url(0), url(1)]);
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'keeps its place with %s, and the others are submitted',
		async (onError) => {
			const host = submitting(4, ONE_A_MINUTE, { onError });
			await host.start();
			await passUntil(host.due);
			await refuse();
			await host.resumeChild();
			await untilDone(host);
			const { outputs, run } = await host.resumeParent();
			expect(run.status).toBe('success');
			const [regular = [], errors = []] = outputs('Submit');
			const failed = onError === 'continueErrorOutput' ? errors : [regular[1]];
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json.error).toMatch(/\[item 1\]$/);
			expect(regular.filter(({ json }) => json.jobId)).toHaveLength(3);
			await expect(submitted()).resolves.toEqual([0, 1, 2, 3].map(url));
		},
	);

	it('fails again when the execution is retried, and nothing is submitted', async () => {
		const host = submitting(3);
		await host.start();
		await passUntil(host.due);
		await refuse();
		await host.resumeChild();
		const failed = await host.resumeParent();
		const { error } = await host.retryParent(failed);
		expect(error?.message).toMatch(/\[item 1\]$/);
		await expect(submitted()).resolves.toEqual([url(0), url(1)]);
	});

	it('is not submitted again by Retry Execution, nor are those that were accepted', async () => {
		const host = submitting(4);
		await host.start();
		await passUntil(host.due);
		await host.resumeChild();
		await passUntil(host.due);
		await refuse();
		await host.resumeChild();
		const failed = await host.resumeParent();
		expect(failed.error?.message).toMatch(/\[item 2\]$/);
		await passUntil(Date.now() + 120_000);
		const ended = await host.retryParent(withoutItsError(failed));
		expect(jobIds(ended)).toHaveLength(4);
		await expect(submitted()).resolves.toEqual([url(0), url(1), url(2), url(2), url(3)]);
	});
});

it('Keep Running waits in memory', async () => {
	const host = submitting(3, { ...ONE_A_MINUTE, mode: 'keepRunning' });
	const ended = await host.start();
	expect(ended.run.status).toBe('success');
	expect(jobIds(ended)).toHaveLength(3);
	expect(host.starts).toBe(0);
});

it('the last item waits in memory when its turn is less than a minute away', async () => {
	const host = submitting(2);
	const ended = await host.start();
	expect(ended.run.status).toBe('success');
	expect(host.starts).toBe(0);
});

it('Suspend parks for it, too', async () => {
	const host = submitting(2, { ...ONE_A_MINUTE, mode: 'suspend' });
	const { run } = await host.start();
	expect(run.status).toBe('waiting');
	await untilDone(host);
	expect(jobIds(await host.resumeParent())).toHaveLength(2);
});
