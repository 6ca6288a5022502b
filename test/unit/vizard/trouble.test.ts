import { ADVICE } from '../../../nodes/shared/provider/httpTrouble';
import { NO_TROUBLE, type Trouble, type TroubleKind } from '../../../nodes/shared/trouble/trouble';
import type { WireRequest } from '../../../nodes/shared/provider/wire';
import { readTrouble } from '../../../nodes/Vizard/trouble';
import { answerWith } from './conversation';

const SUBMIT: WireRequest = { purpose: 'submit', method: 'POST', path: '/project/create' };
const READ: WireRequest = { purpose: 'read', method: 'GET', path: '/project/query/1' };

/** The refusal in an answer; anything else makes the test fail. */
function refusal(body: unknown, status: number, request: WireRequest): Trouble {
	const trouble = readTrouble(answerWith(body, status), request);
	if (!trouble || trouble === NO_TROUBLE) throw new Error('The answer is no refusal');
	return trouble;
}

/** Every code of POST /project/create, as documented. */
const ON_CREATE: readonly [code: number, kind: TroubleKind, meaning: RegExp, advice: RegExp][] = [
	[-1000, 'refused', /request parameters are not valid/, /^Check the options/],
	[4001, 'credential', /API key was not accepted/, /Workspace Settings > API/],
	[4002, 'refused', /project could not be created/, /opens in a browser/],
	[4003, 'rateLimited', /too many requests/, /Wait a minute/],
	[4004, 'refused', /format is not supported/, /mp4, mov, avi or 3gp/],
	[4005, 'refused', /broken or its link is not valid/, /below 3 minutes only/],
	[4006, 'refused', /parameter is not allowed/, /template must have the chosen ratio/],
	[4007, 'quota', /not enough upload minutes/, /Add minutes/],
	[4008, 'refused', /could not download the video/, /anyone with the link/],
	[4009, 'refused', /video URL is not valid/, /Check 'Video URL'/],
	[4010, 'refused', /language was not detected/, /'Spoken Language'/],
];

describe('on create', () => {
	describe.each([...ON_CREATE])('code %i', (code, kind, meaning, advice) => {
		// Which HTTP status goes with a code is on no page, so it must not matter.
		it.each([200, 400, 401, 429, 500])('is of kind %s under HTTP %i', (status) => {
			const trouble = refusal({ code, errMsg: 'as documented' }, status, SUBMIT);
			expect(trouble).toMatchObject({ kind, code: String(code), httpStatus: status });
			expect(trouble.message).toMatch(meaning);
			expect(trouble.message).toMatch(/^Vizard answered code -?\d+: .* \("as documented"\)$/);
			expect(trouble.advice).toMatch(advice);
		});

		it('is read as text as well, and without words', () => {
			const trouble = refusal({ code: ` ${code} ` }, 200, SUBMIT);
			expect(trouble).toMatchObject({ kind, code: String(code) });
			expect(trouble.message).not.toMatch(/undefined|null|""/);
		});
	});

	it.each([200, 201, 400, 500])('code 2000 under HTTP %i is an accepted, paid job', (status) => {
		expect(readTrouble(answerWith({ code: 2000, projectId: 1 }, status), SUBMIT)).toBe(NO_TROUBLE);
	});
});

describe('on query', () => {
	it.each<[number, TroubleKind, RegExp, RegExp]>([
		[4001, 'credential', /API key was not accepted/, /Workspace Settings > API/],
		[4003, 'rateLimited', /too many requests/, /Wait a minute/],
	])('code %i is about the question: %s', (code, kind, meaning, advice) => {
		for (const status of [200, 401, 404, 429, 500]) {
			const trouble = refusal({ code, errMsg: '' }, status, READ);
			expect(trouble).toMatchObject({ kind, code: String(code), httpStatus: status });
			expect(trouble.message).toMatch(meaning);
			expect(trouble.advice).toMatch(advice);
		}
	});

	it.each([1000, 2000, 4002, 4004, 4005, 4007, 4008, 4009, 4010])(
		'code %i is about the job, whatever the HTTP status is',
		(code) => {
			for (const status of [200, 400, 402, 500]) {
				expect(readTrouble(answerWith({ code, errMsg: 'x' }, status), READ)).toBe(NO_TROUBLE);
			}
		},
	);

	it.each([200, 400, 404])('code 4006 under HTTP %i is a project that does not exist', (status) => {
		const trouble = refusal({ code: 4006, errMsg: 'illegal parameter' }, status, READ);
		expect(trouble).toMatchObject({ kind: 'notFound', code: '4006', httpStatus: status });
		expect(trouble.message).toMatch(
			/code 4006: there is no such project.*\("illegal parameter"\)$/,
		);
		expect(trouble.advice).toMatch(/^Check the job ID.* Do not submit the job again before that$/);
	});

	it.each([200, 400])('code 4006 with a project id under HTTP %i is how a job ended', (status) => {
		const body = { code: 4006, projectId: 1, projectName: 'Harbour council', videos: [] };
		expect(readTrouble(answerWith(body, status), READ)).toBe(NO_TROUBLE);
	});

	it('HTTP 404 is left to say that there is no such project', () => {
		expect(readTrouble(answerWith({ code: 4002 }, 404), READ)).toBeUndefined();
	});

	it.each([-1000, 3000, 4011, 5000])('code %i is on no list: no refusal by itself', (code) => {
		expect(readTrouble(answerWith({ code }), READ)).toBeUndefined();
	});
});

describe('a code that is on no list', () => {
	it('keeps the words of Vizard when it refuses a job', () => {
		expect(refusal({ code: 4999, errMsg: 'too\nlong' }, 200, SUBMIT)).toEqual({
			kind: 'refused',
			message: 'Vizard answered code 4999: too long',
			advice: ADVICE.refused,
			code: '4999',
			httpStatus: 200,
		});
		expect(refusal({ code: 4999 }, 200, SUBMIT).message).toMatch(/no reason was given$/);
	});

	it.each<[number, TroubleKind]>([
		[400, 'refused'],
		[401, 'credential'],
		[402, 'quota'],
		[429, 'rateLimited'],
		[503, 'unavailable'],
	])('means under HTTP %i what the status means: %s', (status, kind) => {
		const trouble = refusal({ code: 4999, errMsg: 'later' }, status, SUBMIT);
		expect(trouble).toMatchObject({ kind, code: '4999', httpStatus: status });
		expect(trouble.message).toContain('later');
	});

	it.each(['constructor', '__proto__', 'toString'])('takes no word of JavaScript: %s', (code) => {
		expect(readTrouble(answerWith({ code }), SUBMIT)).toBeUndefined();
	});
});

describe('without a code the HTTP status and the form decide', () => {
	it.each<[string, unknown]>([
		['no body', undefined],
		['null', null],
		['a list', [4001]],
		['text', '4001'],
		['another object', { hello: 'world' }],
		['an empty code', { code: '' }],
		['half a code', { code: 4001.5 }],
		['a code that is a list', { code: [4001] }],
		['a code beyond all numbers', { code: Infinity }],
	])('%s', (_what, body) => {
		for (const request of [SUBMIT, READ]) {
			for (const status of [200, 401, 429, 500]) {
				expect(readTrouble(answerWith(body, status), request)).toBeUndefined();
			}
		}
	});
});
