import { troubleError, type ItemError } from '../items/itemError';
import type { JobInquiry } from '../items/itemRun';
import { describeJob, readJobId } from '../job/jobReference';
import type { JobReading } from '../job/videoJob';
import { pauseBeforeNextTry } from '../waiting/errorBudget';
import { askJob } from './askJob';

/** A single question is asked again only this often; who needs more patience uses the Wait node. */
const TRIES = 4;

/** A second look at an answer that does not settle anything, milliseconds. */
const CONFIRMING_PAUSE_MS = 5_000;

export type ReadOutcome = { ok: true; reading: JobReading } | { ok: false; failure: ItemError };

/**
 * Asks a provider about a job. Reading is free, so passing trouble is ridden out a few times.
 *
 * @throws Stopped when the execution is stopped
 */
export async function readJob(
	inquiry: JobInquiry,
	what: 'readStatus' | 'readResult',
): Promise<ReadOutcome> {
	const { provider, clock, named } = inquiry;
	const { reference } = named;
	for (let tries = 1; ; tries++) {
		const outcome = await askJob(inquiry, what);
		if (outcome.ok) return { ok: true, reading: outcome.reading };
		const age = ageSeconds(inquiry);
		const pause = pauseBeforeNextTry(outcome.trouble, tries, TRIES, age, Math.random());
		if (pause === undefined) {
			const subject = describeJob(provider.displayName, reference.jobId);
			const failure = troubleError(inquiry, outcome.trouble, { subject, reference });
			return { ok: false, failure };
		}
		await clock.sleep(pause * 1000);
	}
}

/** Since the submit, where the item says when that was; any other job is not a new one. */
function ageSeconds({ n8n, itemIndex, clock, named }: JobInquiry): number {
	const { jobId, submittedAt } = n8n.getInputData()[itemIndex]?.json ?? {};
	const isTheItems = readJobId(jobId) === named.reference.jobId && typeof submittedAt === 'string';
	const at = isTheItems ? Date.parse(submittedAt) : NaN;
	return Number.isNaN(at) ? Infinity : (clock.now() - at) / 1000;
}

/** Reads a job's result and, where the provider's answer leaves it open, looks again until it is settled. */
export async function readSettledResult(inquiry: JobInquiry): Promise<ReadOutcome> {
	for (let looks = 1; ; looks++) {
		const outcome = await readJob(inquiry, 'readResult');
		if (!outcome.ok || !outcome.reading.unsettled) return outcome;
		const { confirmations, settledJob } = outcome.reading.unsettled;
		if (looks > confirmations) return { ok: true, reading: { job: settledJob } };
		await inquiry.clock.sleep(CONFIRMING_PAUSE_MS);
	}
}
