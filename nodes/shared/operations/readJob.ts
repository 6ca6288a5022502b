import { describeJob } from '../job/jobReference';
import type { JobReading } from '../job/jobReading';
import { troubleError, type ItemError } from '../items/itemError';
import { converse } from '../provider/converse';
import { pauseAfterTrouble } from '../waiting/errorBudget';
import { senderFor, type NamedJob, type Operation } from './operationContext';

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
	operation: Operation,
	itemIndex: number,
	job: NamedJob,
	what: 'readStatus' | 'readResult',
): Promise<ReadOutcome> {
	const { context, provider, clock } = operation;
	const sender = senderFor(operation, itemIndex);
	for (let tries = 1; ; tries++) {
		const conversation = job.jobType[what](job.reference, { now: clock.now() });
		const outcome = await converse(provider, conversation, sender);
		if (outcome.ok) return { ok: true, reading: outcome.value };
		const pause = pauseAfterTrouble(outcome.trouble, tries, Infinity, Math.random());
		if (pause === undefined || tries === TRIES) {
			const subject = describeJob(provider.displayName, job.reference.jobId);
			const about = { subject, reference: job.reference };
			return {
				ok: false,
				failure: troubleError(context.getNode(), itemIndex, outcome.trouble, about),
			};
		}
		await clock.sleep(pause * 1000);
	}
}

/** Reads a job's result and, where the provider's answer leaves it open, looks again until it is settled. */
export async function readSettledResult(
	operation: Operation,
	itemIndex: number,
	job: NamedJob,
): Promise<ReadOutcome> {
	for (let looks = 1; ; looks++) {
		const outcome = await readJob(operation, itemIndex, job, 'readResult');
		if (!outcome.ok || !outcome.reading.unsettled) return outcome;
		const { confirmations, settledJob } = outcome.reading.unsettled;
		if (looks > confirmations) return { ok: true, reading: { job: settledJob } };
		await operation.clock.sleep(CONFIRMING_PAUSE_MS);
	}
}
