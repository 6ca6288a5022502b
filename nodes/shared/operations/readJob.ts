import { describeJob } from '../job/jobReference';
import type { JobReading } from '../job/jobReading';
import { troubleError, type ItemError } from '../items/itemError';
import { converse } from '../provider/converse';
import { pauseAfterTrouble } from '../waiting/errorBudget';
import type { JobInquiry } from './operationContext';

/** A single question is asked again only this often; who needs more patience uses the Wait node. */
const TRIES = 4;

/** A second look at an answer that does not settle anything, milliseconds. */
const CONFIRMING_PAUSE_MS = 5_000;

export type ReadOutcome = { ok: true; reading: JobReading } | { ok: false; failure: ItemError };

/**
 * Asks a provider about a job; reading is free, so passing trouble is ridden out a few times.
 *
 * @throws Stopped when the execution is stopped
 */
export async function readJob(
	{ context, itemIndex, provider, clock, sender, named }: JobInquiry,
	what: 'readStatus' | 'readResult',
): Promise<ReadOutcome> {
	const { reference, jobType } = named;
	for (let tries = 1; ; tries++) {
		const conversation = jobType[what](reference, { now: clock.now() });
		const outcome = await converse(provider, conversation, sender);
		if (outcome.ok) return { ok: true, reading: outcome.value };
		const pause = pauseAfterTrouble(outcome.trouble, tries, Infinity, Math.random());
		if (pause === undefined || tries === TRIES) {
			const about = { subject: describeJob(provider.displayName, reference.jobId), reference };
			return {
				ok: false,
				failure: troubleError(context.getNode(), itemIndex, outcome.trouble, about),
			};
		}
		await clock.sleep(pause * 1000);
	}
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
