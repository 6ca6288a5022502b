import { jobItems, type ItemOutcome } from '../items/forEachItem';
import { jobError, type ItemError } from '../items/itemError';
import { inquire, optionsOf, type ItemRun, type JobInquiry } from '../items/itemRun';
import { describeJob } from '../job/jobReference';
import { isFinal, type VideoJob } from '../job/videoJob';
import { simplified, withoutRaw } from './outputOptions';
import { readJob, readSettledResult } from './readJob';

/** One look at a job: the video job as it stands now, whatever its status. */
export async function getStatus(run: ItemRun): Promise<ItemOutcome> {
	const outcome = await readJob(inquire(run), 'readStatus');
	if (!outcome.ok) return outcome;
	return { ok: true, items: jobItems(chosenFields(run, outcome.reading.job)) };
}

/** The finished job with all of its videos; a job that is not finished, or failed, is an error of its item. */
export async function getResult(run: ItemRun): Promise<ItemOutcome> {
	const outcome = await readCompletedJob(inquire(run));
	if (!outcome.ok) return outcome;
	const splitIntoItems = optionsOf(run).splitIntoItems === true;
	return { ok: true, items: jobItems(chosenFields(run, outcome.job), { splitIntoItems }) };
}

/**
 * The result of a job that must have completed.
 *
 * @throws Stopped when the execution is stopped
 */
export async function readCompletedJob(
	inquiry: JobInquiry,
): Promise<{ ok: true; job: VideoJob } | { ok: false; failure: ItemError }> {
	const outcome = await readSettledResult(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome.reading;
	if (job.status === 'completed') return { ok: true, job };
	const failure = isFinal(job.status) ? jobEndedBadly(inquiry, job) : jobStillRuns(inquiry, job);
	return { ok: false, failure };
}

/** The job with as much in it as the user has asked for. */
function chosenFields(run: ItemRun, job: VideoJob): VideoJob {
	const chosen = withoutRaw(job, optionsOf(run));
	const simplify = run.n8n.getNodeParameter('simplify', run.itemIndex, false);
	return simplify === true ? simplified(chosen) : chosen;
}

function jobStillRuns(run: ItemRun, job: VideoJob): ItemError {
	return jobError(run, job, {
		message: `${describeJob(run.provider.displayName, job.jobId)} is not finished: it is ${job.status}`,
		description:
			'Put a Wait For Video Job node before this one, or use Get Status to see its progress.',
		details: { status: job.status },
	});
}

/** The error for a job that the provider has ended without a result, with the provider's reason. */
export function jobEndedBadly(
	run: Pick<ItemRun, 'node' | 'itemIndex' | 'provider'>,
	job: VideoJob,
): ItemError {
	const reason = job.failure ? `: ${job.failure.message}` : '';
	return jobError(run, job, {
		message: `${describeJob(run.provider.displayName, job.jobId)} ended as ${job.status}${reason}`,
		description: job.failure?.retryable
			? 'The same job may succeed when it is submitted again, as a new and separately billed job.'
			: 'Correct what the reason names and submit the job again; the same job would end the same way.',
		details: { status: job.status, ...(job.failure && { failure: job.failure }) },
	});
}
