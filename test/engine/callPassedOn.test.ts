import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { toParked } from '../../nodes/WaitForVideoJob/check/state';
import { answerCall } from '../../nodes/WaitForVideoJob/user/call';
import { readEntries } from '../../nodes/WaitForVideoJob/waitingJob';
import { executeContext } from '../harness/executeContext';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import type { TestNode } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';

let mockSlept: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		mockSlept.push(milliseconds);
		await Promise.resolve();
	},
}));

const answers = {
	seen: { status: 200, body: { checking: true } },
	running: { status: 409, body: { code: 0, message: 'The execution "7" is running already.' } },
	deleted: { status: 404, body: { code: 0, message: 'The execution "7" does not exist.' } },
	ended: { status: 409, body: { code: 0, message: 'The execution "7 has finished already.' } },
	portal: { status: 200, body: '<html></html>' },
};

let simulator: Simulator;
let checking: Server;
/** What the execution that checks answers, the last one for ever. */
let queue: (keyof typeof answers)[];
let bodies: unknown[];

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	checking = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			bodies.push(text === '' ? {} : JSON.parse(text));
			const next = queue.length > 1 ? queue.shift() : queue[0];
			const { status, body } = answers[next ?? 'seen'];
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(typeof body === 'string' ? body : JSON.stringify(body));
		});
	});
	await new Promise<void>((listening) => checking.listen(0, '127.0.0.1', listening));
});
beforeEach(async () => {
	[queue, bodies, mockSlept] = [[], [], []];
	await simulator.control.reset();
	await simulator.control.planJobs({ outcome: { kind: 'never' } });
});
afterAll(async () => {
	checking.close();
	await simulator.close();
});

/** Calls an execution that waits for these jobs. */
async function call(
	jobs: INodeExecutionData[],
	body: unknown,
	settings: TestNode['settings'] = {},
	parameters = {},
	options = {},
) {
	const nodes = [waitNode(options, settings, { providers: ['vizard', 'clipzy'], ...parameters })];
	const given = { items: jobs, nodes, credentials: everyCredential(simulator) };
	const execution = executeContext(given, 'Wait');
	const { port } = checking.address() as AddressInfo;
	const kept = {
		items: readEntries(execution).map(toParked),
		childResumeUrl: `http://127.0.0.1:${port}/webhook-waiting/7?signature=x`,
	};
	const response = { status: jest.fn(), set: jest.fn(), json: jest.fn() };
	for (const method of Object.values(response)) method.mockReturnValue(response);
	const context = Object.assign(Object.create(execution) as object, {
		getBodyData: () => body,
		evaluateExpression: () => kept,
		getNodeParameter: (name: string, fallback: unknown) =>
			execution.getNodeParameter(name, 0, fallback),
		getResponseObject: () => response,
		getInputData: undefined,
		getContext: undefined,
	});
	const answered = await answerCall(context as unknown as IWebhookFunctions);
	return { answered, response };
}

const idOf = (job: INodeExecutionData | undefined) => String(job?.json.jobId);

async function submitted(...providers: string[]): Promise<INodeExecutionData[]> {
	const jobs = [];
	for (const id of providers) jobs.push(await submitJob(simulator, id));
	await simulator.control.clearRequests();
	return jobs;
}

it('passes on the ids of its jobs, and nothing else of the body', async () => {
	const jobs = await submitted('vizard', 'clipzy');
	queue = ['seen'];
	const { answered } = await call(jobs, { projectId: Number(idOf(jobs[0])), videos: ['x'] });
	expect(answered).toEqual({ webhookResponse: { checking: true } });
	expect(bodies).toEqual([{ jobIds: [idOf(jobs[0])] }]);
});

it('passes nothing on that names none of its jobs', async () => {
	const { answered } = await call(await submitted('vizard'), { projectId: 1 });
	expect(answered.webhookResponse).toMatchObject({ checking: false });
	expect(bodies).toEqual([]);
});

