import { readTrouble as readTroubleOf } from '../../../nodes/Clipzy/trouble';
import type { WireAnswer } from '../../../nodes/shared/provider/wire';
import { answerWith } from './conversation';

/** Of a submit, whose refusals are the same as those of any other request. */
const readTrouble = (answer: WireAnswer) =>
	readTroubleOf(answer, { purpose: 'submit', method: 'POST', path: '/jobs' });

const page = (httpStatus: number): WireAnswer => ({
	httpStatus,
	headers: {},
	body: undefined,
	text: '<html><h1>Nginx</h1></html>',
});

const documented = (code: string, detail = 'in its own words') => ({
	success: false,
	message: 'a message',
	error: { detail, code },
});

it.each([
	['UNAUTHORIZED', 401, 'credential', /token/],
	['FORBIDDEN', 403, 'credential', /token/],
	['UNSUPPORTED_FORMAT', 422, 'refused', /mp4, mov, avi, mkv, webm/],
	['FILE_TOO_LARGE', 413, 'refused', /MAX_FILE_SIZE_MB/],
	['MISSING_FIELD', 422, 'refused', /Input Binary Field/],
	['VIDEO_NOT_FOUND', 404, 'notFound', /Video ID/],
	['JOB_NOT_FOUND', 404, 'notFound', /job ID/],
	['JOB_ALREADY_PROCESSING', 409, 'refused', /Wait for that job/],
	['JOB_ALREADY_PROCESSING', 429, 'refused', /Wait for that job/],
	['JOB_TIMEOUT', 400, 'refused', /PROCESSING_TIMEOUT_SECONDS/],
	['RESULT_NOT_READY', 409, 'unavailable', /minutes/],
	['JOB_NOT_COMPLETED', 400, 'unavailable', /minutes/],
])('%s with HTTP %d is %s', (code, httpStatus, kind, advice) => {
	expect(readTrouble(answerWith(documented(code), httpStatus))).toEqual({
		kind,
		code,
		httpStatus,
		message: expect.stringContaining('("in its own words")'),
		advice: expect.stringMatching(advice),
	});
});

it.each([
	[404, { detail: 'Job not found: job_1' }, 'notFound', 'JOB_NOT_FOUND'],
	[404, { detail: 'Video not found: vid_1' }, 'notFound', 'VIDEO_NOT_FOUND'],
	[400, { detail: 'Unsupported file format: .wmv' }, 'refused', 'UNSUPPORTED_FORMAT'],
	[400, { detail: 'File too large. Maximum size: 1000MB' }, 'refused', 'FILE_TOO_LARGE'],
	[400, { detail: 'File too small or corrupted' }, 'refused', undefined],
	[500, { detail: 'Failed to create job' }, 'unavailable', undefined],
	[
		500,
		{ success: false, message: 'Internal server error', error: { detail: 'x' } },
		'unavailable',
		undefined,
	],
	[429, { detail: 'slow down' }, 'rateLimited', undefined],
])("the engine's HTTP %d %j is %s", (httpStatus, body, kind, code) => {
	const trouble = readTrouble(answerWith(body, httpStatus));
	expect(trouble?.kind).toBe(kind);
	expect(trouble?.code).toBe(code);
});

it.each([
	[401, 'credential', /token is missing/],
	[403, 'credential', /valid but not allowed/],
	[413, 'refused', /larger than the engine/],
	[502, 'unavailable', /HTTP 502/],
])("a proxy's page with HTTP %d is %s", (httpStatus, kind, message) => {
	const trouble = readTrouble(page(httpStatus));
	expect(trouble).toMatchObject({ kind, message: expect.stringMatching(message) });
});

it.each([
	['error.detail first', documented('X', 'the detail'), 'the detail'],
	['then the message', { success: false, message: 'the message' }, 'the message'],
	['the detail of FastAPI', { detail: 'the detail' }, 'the detail'],
	[
		'fields of a validation error',
		{
			success: false,
			message: 'Validation error',
			error: { details: [{ loc: ['body', 'video_id'], msg: 'Field required' }] },
		},
		'body.video_id: Field required',
	],
	[
		'the same as FastAPI itself sends it',
		{ detail: [{ loc: ['query', 'page'], msg: 'too small' }] },
		'query.page: too small',
	],
])('says %s', (_what, body, words) => {
	expect(readTrouble(answerWith(body, 422))?.message).toContain(words);
});

it('never shows a traceback', () => {
	const detail = 'Broken.\nTraceback (most recent call last):\n  File "/app/secret.py"';
	const { message } = readTrouble(answerWith({ detail }, 500)) ?? {};
	expect(message).toContain('Broken.');
	expect(message).not.toMatch(/Traceback|secret/);
});

it('believes an envelope that says no, whatever the status is', () => {
	expect(readTrouble(answerWith({ success: false, message: 'no' }))).toMatchObject({
		kind: 'refused',
		message: 'Clipzy refused the request: no',
	});
});

it.each([
	['a success', answerWith({ success: true, data: {} })],
	['a success of any form', answerWith([1])],
	['a page with 200, which the sender judges', page(200)],
	['a redirect, which the sender judges', page(302)],
])('leaves alone %s', (_what, answer) => {
	expect(readTrouble(answer)).toBeUndefined();
});

it.each([
	null,
	'text',
	7,
	[],
	{ error: 'x' },
	{ error: { code: 7, detail: {} } },
	{ error: { code: 'constructor' } },
	{ detail: {} },
])('survives a refusal like %j', (body) => {
	expect(readTrouble(answerWith(body, 400))).toMatchObject({ kind: 'refused' });
});

it('a place that is no name is left out of a validation error', () => {
	const loc = ['body', { toString: 1, valueOf: 1 }, null, 2];
	const answer = answerWith({ detail: [{ loc, msg: 'too small' }] }, 422);
	expect(readTrouble(answer)?.message).toContain('body.2: too small');
});
