import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardChecks, takeDismissal } from '../../nodes/WaitForVideoJob/supervise/guard';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW = Date.parse('2026-11-27T12:00:00Z');

const THERE = { status: 200, body: { checking: false } };
const RUNNING = { status: 409, body: { message: 'The execution "12" is running already.' } };
const ENDED = { status: 409, body: { message: 'The execution "12 has finished already.' } };
const DELETED = { status: 404, body: { message: 'The execution "12" does not exist.' } };
const ELSEWHERE = {
	status: 404,
	body: { message: 'The workflow for execution "12" does not contain a waiting webhook.' },
};
const PROXY_IS_DOWN = { status: 502, body: {} };

/** The execution of the user. */
let users: Server;
let answer: { status: number; body: unknown };
let bodies: unknown[];

beforeAll(async () => {
	users = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			bodies.push(JSON.parse(text));
			response.writeHead(answer.status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer.body));
		});
	});
	await new Promise<void>((listening) => users.listen(0, '127.0.0.1', listening));
});
beforeEach(() => {
	bodies = [];
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => users.close());

/** An execution that guards a wait with so much time left. */
function guarding(leftMs: number) {
	const { port } = users.address() as AddressInfo;
	const parentResumeUrl = `http://127.0.0.1:${port}/webhook-waiting/12?signature=abc`;
	const n8n = executeContext(
		{
			items: [{ json: { timeLimitEnds: new Date(NOW + leftMs).toISOString() } }],
			nodes: [waitNode({}, {}, { phase: 'guard', parentResumeUrl })],
			credentials: {},
		},
		'Wait',
	);
	const park = jest.spyOn(n8n, 'putExecutionToWait');
	return { n8n, parkedUntil: () => park.mock.lastCall?.[0].getTime() };
}

it.each([
	['a minute after the time limit', 20 * MINUTE_MS, 21 * MINUTE_MS],
	['after an hour, where the limit is later', 120 * MINUTE_MS, HOUR_MS],
	['after an hour, where the limit is over', -5 * MINUTE_MS, HOUR_MS],
])('looks %s, and asks no one before', async (_when, leftMs, expectedMs) => {
	const { n8n, parkedUntil } = guarding(leftMs);
	const [again] = await guardChecks(n8n);
	expect(parkedUntil()).toBe(NOW + expectedMs);
	expect(again).toEqual(n8n.getInputData());
	expect(bodies).toEqual([]);
});

it.each([
	['waits', THERE, HOUR_MS, true],
	['waits after its time limit', THERE, -MINUTE_MS, true],
	['is running', RUNNING, HOUR_MS, true],
	['cannot be reached', PROXY_IS_DOWN, HOUR_MS, true],
	['cannot be reached after the time limit', PROXY_IS_DOWN, -MINUTE_MS, false],
	['has ended', ENDED, HOUR_MS, false],
	['was deleted', DELETED, HOUR_MS, false],
	['has continued', ELSEWHERE, HOUR_MS, false],
])('the execution of the user %s', async (_what, given, leftMs, guardsOn) => {
	const { n8n, parkedUntil } = guarding(leftMs);
	await guardChecks(n8n);
	const first = parkedUntil();
	answer = given;
	jest.spyOn(Date, 'now').mockReturnValue(NOW + 1);
	const [again] = await guardChecks(n8n);
	expect(bodies).toEqual([{ lookBehind: true }]);
	expect(again).toHaveLength(guardsOn ? 1 : 0);
	expect((parkedUntil() ?? 0) > (first ?? 0)).toBe(guardsOn);
});

it('ends without a word when it is dismissed', () => {
	expect(takeDismissal().workflowData).toEqual([[]]);
});
