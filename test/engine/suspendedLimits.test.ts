import { passUntil, simulator, time } from '../harness/simulatedTime';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { SuspendingHost } from '../harness/suspendingHost';
import { waitNode } from '../harness/vizardRun';

/** Answers for the execution that waits: it still does. */
let waiting: Server;

beforeAll(async () => {
	waiting = createServer((_request, response) => {
		response.setHeader('content-type', 'application/json').end('{"checking":false}');
	});
	await new Promise<void>((listening) => waiting.listen(0, '127.0.0.1', listening));
});
beforeEach(async () => {
	await simulator.control.planJobs({ outcome: { kind: 'never' } });
});
afterAll(() => waiting.close());

async function submitted(provider: string, count: number): Promise<INodeExecutionData[]> {
	const jobs: INodeExecutionData[] = [];
	for (let job = 0; job < count; job++) jobs.push(await submitJob(simulator, provider));
	return jobs;
}

const begin = (
	items: INodeExecutionData[],
	options = {},
	executionTimeout?: number,
	surroundings: Partial<IWorkflowExecuteAdditionalData> = {},
	mode = 'suspend',
) =>
	new SuspendingHost({
		items,
		nodes: [waitNode(options, {}, { providers: ['vizard', 'wayinVideo'], mode })],
		credentials: everyCredential(simulator),
		surroundings: {
			webhookWaitingBaseUrl: `http://127.0.0.1:${(waiting.address() as AddressInfo).port}`,
			...surroundings,
		},
		...(executionTimeout !== undefined && { settings: { executionTimeout } }),
	});

/** Lets time pass until the sub-execution is due, and resumes it. */
async function whenDue(host: SuspendingHost) {
	await passUntil(host.due);
	return await host.resumeChild();
}

const asked = async (provider: string) =>
	(await simulator.control.requests({ provider })).map(({ at }) => Date.parse(at));

describe('jobs of a provider that allows 15 requests a minute, and of one that allows any number', () => {
	it('hold neither each other up nor the worker', async () => {
		await simulator.control.setAccount('wayinvideo', {
			runningTasks: 100,
			requestsPerMinute: 1000,
		});
		const jobs = [...(await submitted('wayinVideo', 20)), ...(await submitted('vizard', 2))];
		await time.pass(60_000);
		await simulator.control.setAccount('wayinvideo', { requestsPerMinute: 15 });
		await simulator.control.clearRequests();

		const host = begin(jobs);
		const beganAt = Date.now();
		await host.start();
		expect(Date.now() - beganAt).toBeLessThan(5_000);
		for (let run = 0; run < 4; run++) {
			const [due, running] = [host.due ?? 0, Math.max(Date.now(), host.due ?? 0)];
			expect(due).toBeGreaterThan(Date.now());
			await whenDue(host);
			expect(Date.now() - running).toBeLessThan(5_000);
		}
		const vizard = await asked('vizard');
		const gaps = vizard.slice(2).map((at, index) => at - (vizard[index] ?? 0));
		expect(Math.max(...gaps)).toBeLessThanOrEqual(66_000);
		const wayin = await asked('wayinvideo');
		expect(wayin.length).toBeGreaterThan(40);
		await expect(simulator.control.requests({ status: 429 })).resolves.toEqual([]);
	}, 120_000);
});

describe('a call about a job', () => {
	it('leads to a check at once, but to none sooner after another than in memory', async () => {
		const [job] = await submitted('vizard', 1);
		const host = begin(job ? [job] : []);
		await host.start();
		const jobIds = [String(job?.json.jobId)];
		await time.pass(20_000);
		await simulator.control.clearRequests();
		for (let call = 0; call < 4; call++) {
			await host.callChild([{ json: { call: { id: `call ${call}`, jobIds } } }]);
			await time.pass(100);
		}
		const times = await asked('vizard');
		expect(times).toHaveLength(4);
		for (const [index, at] of times.slice(1).entries()) {
			expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(5_000);
		}
		expect(host.child?.run.status).toBe('waiting');
	}, 60_000);

	it('is kept for the next check while its provider is in trouble', async () => {
		const [job] = await submitted('vizard', 1);
		const host = begin(job ? [job] : []);
		await host.start();
		await simulator.control.injectFault({
			path: '/project/query',
			effect: { kind: 'respond', status: 429, body: {}, headers: { 'retry-after': '90' } },
		});
		await whenDue(host);
		await simulator.control.clearRequests();
		const jobIds = [String(job?.json.jobId)];
		await simulator.control.finishJob('vizard', String(job?.json.jobId));
		await host.callChild([{ json: { call: { id: 'call', jobIds } } }]);
		expect(await asked('vizard')).toEqual([]);
		await whenDue(host);
		const { outputs } = await host.resumeParent();
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
			status: 'completed',
			wait: { detectedBy: 'callback' },
		});
	}, 60_000);
});

