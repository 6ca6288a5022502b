import { passUntil, simulator } from '../harness/simulatedTime';
import { WAIT_INDEFINITELY, WAIT_FOR_SUB_EXECUTION, type INodeExecutionData } from 'n8n-workflow';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import type { TestNode } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { waitNode } from '../harness/vizardRun';

const PROVIDERS = ['vizard', 'pictory'];

/** Jobs that never end by themselves, one a provider. */
async function running(): Promise<INodeExecutionData[]> {
	await simulator.control.planJobs({ outcome: { kind: 'never' } });
	const jobs: INodeExecutionData[] = [];
	for (const id of PROVIDERS) jobs.push(await submitJob(simulator, id));
	await simulator.control.clearRequests();
	return jobs;
}

async function suspended(
	settings: TestNode['settings'] = {},
	{ mode = 'suspend', options = {} } = {},
) {
	const jobs = await running();
	const host = new SuspendingHost({
		items: jobs,
		nodes: [waitNode(options, settings, { providers: PROVIDERS, mode })],
		credentials: everyCredential(simulator),
	});
	return { jobs, host, parent: await host.start() };
}

const end = async ({ json }: INodeExecutionData) =>
	await simulator.control.finishJob(String(json.provider), String(json.jobId));

const fail = async ({ json }: INodeExecutionData) =>
	await simulator.control.failJob(String(json.provider), String(json.jobId), 'FAILED');

/** Checks since the last time this was asked. */
async function checks(): Promise<number> {
	const { length } = await simulator.control.requests();
	await simulator.control.clearRequests();
	return length;
}

/** Lets time pass until the sub-execution is due, and resumes it. */
async function whenDue(host: SuspendingHost) {
	await passUntil(host.due);
	return await host.resumeChild();
}

/** @returns when the sub-execution was due */
async function untilEnded(host: SuspendingHost): Promise<number[]> {
	const dues: number[] = [];
	for (let due = host.due; due !== undefined; due = host.due) {
		dues.push(due);
		if (dues.length === 50) throw new Error('The wait does not end');
		await whenDue(host);
	}
	return dues;
}

/** What the sub-execution has kept of each job. */
function keptBy(host: SuspendingHost) {
	const kept = host.child?.run.data.executionData?.contextData['node:Check Jobs']?.waits;
	return kept as { watch: { checks: number; deadline: number } }[];
}

