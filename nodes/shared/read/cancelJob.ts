import { converse } from '../http/conversation';
import { InvalidInput } from '../input/invalidInput';
import { jobItems, type ItemOutcome } from '../items/forEachItem';
import { troubleError } from '../items/itemError';
import { inquire, optionsOf, type ItemRun } from '../items/itemRun';
import { describeJob } from '../job/jobReference';
import { isFinal, type VideoJob } from '../job/videoJob';
import { withoutRaw } from './outputOptions';
import { ageSeconds, readJob, withPatience } from './readJob';

/**
 * Asks the provider to end a running job, and returns the job as it stands then. A job that has ended is
 * returned as it is, without a request to end it. To end a job twice costs nothing, so passing trouble is
 * ridden out as with a question.
 */
export async function cancelJob(run: ItemRun): Promise<ItemOutcome> {
	const inquiry = inquire(run);
	const { provider, named, sender } = inquiry;
	const { reference, jobType } = named;
	const { cancel } = jobType;
	if (!cancel) throw cannotCancel(provider.displayName);
	const subject = describeJob(provider.displayName, reference.jobId);
	const before = await readJob(inquiry, 'readStatus');
	if (!before.ok) return before;
	const { job } = before.reading;
	if (isFinal(job.status)) return outcomeOf(run, job, `${subject} had already ended.`);
	const end = async () => await converse(provider, cancel(reference), sender);
	const asked = await withPatience(run.clock, end, () => ageSeconds(inquiry));
	const after = await readJob(inquiry, 'readStatus');
	if (!after.ok) return after;
	const { job: left } = after.reading;
	if (isFinal(left.status)) return outcomeOf(run, left);
	if (asked.ok)
		return outcomeOf(
			run,
			left,
			`The request to cancel ${subject} was sent. The job has not ended yet.`,
		);
	const failure = troubleError(inquiry, asked.trouble, {
		subject,
		remark: 'The job is still running',
		reference,
	});
	return { ok: false, failure };
}

function outcomeOf(run: ItemRun, job: VideoJob, hint?: string): ItemOutcome {
	const items = jobItems(withoutRaw(job, optionsOf(run)));
	return { ok: true, items, ...(hint !== undefined && { hints: [hint] }) };
}

function cannotCancel(providerName: string): InvalidInput {
	return new InvalidInput({
		parameter: 'Operation',
		message: `is Cancel Job, which ${providerName} cannot do`,
		advice: `${providerName} has no call that ends a running job and keeps a finished one. Let the job run to its end`,
	});
}
