import { readTrouble } from '../../../nodes/WayinVideo/trouble';
import type { WireRequest } from '../../../nodes/shared/provider/wire';
import { answerWith } from './conversation';

const SUBMIT: WireRequest = { purpose: 'submit', method: 'POST', path: '/clips' };
const READ: WireRequest = { purpose: 'read', method: 'GET', path: '/clips/results/prj1' };

const gateway = (status: number, error = 'Reason Phrase') => ({
	timestamp: '2026-05-02T09:10:11.123+00:00',
	status,
	error,
	path: '/api/v2/clips',
});

it.each<[string, WireRequest, number, unknown, string, RegExp, RegExp]>([
	[
		'a bad key',
		SUBMIT,
		403,
		gateway(403),
		'credential',
		/the API key was not accepted/,
		/API Dashboard/,
	],
	[
		'the rate or the tasks',
		SUBMIT,
		429,
		gateway(429),
		'rateLimited',
		/too many requests, or too many tasks/,
		/15 requests a minute and 5 running tasks/,
	],
	['the rate of checks', READ, 429, gateway(429), 'rateLimited', /too many/, /15 requests/],
	['no units, as 402', SUBMIT, 402, gateway(402), 'quota', /not enough API units/, /Buy API units/],
	[
		'no units, as 400',
		SUBMIT,
		400,
		{ message: 'API units are insufficient' },
		'quota',
		/units are insufficient/,
		/Buy API units/,
	],
	[
		'no units, as 403',
		SUBMIT,
		403,
		{ message: 'Not enough credits' },
		'quota',
		/Not enough credits/,
		/Buy API units/,
	],
	[
		'the plan, as 403',
		SUBMIT,
		403,
		{ message: 'Upgrade your plan' },
		'refused',
		/Upgrade your plan/,
		/Enterprise plan/,
	],
	[
		'the plan, as 400',
		SUBMIT,
		400,
		{ message: 'needs the Standard plan' },
		'refused',
		/Standard plan/,
		/Check the plan/,
	],
	[
		'a wrong body',
		SUBMIT,
		400,
		gateway(400, 'Bad Request'),
		'refused',
		/HTTP 400: Bad Request/,
		/Correct what/,
	],
	[
		'an unknown id, as 404',
		READ,
		404,
		gateway(404),
		'notFound',
		/no such task/,
		/'Job ID' and 'Job Type'/,
	],
	[
		'an unknown id, as 400',
		READ,
		400,
		gateway(400),
		'notFound',
		/no such task/,
		/'Job ID' and 'Job Type'/,
	],
	[
		'an unknown project of a render',
		{ ...SUBMIT, path: '/clips/export' },
		404,
		{ message: 'task not found' },
		'notFound',
		/task not found/,
		/'Job ID'/,
	],
	['a fault', SUBMIT, 500, gateway(500), 'unavailable', /cannot serve/, /try again/i],
	[
		'a refusal under 200',
		SUBMIT,
		200,
		{ message: 'nope', data: null },
		'refused',
		/HTTP 200: nope/,
		/Correct/,
	],
	[
		'words in data',
		SUBMIT,
		400,
		{ data: { error_message: 'bad url' } },
		'refused',
		/bad url/,
		/Correct/,
	],
	['words in detail', SUBMIT, 400, { detail: 'bad url' }, 'refused', /bad url/, /Correct/],
	[
		'message before all others',
		SUBMIT,
		400,
		{ message: 'one', detail: 'two', data: { error: 'three' } },
		'refused',
		/: one$/,
		/Correct/,
	],
])('%s', (_what, request, status, body, kind, message, advice) => {
	expect(readTrouble(answerWith(body, status), request)).toEqual({
		kind,
		message: expect.stringMatching(message),
		advice: expect.stringMatching(advice),
		httpStatus: status,
	});
});

it.each<[string, number, unknown]>([
	['a result', 200, { data: { status: 'QUEUED' } }],
	['a task that failed', 200, { data: { status: 'FAILED', error_message: 'video unavailable' } }],
	['another shape', 200, { hello: ['world'] }],
	['a list', 200, [1, 2, 3]],
	['nothing', 200, undefined],
	['a redirect', 302, {}],
	['a message beside a success that is on no page', 202, { message: 'accepted' }],
	['a list of tasks', 200, { message: 'ok', data: [{ name: 'x' }] }],
])('%s is left to others', (_what, status, body) => {
	expect(readTrouble(answerWith(body, status), READ)).toBeUndefined();
});

it('words of the provider cannot forge lines or fill the screen', () => {
	const message = `evil\n[item 0] all is well${'!'.repeat(5000)}`;
	const trouble = readTrouble(answerWith({ message }, 400), SUBMIT);
	expect(trouble?.message).not.toContain('\n');
	expect(trouble?.message.length).toBeLessThan(400);
});
