import { vizard } from '../../../../nodes/Vizard/provider';
import type { JobType } from '../../../../nodes/shared/provider/contract';
import type { WireAnswer } from '../../../../nodes/shared/provider/wire';
import { askJob, type Asking } from '../../../../nodes/shared/read/readJob';

const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '40417733' };

/** A provider that gives this answer to whatever is asked. */
function answering(body: unknown, headers: Record<string, string> = {}): Asking {
	const answer: WireAnswer = { httpStatus: 200, headers, body, text: JSON.stringify(body) };
	const sender = { send: async () => await Promise.resolve({ ok: true as const, answer }) };
	return {
		provider: vizard,
		clock: { now: () => 0, sleep: async () => await Promise.resolve() },
		sender: sender as unknown as Asking['sender'],
		named: { reference: REFERENCE, jobType: vizard.jobTypes.clipping as JobType },
	};
}

it('adds the reference and the whole answer to a job', async () => {
	const body = { code: 1000, projectId: 40417733, unknownField: [1] };
	await expect(askJob(answering(body), 'readStatus')).resolves.toEqual({
		ok: true,
		reading: { job: { ...REFERENCE, status: 'processing', videos: [], raw: body } },
		retryAfterMs: undefined,
	});
});

it('adds them to a job that is not settled as well', async () => {
	const body = { code: 2000, projectId: 40417733, videos: [] };
	const asked = await askJob(answering(body), 'readResult');
	expect(asked).toMatchObject({
		ok: true,
		reading: {
			job: { ...REFERENCE, status: 'processing', raw: body },
			unsettled: { confirmations: 2, settledJob: { ...REFERENCE, status: 'completed', raw: body } },
		},
	});
});

it('hands on the pause that a good answer asks for', async () => {
	const asking = answering({ code: 1000 }, { 'retry-after': '20' });
	await expect(askJob(asking, 'readStatus')).resolves.toMatchObject({ retryAfterMs: 20_000 });
});

it('ends with the trouble that the answer is', async () => {
	await expect(askJob(answering([]), 'readStatus')).resolves.toMatchObject({
		ok: false,
		trouble: { kind: 'unexpectedAnswer' },
		request: { path: '/project/query/40417733' },
	});
});