describe('the time limit of the workflow', () => {
	async function untilEnded(host: SuspendingHost): Promise<void> {
		for (let run = 0; host.due !== undefined; run++) {
			if (run === 50) throw new Error('The wait does not end');
			await whenDue(host);
		}
	}

	it('ends a suspended wait before n8n cancels the execution, and says why', async () => {
		const beganAt = Date.now();
		const host = begin(await submitted('vizard', 1), {}, 600);
		await host.start();
		await untilEnded(host);
		expect(Date.now() - beganAt).toBeLessThanOrEqual(510_500);
		const { error } = await host.resumeParent();
		expect(error?.message).toContain(
			'did not end in the time that the limit of this workflow (600 seconds) leaves to wait for it; n8n cancels the workflow after that',
		);
		expect(error?.description).toContain("Raise 'Timeout Workflow'");
	}, 60_000);

	it('is that of the instance where the workflow has none', async () => {
		const beganAt = Date.now();
		const host = begin(await submitted('vizard', 1), {}, undefined, {
			executionTimeoutTimestamp: Date.now() + 600_000,
		});
		const { run } = await host.start();
		const [hint] = run.data.resultData.runData.Wait?.[0]?.hints ?? [];
		expect(hint?.message).toMatch(
			/The time limit of the workflow ends this wait at \d\d:\d\d:\d\d\.$/,
		);
		await untilEnded(host);
		expect(Date.now() - beganAt).toBeLessThanOrEqual(510_500);
		const { error } = await host.resumeParent();
		expect(error?.message).toContain('limit of this workflow (600 seconds)');
		expect(error?.description).toContain('or EXECUTIONS_TIMEOUT of n8n where it sets none');
	}, 60_000);

	it('counts from the start of the execution, not of the wait', async () => {
		const beganAt = Date.now();
		const host = begin(await submitted('vizard', 1), {}, 1200, {
			executionTimeoutTimestamp: Date.now() + 300_000,
		});
		await host.start();
		await untilEnded(host);
		expect(Date.now() - beganAt).toBeLessThanOrEqual(210_500);
		const { error } = await host.resumeParent();
		expect(error?.message).toContain('limit of this workflow (1200 seconds)');
	}, 60_000);

	it.each([
		['of the workflow', 119, undefined],
		['of the instance', undefined, 119],
		['that is almost over', 600, 5],
	])('%s, if it leaves no time to park, ends the wait at once', async (_whose, limit, left) => {
		const [job] = await submitted('vizard', 1);
		const host = begin(job ? [job] : [], {}, limit, {
			...(left !== undefined && { executionTimeoutTimestamp: Date.now() + left * 1000 }),
		});
		const { error } = await host.start();
		expect(host.child).toBeUndefined();
		expect(error?.message).toContain(`Vizard job '${String(job?.json.jobId)}' did not end`);
		expect(error?.description).toContain('do not submit it again');
	});

	it('if it leaves no time to park, lets On Timeout decide', async () => {
		const host = begin(await submitted('vizard', 1), { onTimeout: 'returnItem' }, 60);
		const { outputs, error } = await host.start();
		expect(error).toBeUndefined();
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({
			status: 'processing',
			wait: { mode: 'keepRunning', timedOut: true, checks: 1 },
		});
	});

	it('ends a wait in memory before n8n cancels the execution', async () => {
		const beganAt = Date.now();
		const host = begin(await submitted('vizard', 2), {}, 600, {}, 'keepRunning');
		const { error } = await host.start();
		expect(host.child).toBeUndefined();
		expect(Date.now() - beganAt).toBeGreaterThanOrEqual(585_000);
		expect(Date.now() - beganAt).toBeLessThanOrEqual(590_500);
		expect(error?.message).toContain('limit of this workflow (600 seconds)');
		expect(error?.description).toContain('do not submit it again');
	}, 60_000);

	it('lets On Timeout decide', async () => {
		const host = begin(await submitted('vizard', 1), { onTimeout: 'returnItem' }, 600);
		await host.start();
		await untilEnded(host);
		const { outputs, error } = await host.resumeParent();
		expect(error).toBeUndefined();
		expect(outputs('Wait')[0]?.[0]?.json).toMatchObject({ wait: { timedOut: true } });
	}, 60_000);

	it.each([-1, 86_400])(
		'of %d seconds leaves the one of the node as it is',
		async (limit) => {
			const host = begin(await submitted('vizard', 1), { timeLimitMinutes: 10 }, limit);
			await host.start();
			await untilEnded(host);
			const { error } = await host.resumeParent();
			expect(error?.message).toContain('did not end within 10 minutes');
		},
		60_000,
	);
});
