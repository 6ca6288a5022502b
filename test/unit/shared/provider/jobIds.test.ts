import { readJobFacts, UnexpectedAnswer } from '../../../../nodes/shared/provider/answer';
import { fact } from '../../../../nodes/shared/provider/facts';

const OURS = { provider: 'pictory', jobType: 'videoGeneration', jobId: '5b0f6a0e-AB' };

const PLACES = {
	ids: ['job_id', 'jobId', 'id'],
	within: ['data', ''],
	facts: { status: fact.text('status') },
};

function check(body: object, jobId = OURS.jobId) {
	const whole = { status: 'running', ...body };
	const answer = { httpStatus: 200, headers: {}, body: whole, text: JSON.stringify(whole) };
	return readJobFacts(PLACES, { ...OURS, jobId }, answer);
}

it.each<[string, object]>([
	['the id that was asked about', { job_id: '5b0f6a0e-AB' }],
	['it in other letters', { job_id: '5B0F6A0E-ab' }],
	['it under another name', { jobId: '5b0f6a0e-AB' }],
	['it inside data', { data: { id: '5b0f6a0e-AB' } }],
	['it among others', { id: 'request-7', data: { job_id: '5b0f6a0e-AB' } }],
	['no id', {}],
	['empty fields', { job_id: null, jobId: '', id: {} }],
])('an answer with %s is believed', (_what, body) => {
	expect(check(body)).toEqual({ status: 'running' });
});

it.each<[string, unknown]>([
	['17861706', 17861706],
	['17861706', ' 17861706 '],
	['17861706', '17861706.0'],
])('the id %s is the same as %j', (jobId, id) => {
	expect(() => check({ id }, jobId)).not.toThrow();
});

it.each<[string, object]>([
	['the usual place', { job_id: 'e7c0a7b2', id: null }],
	['another place', { data: { id: 'e7c0a7b2' } }],
])('an answer about another job, named at %s, is refused', (_what, body) => {
	expect(() => check(body)).toThrow(UnexpectedAnswer);
	expect(() => check(body)).toThrow(/it is about the job 'e7c0a7b2'/);
});

it('an answer that says nothing about a job is none', () => {
	expect(() => check({ status: null, hello: ['world'] })).toThrow(UnexpectedAnswer);
});
