import { readTrouble } from '../../../nodes/Pictory/trouble';
import { httpTrouble } from '../../../nodes/shared/provider/httpTrouble';
import { NO_TROUBLE, type Trouble } from '../../../nodes/shared/trouble/trouble';
import type { WireRequest } from '../../../nodes/shared/provider/wire';

const SUBMIT: WireRequest = { purpose: 'submit', method: 'POST', path: '/v1/aistudio/videos' };
const READ: WireRequest = { purpose: 'read', method: 'GET', path: '/v1/jobs/1' };

function troubleOf(httpStatus: number, body: unknown, request = SUBMIT): Trouble | undefined {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = {
		httpStatus,
		headers: {},
		body: typeof body === 'string' ? undefined : body,
		text,
	};
	const trouble = readTrouble(answer, request) ?? httpTrouble('Pictory', answer);
	return trouble === NO_TROUBLE ? undefined : trouble;
}

test.each<[string, WireRequest, number, boolean]>([
	['a change', { purpose: 'prepare', method: 'PUT', path: '/' }, 204, true],
	['a change under HTTP 200', { purpose: 'prepare', method: 'PUT', path: '/' }, 200, true],
	['a change that was refused', { purpose: 'prepare', method: 'PUT', path: '/' }, 500, false],
	['a question', READ, 204, false],
	['a paid render', { purpose: 'submit', method: 'PUT', path: '/' }, 204, false],
])('an answer without content to %s', (_what, request, status, isGood) => {
	expect(troubleOf(status, '', request) === undefined).toBe(isGood);
});

describe('documented refusals', () => {
	it.each<[string, number, unknown, Partial<Record<keyof Trouble, unknown>>]>([
		[
			'validation, with its fields',
			400,
			{
				code: 'INVALID_REQUEST_BODY',
				message: 'Validation failed',
				fields: [
					{ name: 'scenes', errors: 'is required' },
					{ name: 'videoName', errors: ['a', 'b'] },
				],
			},
			{
				kind: 'refused',
				code: 'INVALID_REQUEST_BODY',
				message: expect.stringContaining(
					'Validation failed – scenes: is required; videoName: ["a","b"] (INVALID_REQUEST_BODY)',
				),
				advice: expect.stringContaining('fields'),
			},
		],
		[
			'bad query',
			400,
			{ code: 'INVALID_REQUEST', message: 'month is required' },
			{ kind: 'refused', code: 'INVALID_REQUEST' },
		],
		[
			'wrong key',
			401,
			{ message: 'Unauthorized' },
			{ kind: 'credential', advice: expect.stringContaining('without the word Bearer') },
		],
		['no credits', 402, { message: 'Quota exceeded' }, { kind: 'quota' }],
		[
			'too few credits',
			400,
			{ code: 'INSUFFICIENT_CREDITS' },
			{ kind: 'quota', message: expect.stringContaining('not enough AI credits') },
		],
		[
			'foreign project',
			403,
			{ message: 'Forbidden' },
			{
				kind: 'credential',
				advice: expect.stringContaining('account that the project belongs to'),
			},
		],
		[
			'Cloudflare',
			403,
			'<html>Cloudflare</html>',
			{ kind: 'refused', code: '1010', advice: expect.stringContaining('User-Agent') },
		],
		['Cloudflare without a page', 403, 'error code: 1010', { kind: 'refused', code: '1010' }],
		[
			'no such job',
			404,
			{ error_code: '5000', error_message: 'JOB_NOT_FOUND' },
			{ kind: 'notFound', code: '5000' },
		],
		['too many requests', 429, { message: 'Too Many Requests' }, { kind: 'rateLimited' }],
		['fault', 500, { message: 'Internal Server Error' }, { kind: 'unavailable' }],
		['bad gateway', 502, '<html>Bad gateway</html>', { kind: 'unavailable' }],
		[
			'old API',
			400,
			{ success: false, error: { error_message: 'Text too long', error_code: 890 } },
			{ kind: 'refused', code: '890', message: expect.stringContaining('Text too long (890)') },
		],
		['error as a text', 400, { error: 'no' }, { message: expect.stringContaining(': no') }],
		[
			'message inside data',
			400,
			{ data: { error_message: 'inside', error_code: 'X' } },
			{ code: 'X', message: expect.stringContaining('inside (X)') },
		],
	])('%s', (_name, status, body, expected) => {
		const trouble = troubleOf(status, body);
		expect(trouble).toMatchObject({ httpStatus: status, ...expected });
		expect(trouble?.advice).toMatch(/\w/);
	});
});

describe('HTTP 200', () => {
	it('with a job that has failed is no trouble with the question', () => {
		const body = { job_id: '1', success: false, data: { status: 'failed', error_code: 'X' } };
		expect(troubleOf(200, body, READ)).toBeUndefined();
	});

	it.each([
		['of a submit', SUBMIT],
		['of a question without a status', READ],
	])('with success: false %s is a refusal', (_what, request) => {
		const body = { success: false, error: { error_message: 'no such thing', error_code: 17 } };
		expect(troubleOf(200, body, request)).toMatchObject({
			kind: 'refused',
			code: '17',
			message: 'Pictory refused the request: no such thing',
		});
	});

	it('distinguishes a missing job from other refusals', () => {
		const body = { success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } };
		expect(troubleOf(200, body, READ)).toMatchObject({ kind: 'notFound' });
	});

	it('with a job that was accepted is none', () => {
		expect(troubleOf(200, { success: true, data: { jobId: '1' } })).toBeUndefined();
	});
});

it.each([
	['a list', []],
	['a text', '"oops"'],
	['nulls', { message: null, code: null, fields: null, data: null, error: null }],
	['other types', { message: 7, code: {}, fields: 'x', data: [], error: 5, success: 'no' }],
	['fields without names', { message: 'bad', fields: [{}, { errors: null }] }],
])('%s in a refusal does no harm', (_what, body) => {
	expect(troubleOf(400, body)).toMatchObject({ kind: 'refused', httpStatus: 400 });
});

it('shows a text of the provider in one line', () => {
	const { message } = troubleOf(400, { message: 'a\nb\u001b[31m'.padEnd(2000, 'x') }) ?? {};
	expect(message).not.toMatch(/\p{Cc}/u);
	expect(message?.length).toBeLessThan(500);
});
