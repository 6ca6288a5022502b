import { checkJobId, UnexpectedAnswer } from '../../../../nodes/shared/provider/answer';

const ANSWER = { httpStatus: 200, headers: {}, body: {}, text: '{}' };
const OURS = { provider: 'pictory', jobType: 'videoGeneration', jobId: '5b0f6a0e-AB' };

const check = (...told: (string | null | undefined)[]) => checkJobId(OURS, told, ANSWER);

it.each([
	['the id that was asked about', ['5b0f6a0e-AB']],
	['it in other letters', ['5B0F6A0E-ab']],
	['it among others', ['request-7', '5b0f6a0e-AB']],
	['no id', []],
	['empty fields', [null, undefined]],
])('an answer with %s is believed', (_what, told) => {
	expect(() => check(...told)).not.toThrow();
});

it('an answer about another job is refused, and the other one is named', () => {
	expect(() => check('e7c0a7b2', null)).toThrow(UnexpectedAnswer);
	expect(() => check('e7c0a7b2', null)).toThrow(/it is about the job 'e7c0a7b2'/);
});
