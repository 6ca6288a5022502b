import { kindOfStatus } from '../shared/provider/httpTrouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import type { JobReading } from '../shared/job/jobReading';
import type { JobReference } from '../shared/job/jobReference';
import { checkJobId, parseAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { settled, toReading } from './job';
import { jobSchema, refusalSchema } from './wire';

/**
 * GET /jobs/{job_id}: where the job stands.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function* readStatus(reference: JobReference): Conversation<JobReading> {
	return readingOf(reference, yield read(reference, ''));
}

/**
 * GET /jobs/{job_id}/result: the job with its output and Style DNA.
 *
 * Asked too early, some engines answer with empty fields and some with an error; asked about a failed
 * job, some answer 500. The status endpoint tells in each case what the job is really like.
 */
export function* readResult(reference: JobReference): Conversation<JobReading> {
	const answer = yield {
		...read(reference, '/result'),
		tolerate: ['refused', 'unavailable', 'notFound'],
	};
	if (!isRefusal(answer)) return resultOf(reference, answer);

	const status = yield* readStatus(reference);
	if (status.job.status !== 'completed') return status;
	// The result itself is in trouble, which is the user's to know.
	return resultOf(reference, yield read(reference, '/result'));
}

function resultOf(reference: JobReference, answer: WireAnswer): JobReading {
	return settled(readingOf(reference, answer));
}

function readingOf(reference: JobReference, answer: WireAnswer): JobReading {
	const { data } = parseAnswer(jobSchema, answer);
	checkJobId(reference, [data.job_id], answer);
	return toReading(reference, data, answer.body);
}

function isRefusal({ httpStatus, body }: WireAnswer): boolean {
	const parsed = refusalSchema.safeParse(body);
	return (
		kindOfStatus(httpStatus) !== undefined || (parsed.success && parsed.data.success === false)
	);
}

function read({ jobId }: JobReference, below: string): WireRequest {
	return { purpose: 'read', method: 'GET', path: `/jobs/${encodeURIComponent(jobId)}${below}` };
}