describe('a suspended wait', () => {
	it('looks at each job once, parks itself for a minute or more, and its parent for as long', async () => {
		const before = Date.now();
		const { host, parent } = await suspended();
		expect(await checks()).toBe(2);
		expect(parent.run.status).toBe('waiting');
		expect(parent.run.waitTill).toEqual(WAIT_FOR_SUB_EXECUTION);
		expect(host.child?.run.status).toBe('waiting');
		expect((host.due ?? 0) - before).toBeGreaterThanOrEqual(60_000);
		expect(host.child?.run.waitTill).not.toEqual(WAIT_INDEFINITELY);
	});

	it('returns what came in, for a webhook that responds when the last node finishes', async () => {
		const { jobs, parent } = await suspended();
		const [items = []] = parent.outputs('Wait');
		expect(items.map(({ json }) => json.jobId)).toEqual(jobs.map(({ json }) => json.jobId));
	});

	it('checks once each time it is resumed, and remembers what it has seen', async () => {
		const { host } = await suspended();
		await checks();
		const seen = () => keptBy(host).reduce((sum, { watch }) => sum + watch.checks, 0);
		for (let round = 0; round < 3; round++) {
			const before = seen();
			await whenDue(host);
			const sent = await checks();
			expect(sent).toBeGreaterThan(0);
			expect(seen()).toBe(before + sent);
		}
	});

	it('resumed too early, sends nothing and parks itself again', async () => {
		const { host } = await suspended();
		await checks();
		const due = host.due;
		await host.resumeChild();
		expect(await checks()).toBe(0);
		expect(host.due).toBe(due);
	});

	it('continues with the results in the order of the input when all jobs have ended', async () => {
		const { jobs, host } = await suspended();
		for (const job of [...jobs].reverse()) {
			await end(job);
			await whenDue(host);
		}
		await untilEnded(host);
		const { run, outputs } = await host.resumeParent();
		expect(run.status).toBe('success');
		const [items = []] = outputs('Wait');
		expect(items.map(({ json }) => json.jobId)).toEqual(jobs.map(({ json }) => json.jobId));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			expect.objectContaining({ item: 0 }),
			expect.objectContaining({ item: 1 }),
		]);
		for (const { json } of items) {
			expect(json).toMatchObject({
				status: 'completed',
				wait: { mode: 'suspend', timedOut: false },
			});
			expect(json).not.toHaveProperty('error');
		}
	});

	it('keeps less than a kilobyte a job, and nothing that is secret', async () => {
		const { host } = await suspended();
		for (let round = 0; round < 3; round++) await whenDue(host);
		for (const kept of keptBy(host)) expect(JSON.stringify(kept).length).toBeLessThan(1024);
		for (const id of PROVIDERS) expect(host.storedChild).not.toContain(simulator.apiKey(id));
		expect(JSON.stringify(host.childWorkflow)).not.toMatch(/apiKey|baseUrl/);
	});

	it('ends at its deadline, exactly, and says that the job still runs', async () => {
		const { host } = await suspended({}, { options: { timeLimitMinutes: 3 } });
		const [{ watch } = { watch: undefined }] = keptBy(host);
		const dues = await untilEnded(host);
		expect(dues.at(-1)).toBe(watch?.deadline);
		const { error } = await host.resumeParent();
		expect(error?.message).toMatch(/did not end within 3 minutes; last status: processing/);
	});
});

it('out of time, an item continues with what was last seen before it was parked', async () => {
	await simulator.control.planJobs({ durationSeconds: 3600 });
	const job = await submitJob(simulator, 'clipzy');
	const options = { timeLimitMinutes: 10, onTimeout: 'returnItem' };
	const host = new SuspendingHost({
		items: [job],
		nodes: [waitNode(options, {}, { providers: ['clipzy'], mode: 'suspend' })],
		credentials: everyCredential(simulator),
	});
	await host.start();
	await untilEnded(host);
	const { outputs } = await host.resumeParent();
	expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
		status: 'processing',
		stage: expect.any(String),
		progressPercent: expect.any(Number),
		wait: { timedOut: true },
	});
});

