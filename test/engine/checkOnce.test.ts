import type { Conversation } from '../../nodes/shared/provider/contract';
import type { StateReading } from '../../nodes/shared/job/videoJob';
import type { WireAnswer } from '../../nodes/shared/provider/wire';
import { checkJob } from '../../nodes/WaitForVideoJob/checking';
import { readWaitingJob, type WaitingJob } from '../../nodes/WaitForVideoJob/waitingJob';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '40417733' };

const answer: WireAnswer = {
	httpStatus: 200,
	headers: { 'retry-after': '45' },
	body: { everything: 'it has' },
	text: '{}',
};

/** A job whose provider answers with everything that it has. */
function jobWith(options: { includeRaw?: boolean }): WaitingJob {
	const items = [{ json: REFERENCE }];
	const n8n = executeContext({ items, nodes: [waitNode(options)], credentials: {} }, 'Wait');
	const job = readWaitingJob(n8n, 0);
	function* read(): Conversation<StateReading> {
		yield { purpose: 'read', method: 'GET', path: '/job' };
		const seen = { videos: [] };
		return {
			job: { ...seen, status: 'processing' },
			unsettled: {
				confirmations: 1,
				settledJob: { ...seen, status: 'completed' },
			},
		};
	}
	const send = async (_request: unknown, onLeave?: () => void) => {
		onLeave?.();
		return { ok: true as const, answer };
	};
	return {
		...job,
		sender: { ...job.sender, send },
		named: { ...job.named, jobType: { ...job.named.jobType, readStatus: read, readResult: read } },
	};
}

it.each([
	[false, undefined],
	[true, { everything: 'it has' }],
])('holds the whole answer of a job only where it is wanted: %p', async (includeRaw, raw) => {
	const observation = await checkJob(jobWith({ includeRaw }));
	if (observation.kind !== 'reading') throw new Error('The provider has answered');
	const { job, unsettled } = observation.reading;
	expect([job.raw, unsettled?.settledJob.raw]).toEqual([raw, raw]);
});

it('obeys the pause that a good answer asks for', async () => {
	expect(await checkJob(jobWith({}))).toMatchObject({ kind: 'reading', retryAfterMs: 45_000 });
});

it('sends nothing when the hook for each request does not let it leave', async () => {
	const over = new Error('The wait is over');
	await expect(
		checkJob(jobWith({}), () => {
			throw over;
		}),
	).rejects.toBe(over);
});
