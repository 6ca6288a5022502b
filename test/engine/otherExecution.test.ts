import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRunExecutionData, type IExecuteData, type IRunExecutionData } from 'n8n-workflow';
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

const context = (parentResumeUrl = resumeUrl(), getRunExecutionData = notStored) =>
	executeContext(
		{
			items: [{ json: {} }],
			nodes: [waitNode({}, {}, { phase: 'check', parentResumeUrl, parentName: 'Wait' })],
			credentials: {},
			surroundings: { getRunExecutionData },
		},
		'Wait',
	);

/** What n8n's database has of an execution, by its ID. */
type StoredData = (executionId: string) => Promise<IRunExecutionData | undefined>;

const notStored: StoredData = async () => undefined;

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
	['answered by someone else', 200, { ok: true }, 'unclear'],
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

/** The execution 12 as it is parked, with some changes. */
function storedAs(changes: {
	resultData?: object;
	node?: string;
	waitTill?: undefined;
}): StoredData {
	const { resultData, node = 'Wait' } = changes;
	const data = createRunExecutionData();
	Object.assign(data.resultData, resultData);
	if (!('waitTill' in changes)) data.waitTill = new Date('3000-01-01');
	const parkedAt = { node: { name: node }, data: { main: [] }, source: null } as unknown;
	data.executionData?.nodeExecutionStack.push(parkedAt as IExecuteData);
	return async (executionId) => (executionId === '12' ? data : undefined);
}

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

	const STOPPED_BY_USER = { error: { message: 'The execution was cancelled manually' } };

	it.each([
		['is parked for it', {}, 0, 'waits'],
		['was stopped', { resultData: STOPPED_BY_USER }, 1, 'gone'],
		['has continued', { waitTill: undefined }, 1, 'gone'],
		['is parked at another node', { node: 'Approval' }, 1, 'gone'],
	])('looks into the database first: one that %s', async (_what, changes, calls, expected) => {
		answer = STOPPED;
		await expect(askParent(context(resumeUrl(), storedAs(changes)))).resolves.toBe(expected);
		expect(urls).toHaveLength(calls);
	});

	it('believes that an execution was deleted which it has seen in the database', async () => {
		answer = DELETED;
		let data: StoredData = storedAs({});
		const asking = context(resumeUrl(), async (id) => await data(id));
		await expect(askParent(asking)).resolves.toBe('waits');
		data = notStored;
		await expect(askParent(asking)).resolves.toBe('gone');
	});

	it('believes that it waits when it does not know whom to ask', async () => {
		await expect(askParent(context(''))).resolves.toBe('waits');
		expect(urls).toEqual([]);
	});
});