describe('a job that fails while the execution is parked', () => {
	it('ends the wait at once with the reason of the provider', async () => {
		const { jobs, host } = await suspended();
		if (jobs[1]) await fail(jobs[1]);
		await untilEnded(host);
		const { run, error } = await host.resumeParent();
		expect(run.status).toBe('error');
		expect(error?.message).toMatch(/^Pictory job '.*' ended as failed/);
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'continues as an item with %s, and the others with their results',
		async (onError) => {
			const { jobs, host } = await suspended({ onError });
			if (jobs[0]) await end(jobs[0]);
			if (jobs[1]) await fail(jobs[1]);
			await untilEnded(host);
			const { run, outputs } = await host.resumeParent();
			expect(run.status).toBe('success');
			const [first = [], second = []] = outputs('Wait');
			const failed = onError === 'continueErrorOutput' ? second[0] : first[1];
			expect(first[0]?.json.status).toBe('completed');
			expect(failed?.json).toMatchObject({
				jobId: jobs[1]?.json.jobId,
				error: expect.stringMatching(/^Pictory job '.*' ended as failed/),
			});
		},
	);
});

describe('n8n is killed in the middle of a check', () => {
	it.each<[string, Error | undefined]>([
		['which leaves nothing', undefined],
		[
			'of a worker, which n8n takes for an error',
			new Error('This execution failed to be processed too many times'),
		],
	])('%s: another execution checks, and the wait ends with the results', async (_how, error) => {
		const { jobs, host } = await suspended();
		await passUntil(host.due);
		for (const job of jobs) await end(job);
		await host.resumeSupervisor(error);
		expect(host.starts).toBe(2);
		expect(host.supervisor?.run.status).toBe('waiting');
		expect((host.due ?? Infinity) - Date.now()).toBeLessThan(1_000);
		await untilEnded(host);
		const { run, outputs } = await host.resumeParent();
		expect(run.status).toBe('success');
		expect(outputs('Wait')[0]?.map(({ json }) => [json.jobId, json.status])).toEqual(
			jobs.map(({ json }) => [json.jobId, 'completed']),
		);
	});

	it('keeps the deadline', async () => {
		const { host } = await suspended({}, { options: { timeLimitMinutes: 5 } });
		const deadline = keptBy(host)[0]?.watch.deadline;
		await passUntil(host.due);
		await host.resumeSupervisor();
		expect(keptBy(host)[0]?.watch.deadline).toBe(deadline);
		expect((await untilEnded(host)).at(-1)).toBe(deadline);
		const { error } = await host.resumeParent();
		expect(error?.message).toMatch(/did not end within 5 minutes/);
	});

	it('again and again, checks after longer pauses, and gives up after ten times', async () => {
		const { jobs, host } = await suspended();
		const pauses: number[] = [];
		while (host.supervisor?.run.status === 'waiting' && pauses.length < 50) {
			await passUntil(host.due);
			await host.resumeSupervisor();
			pauses.push(Math.round(((host.due ?? NaN) - Date.now()) / 60_000));
		}
		expect(pauses.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 5, 5, 5, 5]);
		expect(host.starts).toBe(11);
		const { outputs } = await host.resumeParent();
		expect(outputs('Wait')[0]?.map(({ json }) => [json.jobId, json.wait])).toEqual(
			jobs.map(({ json }) => [json.jobId, { mode: 'suspend', interrupted: true }]),
		);
	});
});

describe('the execution that checks', () => {
	it('stopped by a user, ends the wait with an error that names the jobs', async () => {
		const { jobs, host } = await suspended();
		await host.resumeSupervisor(new Error('The execution was cancelled manually'));
		const { error } = await host.resumeParent();
		expect(error?.message).toBe('The execution that checked the video jobs was stopped');
		for (const { json } of jobs) expect(error?.description).toContain(String(json.jobId));
	});

	it('found gone by a call, is replaced by another, whose first check is due', async () => {
		const { jobs, host } = await suspended();
		for (const job of jobs) await end(job);
		await host.callSupervisor([{ json: { call: true } }]);
		expect(host.starts).toBe(2);
		expect((host.due ?? Infinity) - Date.now()).toBeLessThan(1_000);
		await untilEnded(host);
		const { run } = await host.resumeParent();
		expect(run.status).toBe('success');
	});

	it('ends with the execution that it checks for', async () => {
		const { host } = await suspended();
		const noItems: INodeExecutionData[] = [];
		await host.callSupervisor(noItems);
		expect(host.starts).toBe(1);
		expect(host.supervisor?.run.status).toBe('success');
	});
});

