import { passUntil, simulator } from '../harness/simulatedTime';
import { WAIT_FOR_SUB_EXECUTION, type INodeParameters } from 'n8n-workflow';
import type { TestNode, WorkflowRun } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { sources, submitNode, vizardCredentials } from '../harness/vizardRun';

const ONE_A_MINUTE = { submitsPerMinute: 1 };

const url = (row: number) => `https://media.example.org/${row}.mp4`;

function submitting(
	count: number,
	options: INodeParameters = ONE_A_MINUTE,
	settings: TestNode['settings'] = {},
	urls = Array.from({ length: count }, (_, row) => url(row)),
) {
	return new SuspendingHost({
		items: sources(...urls),
		nodes: [submitNode(settings, options)],
		credentials: vizardCredentials(simulator),
	});
}

/** The sources that were submitted, in the order of the requests. */
async function submitted(): Promise<string[]> {
	const requests = await simulator.control.requests({ url: '/project/create' });
	return requests.map(({ body }) => (body as { videoUrl: string }).videoUrl);
}

/** Lets the turns come, one after the other. */
async function untilDone(host: SuspendingHost): Promise<number[]> {
	const dues: number[] = [];
	for (let { due } = host; due !== undefined; due = host.due) {
		dues.push(due);
		if (dues.length > 100) throw new Error('The submits do not end');
		await passUntil(due);
		await host.resumeChild();
	}
	return dues;
}

const jobIds = ({ outputs }: WorkflowRun) => outputs('Submit')[0]?.map(({ json }) => json.jobId);

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

/**
 * n8n 2.41 keeps the error of a sub-execution beside the node, and a retry ends with it again. An n8n that runs
 * the node again must find the ledger.
 */
function withoutItsError(ended: WorkflowRun): WorkflowRun {
	const [entry] = ended.run.data.executionData?.nodeExecutionStack ?? [];
	expect(entry?.metadata?.resumeError).toBeDefined();
	delete entry?.metadata?.resumeError;
	return ended;
}

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

describe('n8n is killed in the middle of a submit', () => {
	async function killed(onError: NonNullable<TestNode['settings']>['onError'], error?: Error) {
		const host = submitting(4, ONE_A_MINUTE, { onError });
		await host.start();
		await passUntil(host.due);
		await host.resumeSupervisor(error);
		return host;
	}

	const looksAgain = async (host: SuspendingHost) => {
		await passUntil(host.supervisor?.run.waitTill?.getTime());
		await host.supervisorIsDue();
	};

	it.each<[string, Error | undefined]>([
		['which leaves nothing', undefined],
		[
			'of a worker, which n8n takes for an error',
			new Error('This execution failed to be processed too many times'),
		],
	])('%s: its item is not submitted again and says so; the others are', async (_how, error) => {
		const host = await killed('continueRegularOutput', error);
		await expect(submitted()).resolves.toEqual([url(0)]);
		await looksAgain(host);
		await untilDone(host);
		const { outputs } = await host.resumeParent();
		const [items = []] = outputs('Submit');
		expect(items.map(({ json }) => typeof json.jobId)).toEqual([
			'string',
			'undefined',
			'string',
			'string',
		]);
		expect(items[1]?.json.error).toMatch(/may have been accepted and may be billed \[item 1\]$/);
		await expect(submitted()).resolves.toEqual([0, 2, 3].map(url));
	});

	it('ends a node that stops, with the jobs that were accepted', async () => {
		const host = await killed('stopWorkflow');
		await looksAgain(host);
		const { error } = await host.resumeParent();
		expect(error?.message).toMatch(/may have been accepted and may be billed \[item 1\]$/);
		expect(error?.description).toMatch(/Accepted before this and running: Vizard job '\d+'/);
		await expect(submitted()).resolves.toEqual([url(0)]);
	});

	it('takes the report of one that went on although n8n took it for ended', async () => {
		const host = await killed('stopWorkflow');
		await host.resumeChild();
		await untilDone(host);
		const ended = await host.resumeParent();
		expect(jobIds(ended)).toHaveLength(4);
		await expect(submitted()).resolves.toEqual([0, 1, 2, 3].map(url));
	});

	it('is not submitted again by Retry Execution either', async () => {
		const host = await killed('stopWorkflow');
		await looksAgain(host);
		const failed = await host.resumeParent();
		const { error } = await host.retryParent(withoutItsError(failed));
		expect(error?.description).toContain('may have been accepted');
		await expect(submitted()).resolves.toEqual([url(0)]);
	});

	it('of the execution that keeps the items: each says what is known of it', async () => {
		const host = submitting(3, ONE_A_MINUTE, { onError: 'continueRegularOutput' });
		await host.start();
		await passUntil(host.due);
		await host.resumeChild();
		const { outputs } = await host.resumeParent();
		const [items = []] = outputs('Submit');
		expect(items.map(({ json }) => typeof json.jobId)).toEqual(['string', 'string', 'undefined']);
		expect(items[2]?.json.error).toContain('may have been accepted');
	});
});

it('a stop of the execution that submits ends in a message about what was accepted', async () => {
	const host = submitting(3);
	await host.start();
	await host.resumeSupervisor(new Error('The execution was cancelled manually'));
	const { error } = await host.resumeParent();
	expect(error?.message).toBe('The execution that submitted the items was stopped');
	expect(error?.description).toMatch(/Vizard job '\d+'.*Items 1 may have been accepted/);
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