describe('while the other execution is checking', () => {
	it('holds the call until that is over', async () => {
		const jobs = await submitted('vizard');
		queue = ['running', 'running', 'seen'];
		const { answered } = await call(jobs, { id: idOf(jobs[0]) });
		expect(answered).toEqual({ webhookResponse: { checking: true } });
		expect(bodies).toHaveLength(3);
		expect(mockSlept).toEqual([1000, 1000]);
	});

	it('asks the provider to call again when it takes too long', async () => {
		const jobs = await submitted('vizard');
		queue = ['running'];
		const { answered, response } = await call(jobs, { id: idOf(jobs[0]) });
		expect(answered).toEqual({ noWebhookResponse: true });
		expect(response.status).toHaveBeenCalledWith(503);
		expect(response.json).toHaveBeenCalledWith(expect.objectContaining({ checking: false }));
		expect(mockSlept.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(20_000);
	});
});

it.each(['ended', 'portal'] as const)(
	'changes nothing by itself when the other execution is %s',
	async (answer) => {
		const jobs = await submitted('vizard');
		await simulator.control.finishJob('vizard', idOf(jobs[0]));
		queue = [answer];
		const { answered } = await call(jobs, { id: idOf(jobs[0]) });
		expect(answered).not.toHaveProperty('workflowData');
		expect(await simulator.control.requests()).toEqual([]);
	},
);

describe('when the other execution was deleted', () => {
	beforeEach(() => {
		queue = ['deleted'];
	});

	it('continues with the results once all jobs have ended', async () => {
		const jobs = await submitted('vizard', 'clipzy');
		for (const { json } of jobs) {
			await simulator.control.finishJob(String(json.provider), String(json.jobId));
		}
		const { answered } = await call(jobs, { id: idOf(jobs[1]) });
		const [items = []] = answered.workflowData ?? [];
		expect(items.map(({ json, pairedItem }) => [json.jobId, json.status, pairedItem])).toEqual([
			[idOf(jobs[0]), 'completed', { item: 0 }],
			[idOf(jobs[1]), 'completed', { item: 1 }],
		]);
		expect(items[1]?.json.wait).toMatchObject({ mode: 'suspend', detectedBy: 'callback' });
	});

	it('asks no further than the job that the call names when that is running', async () => {
		const jobs = await submitted('vizard', 'clipzy');
		const { answered } = await call(jobs, { id: idOf(jobs[1]) });
		expect(answered.webhookResponse).toMatchObject({ checking: false });
		const asked = await simulator.control.requests();
		expect(new Set(asked.map(({ provider }) => provider))).toEqual(new Set(['clipzy']));
	});

	it.each([
		['files are wanted', 'finish', {}, { whenFinished: 'resultWithFiles' }],
		['the job has failed and that ends the node', 'fail', {}, {}],
	] as const)('changes nothing when %s', async (_why, how, settings, parameters) => {
		const jobs = await submitted('vizard');
		if (how === 'fail') await simulator.control.failJob('vizard', idOf(jobs[0]), '4008');
		else await simulator.control.finishJob('vizard', idOf(jobs[0]));
		const { answered } = await call(jobs, { id: idOf(jobs[0]) }, settings, parameters);
		expect(answered).not.toHaveProperty('workflowData');
	});

	it('continues with the failed item where the node continues on fail', async () => {
		const jobs = await submitted('vizard');
		await simulator.control.failJob('vizard', idOf(jobs[0]), '4008');
		const settings = { onError: 'continueRegularOutput' as const };
		const { answered } = await call(jobs, { id: idOf(jobs[0]) }, settings);
		expect(answered.workflowData?.[0]?.[0]?.json.error).toMatch(/ended as failed/);
	});
});

describe('asked by the execution that guards to look behind it', () => {
	const look = { lookBehind: true };
	const OUT_OF_TIME = { timeLimitMinutes: 1e-6 };

	it('passes the call on without a job, so that nothing is checked for it', async () => {
		queue = ['seen'];
		const { answered } = await call(await submitted('vizard'), look);
		expect(answered).toMatchObject({ webhookResponse: { checking: false } });
		expect(answered).not.toHaveProperty('workflowData');
		expect(bodies).toEqual([{}]);
		expect(await simulator.control.requests()).toEqual([]);
	});

	it.each(['running', 'ended', 'portal'] as const)(
		'leaves it to the other execution, which is %s',
		async (answer) => {
			queue = [answer];
			const { answered } = await call(await submitted('vizard'), look, {}, {}, OUT_OF_TIME);
			expect(answered).not.toHaveProperty('workflowData');
			expect(mockSlept).toEqual([]);
		},
	);

	describe('and the other execution was deleted', () => {
		beforeEach(() => {
			queue = ['deleted'];
		});

		it('continues with the result of a job that has ended', async () => {
			const jobs = await submitted('vizard');
			await simulator.control.finishJob('vizard', idOf(jobs[0]));
			const { answered } = await call(jobs, look);
			expect(answered.workflowData?.[0]?.[0]?.json).toMatchObject({
				jobId: idOf(jobs[0]),
				status: 'completed',
				wait: { mode: 'suspend', detectedBy: 'check' },
			});
		});

		it('keeps waiting for one that runs, until the time limit', async () => {
			const { answered } = await call(await submitted('vizard'), look);
			expect(answered).not.toHaveProperty('workflowData');
		});

		const interrupted = { wait: { mode: 'suspend', interrupted: true } };

		it.each<[string, 'run' | 'finish' | 'fail', TestNode['settings'], object, object, object]>([
			['runs', 'run', {}, {}, {}, interrupted],
			[
				'runs, On Timeout: Return Item',
				'run',
				{},
				{},
				{ onTimeout: 'returnItem' },
				{
					wait: expect.objectContaining({ timedOut: true }),
				},
			],
			[
				'runs, Continue On Fail',
				'run',
				{ onError: 'continueRegularOutput' },
				{},
				{},
				{
					error: expect.stringContaining('did not end within'),
				},
			],
			['has failed', 'fail', {}, {}, {}, interrupted],
			['has files to download', 'finish', {}, { whenFinished: 'resultWithFiles' }, {}, interrupted],
		])(
			'does not wait any longer after it for one that %s',
			async (_what, how, settings, parameters, options, expected) => {
				const jobs = await submitted('vizard');
				if (how === 'fail') await simulator.control.failJob('vizard', idOf(jobs[0]), '4008');
				if (how === 'finish') await simulator.control.finishJob('vizard', idOf(jobs[0]));
				const limited = { ...OUT_OF_TIME, ...options };
				const { answered } = await call(jobs, look, settings, parameters, limited);
				const [items = []] = answered.workflowData ?? [];
				expect(items.map(({ json }) => json)).toEqual([
					expect.objectContaining({ jobId: idOf(jobs[0]), ...expected }),
				]);
				expect(items[0]?.json.status).not.toBe('completed');
			},
		);
	});
});
