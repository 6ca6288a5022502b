import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callExecution } from '../../nodes/WaitForVideoJob/otherExecution';
import { isWaitedFor } from '../../nodes/WaitForVideoJob/parentExecution';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

let server: Server;
let answer: { status: number; body: unknown };
let calls = 0;

beforeAll(async () => {
	server = createServer((_request, response) => {
		calls += 1;
		const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
		response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
beforeEach(() => {
	calls = 0;
});
afterAll(() => server.close());

const resumeUrl = () =>
	`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook-waiting/12?signature=abc`;

const context = (parentResumeUrl = resumeUrl()) =>
	executeContext(
		{
			items: [{ json: {} }],
			nodes: [waitNode({}, {}, { phase: 'check', parentResumeUrl })],
			credentials: {},
		},
		'Wait',
	);

const error = (message: string) => ({ code: 0, message });

/** What n8n 2.41 answers, and what others may answer in its place. */
const ANSWERS: [string, number, unknown, 'seen' | 'ended' | 'unclear'][] = [
	['waiting', 200, { resumed: false }, 'seen'],
	['running', 409, error('The execution "12" is running already.'), 'unclear'],
	['ended well', 409, error('The execution "12 has finished already.'), 'ended'],
	['stopped', 409, error('The execution "12" has finished with error.'), 'ended'],
	['deleted', 404, error('The execution "12" does not exist.'), 'ended'],
	['another one', 409, error('The execution "13" has finished with error.'), 'unclear'],
	['without a valid token', 401, { error: 'Invalid token' }, 'unclear'],
	['missing at a proxy', 404, '<html>Not found</html>', 'unclear'],
	['in conflict at a proxy', 409, error('Conflict'), 'unclear'],
	['answered by nobody', 502, '', 'unclear'],
	['redirected', 302, '', 'unclear'],
	['null', 409, 'null', 'unclear'],
];

it.each(ANSWERS)('an execution that is %s (HTTP %d)', async (_what, status, body, expected) => {
	answer = { status, body };
	await expect(callExecution(context(), resumeUrl(), {})).resolves.toBe(expected);
});

it('is unclear when n8n does not reach itself', async () => {
	await expect(callExecution(context(), 'http://127.0.0.1:1/webhook-waiting/12', {})).resolves.toBe(
		'unclear',
	);
});

describe('an execution that checks for another one', () => {
	it.each([
		[{ status: 200, body: {} }, true],
		[{ status: 409, body: error('The execution "12" has finished with error.') }, false],
		[{ status: 502, body: '' }, true],
	])('told %j, believes that it is waited for: %p', async (given, expected) => {
		answer = given;
		await expect(isWaitedFor(context())).resolves.toBe(expected);
	});

	it('does not ask again where it cannot be told', async () => {
		answer = { status: 502, body: '' };
		const asking = context();
		await isWaitedFor(asking);
		await expect(isWaitedFor(asking)).resolves.toBe(true);
		expect(calls).toBe(1);
	});

	it('believes it when it does not know whom to ask', async () => {
		await expect(isWaitedFor(context(''))).resolves.toBe(true);
		expect(calls).toBe(0);
	});
});
