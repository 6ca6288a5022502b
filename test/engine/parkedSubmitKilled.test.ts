import { passUntil, simulator } from '../harness/simulatedTime';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	jobIds,
	ONE_A_MINUTE,
	submitted,
	submitting,
	untilDone,
	url,
	withoutItsError,
} from '../harness/parkedSubmit';
import type { TestNode } from '../harness/runWorkflow';
import type { SuspendingHost } from '../harness/suspendingHost';

type OnError = NonNullable<TestNode['settings']>['onError'];

/** What n8n says of a worker that is gone. */
const STALLED = new Error('This execution failed to be processed too many times');
const STOPPED = new Error('The execution was cancelled manually');

const ALL = [0, 1, 2, 3].map(url);

beforeEach(async () => {
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});

async function begun(onError: OnError): Promise<SuspendingHost> {
	const host = submitting(4, ONE_A_MINUTE, { onError });
	await host.start();
	await passUntil(host.due);
	return host;
}

/** Lets the execution that keeps the items look for the report that it misses. */
async function looksAgain(host: SuspendingHost): Promise<void> {
	await passUntil(host.supervisor?.run.waitTill?.getTime());
	await host.supervisorIsDue();
}

describe('n8n is killed in the middle of a submit', () => {
	async function killed(onError: OnError, error?: Error) {
		const host = await begun(onError);
		await host.killChild();
		await host.resumeSupervisor(error);
		return host;
	}

	it.each<[string, Error | undefined]>([
		['which leaves nothing', undefined],
		['of a worker, which n8n takes for an error', STALLED],
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

	it('ends a node that stops, with the jobs that were accepted and the items that were not submitted', async () => {
		const host = await killed('stopWorkflow');
		await looksAgain(host);
		const { error } = await host.resumeParent();
		expect(error?.message).toMatch(/may have been accepted and may be billed \[item 1\]$/);
		expect(error?.description).toMatch(/Accepted before this and running: Vizard job '\d+'/);
		expect(error?.description).toContain('Not submitted: items 2 to 3.');
		await expect(submitted()).resolves.toEqual([url(0)]);
	});

	it('takes the report of one that went on although n8n took it for ended', async () => {
		const host = await begun('stopWorkflow');
		await host.finishChildUnheard();
		await host.resumeSupervisor(STALLED);
		await looksAgain(host);
		await untilDone(host);
		expect(jobIds(await host.resumeParent())).toHaveLength(4);
		await expect(submitted()).resolves.toEqual(ALL);
	});

	it('is not submitted again by Retry Execution either', async () => {
		const host = await killed('stopWorkflow');
		await looksAgain(host);
		const failed = await host.resumeParent();
		const { error } = await host.retryParent(withoutItsError(failed));
		expect(error?.description).toContain('may have been accepted');
		await expect(submitted()).resolves.toEqual([url(0)]);
	});
});

describe('n8n ends an execution that is to submit before it begins', () => {
	it.each<[string, Error | undefined]>([
		['as crashed', undefined],
		['as stalled', STALLED],
	])('%s: its item has another turn, and each is submitted once', async (_how, error) => {
		const host = await begun('stopWorkflow');
		await host.resumeSupervisor(error);
		await looksAgain(host);
		await untilDone(host);
		expect(jobIds(await host.resumeParent())).toHaveLength(4);
		await expect(submitted()).resolves.toEqual(ALL);
	});

	it('and it begins all the same: it submits nothing once it is missed', async () => {
		const host = await begun('stopWorkflow');
		await host.resumeSupervisor();
		await host.finishChildUnheard();
		await expect(submitted()).resolves.toEqual([url(0)]);
		await looksAgain(host);
		await untilDone(host);
		expect(jobIds(await host.resumeParent())).toHaveLength(4);
		await expect(submitted()).resolves.toEqual(ALL);
	});
});

describe('n8n is killed between two turns', () => {
	/** Answers for n8n: the user's execution is parked at its Submit node. */
	let n8n: Server;

	beforeAll(async () => {
		n8n = createServer((_request, response) => {
			const message =
				'The workflow for execution "1" does not contain a waiting webhook with a matching path/method.';
			response
				.writeHead(404, { 'content-type': 'application/json' })
				.end(`{"message":${JSON.stringify(message)}}`);
		});
		await new Promise<void>((listening) => n8n.listen(0, '127.0.0.1', listening));
	});
	afterAll(() => n8n.close());

	it('each item says what is known of it, and one whose turn had not come that it was not submitted', async () => {
		const { port } = n8n.address() as AddressInfo;
		const settings = { onError: 'continueRegularOutput' } as const;
		const host = submitting(4, ONE_A_MINUTE, settings, {
			webhookWaitingBaseUrl: `http://127.0.0.1:${port}/webhook-waiting`,
		});
		await host.start();
		await passUntil(host.due);
		await host.resumeChild();
		const { outputs } = await host.resumeParent();
		const [items = []] = outputs('Submit');
		expect(items.map(({ json }) => typeof json.jobId)).toEqual([
			'string',
			'string',
			'undefined',
			'undefined',
		]);
		expect(items[2]?.json.error).toContain('may have been accepted');
		expect(items[3]?.json.error).toBe('n8n was ended before the turn of this item came [item 3]');
	});

	it('and the next one is not expected by what n8n has stored: it submits nothing', async () => {
		const host = await begun('continueRegularOutput');
		const before = host.keepSupervisor();
		await host.resumeChild();
		await expect(submitted()).resolves.toEqual([0, 1].map(url));
		before.restore();
		await passUntil(host.due);
		await host.finishChildUnheard();
		await expect(submitted()).resolves.toEqual([0, 1].map(url));
	});
});

describe('a stop of the execution that submits', () => {
	it('ends in a message about what was accepted', async () => {
		const host = await begun('stopWorkflow');
		await host.resumeSupervisor(STOPPED);
		const { error } = await host.resumeParent();
		expect(error?.message).toBe('The execution that submitted the items was stopped');
		expect(error?.description).toMatch(/Vizard job '\d+'/);
		expect(error?.description).not.toContain('may have been accepted');
	});

	it('names the items that may have been accepted', async () => {
		const host = await begun('stopWorkflow');
		await host.killChild();
		await host.resumeSupervisor(STOPPED);
		const { error } = await host.resumeParent();
		expect(error?.description).toMatch(/Vizard job '\d+'.*Items 1 may have been accepted/);
	});
});

it('a workflow that has continued with another node: nothing is submitted any more', async () => {
	const host = await begun('continueRegularOutput');
	const ended = await host.resumeParent();
	expect(ended.run.status).toBe('success');
	host.storeParent(ended);
	await host.resumeChild();
	await expect(submitted()).resolves.toEqual([url(0)]);
	expect(host.due).toBeUndefined();
});
