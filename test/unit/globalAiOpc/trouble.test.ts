import { mayHaveBeenAccepted } from '../../../nodes/shared/trouble/trouble';
import { readTrouble } from '../../../nodes/GlobalAiOpc/trouble';
import type { WireRequest } from '../../../nodes/shared/provider/wire';
import { answerWith } from './conversation';

const SUBMIT: WireRequest = { purpose: 'submit', method: 'POST', path: '/v1/videos/videos' };
const READ: WireRequest = { purpose: 'read', method: 'GET', path: '/v1/result/proj_1' };

describe('on create', () => {
	it.each<[string, unknown, number]>([
		['the envelope', { code: '0', msg: null, data: { projectId: 'proj_1' } }, 200],
		['code as a number', { code: 0, data: { projectId: 'proj_1' } }, 200],
		['a task', { id: 'video_1', status: 'queued', error: null }, 200],
		['HTTP 202', { id: 'video_1', status: 'queued' }, 202],
	])('%s is no refusal', (_what, body, status) => {
		expect(readTrouble(answerWith(body, status), SUBMIT)).toBeUndefined();
	});

	it.each<[string, unknown, number, string, RegExp, RegExp]>([
		[
			'a code',
			{ code: '1', msg: '参数错误' },
			200,
			'refused',
			/refused the job \(code 1\): 参数错误$/,
			/Correct the prompt/,
		],
		[
			'a code as a number',
			{ code: 1, msg: 'bad ratio' },
			200,
			'refused',
			/\(code 1\): bad ratio$/,
			/Correct/,
		],
		['a code without words', { code: '9' }, 200, 'refused', /no reason was given/, /Correct/],
		[
			'a failed task',
			{ id: 'v', status: 'failed', error: '内容违规' },
			200,
			'refused',
			/refused the job: 内容违规/,
			/Correct/,
		],
		[
			'a failed task inside data',
			{ code: '0', data: { status: 'failed', error: 'x y' } },
			200,
			'refused',
			/x y/,
			/Correct/,
		],
		[
			'a code about the key',
			{ code: '401', msg: '令牌无效' },
			200,
			'credential',
			/令牌无效/,
			/issues keys by hand/,
		],
		[
			'words about the key',
			{ code: '1', msg: 'invalid api key' },
			200,
			'credential',
			/invalid api key/,
			/API key/,
		],
		['words about money', { code: '1', msg: '账户余额不足' }, 200, 'quota', /余额不足/, /Top up/],
		['code 429', { code: '429', msg: '请求过于频繁' }, 200, 'rateLimited', /频繁/, /Wait a minute/],
		[
			'words about another balance',
			{ code: '1', msg: 'the white balance of the reference is off' },
			200,
			'refused',
			/white balance/,
			/Correct/,
		],
		[
			'a low balance',
			{ code: '1', msg: 'Insufficient account balance' },
			200,
			'quota',
			/balance/,
			/Top up/,
		],
		['a balance', { code: '1', msg: 'your balance is too low' }, 200, 'quota', /balance/, /Top up/],
		[
			'a model that does not exist',
			{ code: '1', msg: '模型不存在' },
			200,
			'refused',
			/模型不存在/,
			/Correct/,
		],
		['HTTP 401', { msg: 'no' }, 401, 'credential', /HTTP 401: no/, /API key/],
		['HTTP 402', {}, 402, 'quota', /HTTP 402/, /Top up/],
		['HTTP 400', { msg: 'bad duration' }, 400, 'refused', /HTTP 400: bad duration/, /Correct/],
		[
			'HTTP 400 about money',
			{ error: { message: 'insufficient balance', code: 'x' } },
			400,
			'quota',
			/insufficient balance/,
			/Top up/,
		],
		[
			'HTTP 404 without a handler',
			{ message: 'No handler found for POST /v1/v1/videos/videos' },
			404,
			'refused',
			/does not serve this address/,
			/Base URL/,
		],
		['HTTP 429', { msg: 'slow down' }, 429, 'rateLimited', /HTTP 429: slow down/, /Wait/],
	])('%s is a refusal that no one is billed for', (_what, body, status, kind, message, advice) => {
		const trouble = readTrouble(answerWith(body, status), SUBMIT);
		expect(trouble).toMatchObject({ kind, httpStatus: status });
		expect(trouble?.message).toMatch(message);
		expect(trouble?.advice).toMatch(advice);
		expect(trouble && mayHaveBeenAccepted(trouble)).toBe(false);
	});

	it.each([408, 425, 433, 500, 502, 503, 504, 520, 521, 522, 523, 524])(
		'HTTP %i leaves open whether the job was accepted',
		(status) => {
			const trouble = readTrouble(answerWith({ msg: 'later' }, status), SUBMIT);
			expect(trouble).toMatchObject({ kind: 'unavailable', httpStatus: status });
			expect(trouble && mayHaveBeenAccepted(trouble)).toBe(true);
		},
	);

	it.each<[unknown, number]>([
		[{ code: '1', msg: 'system is busy, please try again later' }, 200],
		[{ code: '500', msg: 'server busy' }, 200],
		[{ code: '1', msg: 'too many requests' }, 200],
		[{ code: '1', msg: '请求过于频繁' }, 200],
		[{ code: '1', msg: '系统繁忙，请稍后再试' }, 200],
		[{ code: '1', msg: '并发任务过多' }, 200],
		[{ status: 'failed', error: 'system busy' }, 200],
		[{ msg: 'system busy' }, 400],
	])('%j under HTTP %i leaves it open as well: busy is not a refusal', (body, status) => {
		const trouble = readTrouble(answerWith(body, status), SUBMIT);
		expect(trouble).toMatchObject({ kind: 'unavailable' });
		expect(trouble && mayHaveBeenAccepted(trouble)).toBe(true);
	});

	it('a code together with a job id leaves it open as well, and names the id', () => {
		const body = { code: '200', msg: 'ok', data: { projectId: 'proj_9' } };
		const trouble = readTrouble(answerWith(body), SUBMIT);
		expect(trouble?.message).toContain("the job id 'proj_9'");
		expect(trouble && mayHaveBeenAccepted(trouble)).toBe(true);
	});

	it('a failed task with an id is never sent again, whatever it says', () => {
		const body = { id: 'video_1', status: 'failed', error: 'too many requests' };
		expect(readTrouble(answerWith(body), SUBMIT)?.kind).toBe('refused');
	});
});

