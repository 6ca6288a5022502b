import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callExecution } from '../../nodes/shared/parking/otherExecution';
import { askParent } from '../../nodes/shared/parking/otherExecution';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

let server: Server;
let answer: { status: number; body: unknown };
let urls: string[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		urls.push(request.url ?? '');
		const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
		response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
beforeEach(() => {
	urls = [];
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

type Outcome = Awaited<ReturnType<typeof callExecution>>;

const NO_WEBHOOK =
	'The workflow for execution "12" does not contain a waiting webhook with a matching path/method.';

/** What n8n 2.41 answers, and what others may answer in its place. */
const ANSWERS: [string, number, unknown, Outcome][] = [
	['waiting', 200, { checking: false, reason: 'names no job' }, 'seen'],
	['running', 409, error('The execution "12" is running already.'), 'busy'],
	['resumed at this moment', 500, error('Execution 12 is already being resumed'), 'busy'],
	['ended well', 409, error('The execution "12 has finished already.'), 'ended'],
	['stopped', 409, error('The execution "12" has finished with error.'), 'ended'],
	['deleted', 404, error('The execution "12" does not exist.'), 'missing'],
	['parked at another node', 404, error(NO_WEBHOOK), 'elsewhere'],
	['another one', 409, error('The execution "13" has finished with error.'), 'unclear'],
	['without a valid token', 401, { error: 'Invalid token' }, 'unclear'],
	['answered by the page of a portal', 200, '<html>Welcome</html>', 'unclear'],
	['answered by somebody else', 200, { ok: true }, 'unclear'],
	['missing at a proxy', 404, '<html>Not found</html>', 'unclear'],
	['in conflict at a proxy', 409, error('Conflict'), 'unclear'],
	['not answered', 502, '', 'unclear'],
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

it.each([
	['as version 0.1 has stored it', () => resumeUrl()],
	['with our suffix', () => resumeUrl().replace('/12?', '/12/video-job?')],
])('is called under the path of our own node, whether its URL is %s', async (_what, url) => {
	answer = { status: 200, body: { checking: true } };
	await callExecution(context(), url(), {});
	expect(urls).toEqual(['/webhook-waiting/12/video-job?signature=abc']);
});

describe('an execution that checks for another one', () => {
	const WAITS = { status: 200, body: { checking: false } };
	const DELETED = { status: 404, body: error('The execution "12" does not exist.') };
	const ELSEWHERE = { status: 404, body: error(NO_WEBHOOK) };
	const PROXY_IS_DOWN = { status: 502, body: '' };
	const STOPPED = { status: 409, body: error('The execution "12" has finished with error.') };

	it.each([
		['waits', [WAITS], 'waits'],
		['is stopped', [STOPPED], 'gone'],
		['is stopped, after a proxy was down once', [PROXY_IS_DOWN, STOPPED], 'gone'],
		['cannot be reached', [PROXY_IS_DOWN, PROXY_IS_DOWN], 'waits'],
		['is deleted', [WAITS, DELETED], 'gone'],
		['was never known to n8n, as it does not store it', [DELETED, DELETED], 'waits'],
		['is parked at another node by now', [WAITS, ELSEWHERE], 'elsewhere'],
		['cannot be called at this node at all', [ELSEWHERE], 'waits'],
	])('finds that it %s', async (_what, answers, expected) => {
		const asking = context();
		let found: unknown;
		for (const given of answers) {
			answer = given;
			found = await askParent(asking);
		}
		expect(found).toBe(expected);
		expect(urls).toHaveLength(answers.length);
	});

	it('believes that it waits when it does not know whom to ask', async () => {
		await expect(askParent(context(''))).resolves.toBe('waits');
		expect(urls).toEqual([]);
	});
});