describe('the execution that guards', () => {
	it('is parked until a look, and none that the one waits for that supervises', async () => {
		const { host } = await suspended({}, { options: { timeLimitMinutes: 30 } });
		const [{ watch } = { watch: undefined }] = keptBy(host);
		expect(host.guard?.run.waitTill?.getTime()).toBeCloseTo((watch?.deadline ?? 0) + 60_000, -3);
		const [entry] = host.supervisor?.run.data.executionData?.nodeExecutionStack ?? [];
		expect(entry?.metadata?.waitingChildExecutionIds).toEqual(['child 3']);
	});

	it('ends when it is dismissed, without a run of its node', async () => {
		const { host } = await suspended();
		const before = host.guard?.run.data.resultData.runData['Guard Checks']?.length;
		const { run } = await host.resumeGuard([]);
		expect(run.status).toBe('success');
		expect(run.data.resultData.runData['Guard Checks']).toHaveLength(before ?? 0);
	});

	it('continues at its time, and ends after the time limit where n8n does not reach itself', async () => {
		const { host } = await suspended({}, { options: { timeLimitMinutes: 90 } });
		await passUntil(host.guard?.run.waitTill?.getTime());
		expect((await host.resumeGuard()).run.status).toBe('waiting');
		await passUntil(host.guard?.run.waitTill?.getTime());
		expect((await host.resumeGuard()).run.status).toBe('success');
	});

	it('holds nothing of the jobs', async () => {
		const { jobs, host } = await suspended();
		const text = JSON.stringify(host.guard?.run.data);
		for (const { json } of jobs) expect(text).not.toContain(String(json.jobId));
	});
});

describe('n8n is killed while it supervises', () => {
	const notSeen = (jobId: unknown) =>
		expect.stringMatching(`^n8n was ended while it checked \\w+ job '${String(jobId)}' `);

	it('continues with each job as it was seen last, and never as finished', async () => {
		const { jobs, host } = await suspended();
		if (jobs[0]) await end(jobs[0]);
		await whenDue(host);
		const { outputs } = await host.resumeParent();
		const [items = [], ...others] = outputs('Wait');
		expect(others).toEqual([]);
		expect(items.map(({ json }) => json)).toEqual(
			jobs.map(({ json: { provider, jobType, jobId } }) => ({
				...{ provider, jobType, jobId },
				status: expect.stringMatching(/^(queued|processing)$/),
				videos: [],
				wait: { mode: 'suspend', interrupted: true },
			})),
		);
		expect(JSON.stringify(items)).not.toContain('signature');
	});

	it('sends each job out of the error output, where there is one', async () => {
		const { jobs, host } = await suspended({ onError: 'continueErrorOutput' });
		const { outputs } = await host.resumeParent();
		const [went = [], failed = []] = outputs('Wait');
		expect(went).toEqual([]);
		expect(failed.map(({ json }) => json.error)).toEqual(
			jobs.map(({ json }) => notSeen(json.jobId)),
		);
	});

	it('keeps the place and the reference of each job with Continue On Fail', async () => {
		const { jobs, host } = await suspended({ onError: 'continueRegularOutput' });
		const { outputs } = await host.resumeParent();
		expect(outputs('Wait')[0]?.map(({ json }) => json)).toEqual(
			jobs.map(({ json: { provider, jobType, jobId } }) => ({
				...{ provider, jobType, jobId },
				error: notSeen(jobId),
				details: expect.objectContaining({ interrupted: true }),
			})),
		);
	});
});

describe('automatic', () => {
	it('does not suspend for jobs that have ended already', async () => {
		const jobs = await running();
		for (const job of jobs) await end(job);
		const host = new SuspendingHost({
			items: jobs,
			nodes: [waitNode({}, {}, { providers: PROVIDERS, mode: 'automatic' })],
			credentials: everyCredential(simulator),
		});
		const { run } = await host.start();
		expect(run.status).toBe('success');
		expect(host.child).toBeUndefined();
	});

	it('suspends for an end that is far', async () => {
		const { parent } = await suspended({}, { mode: 'automatic' });
		expect(parent.run.status).toBe('waiting');
	});

	it('keeps running for an end that is near', async () => {
		await simulator.control.planJobs({ durationSeconds: 20 });
		const job = await submitJob(simulator, 'vizard');
		const options = { expectedDurationSeconds: 20 };
		const host = new SuspendingHost({
			items: [job],
			nodes: [waitNode(options, {}, { providers: ['vizard'], mode: 'automatic' })],
			credentials: everyCredential(simulator),
		});
		const { run, outputs } = await host.start();
		expect(run.status).toBe('success');
		expect(host.child).toBeUndefined();
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({ wait: { mode: 'keepRunning' } });
	});
});