describe('on query', () => {
	it.each<[string, unknown]>([
		['a running task', { id: 'proj_1', status: 'processing', error: null }],
		['a failed task', { id: 'proj_1', status: 'failed', error: 'invalid api key' }],
		['a task inside data', { code: '0', data: { status: 'queued' } }],
	])('%s is no refusal', (_what, body) => {
		expect(readTrouble(answerWith(body), READ)).toBeUndefined();
	});

	it.each<[string, unknown, number, string]>([
		['words about the id', { code: '1', msg: '任务不存在' }, 200, 'notFound'],
		['code 404', { code: '404', msg: 'gone' }, 200, 'notFound'],
		['success with no data', { code: '0', msg: null, data: null }, 200, 'notFound'],
		['an empty object', {}, 200, 'notFound'],
		['HTTP 404', { msg: 'no task' }, 404, 'notFound'],
		['HTTP 404 without a handler', { msg: 'No handler found for GET /x' }, 404, 'refused'],
		['a code about the key', { code: 401, msg: 'unauthorized' }, 200, 'credential'],
		['a code about the rate', { code: '1', msg: 'too many requests' }, 200, 'rateLimited'],
		['another code', { code: '7', msg: 'no' }, 200, 'refused'],
		['HTTP 433', {}, 433, 'unavailable'],
	])('%s: %j, HTTP %i, is %s', (_what, body, status, kind) => {
		expect(readTrouble(answerWith(body, status), READ)?.kind).toBe(kind);
	});

	it.each<[string, unknown]>([
		['a list', []],
		['text', 'ok'],
		['nothing', undefined],
		['null', null],
		['an object of another kind', { hello: 'world' }],
	])('%s is left to be told as an answer of another form', (_what, body) => {
		expect(readTrouble({ httpStatus: 200, headers: {}, body, text: '' }, READ)).toBeUndefined();
	});

	it.each<[string, unknown, number]>([
		['another code', { code: '7', msg: 'no' }, 200],
		['HTTP 400', { msg: 'no' }, 400],
	])(
		'%s: a question about a job is not answered with a prompt to correct',
		(_what, body, status) => {
			const advice = readTrouble(answerWith(body, status), READ)?.advice;
			expect(advice).toBe('Correct what the message names and run this item again');
		},
	);

	it('a redirect leads to the Base URL', () => {
		const trouble = readTrouble(answerWith({ id: 'proj_1' }, 302), SUBMIT);
		expect(trouble?.advice).toMatch(/as Base URL in the credential/);
	});

	it('text that tries to forge lines stays one line', () => {
		const trouble = readTrouble(answerWith({ code: '1', msg: 'no\n[item 7] fine\u2028' }), READ);
		expect(trouble?.message).toBe('GlobalAI OPC refused the question (code 1): no [item 7] fine');
	});
});
