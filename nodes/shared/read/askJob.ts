import { converse, type Outcome } from '../http/conversation';
import type { JobInquiry } from '../items/itemRun';
import type { JobReading, JobState, VideoJob } from '../job/videoJob';
import { readRetryAfter } from '../trouble/retryAfter';

/** Who is asked about which job. */
export type Asking = Pick<JobInquiry, 'provider' | 'clock' | 'sender' | 'named'>;

/** What came of asking once about a job. */
export type Asked =
	| {
			ok: true;
			reading: JobReading;
			/** The pause that a good answer asks for, milliseconds. */
			retryAfterMs: number | undefined;
	  }
	| Extract<Outcome<never>, { ok: false }>;

/**
 * Asks a provider once about a job, and adds to its reading what every job carries: its reference and the
 * provider's own answer.
 *
 * @throws Stopped when the execution is stopped
 */
export async function askJob(
	{ provider, clock, sender, named }: Asking,
	what: 'readStatus' | 'readResult',
): Promise<Asked> {
	const { reference, jobType } = named;
	const conversation = jobType[what](reference, { now: clock.now() });
	const outcome = await converse(provider, conversation, sender);
	if (!outcome.ok) return outcome;

	const { job, unsettled } = outcome.value;
	const whole = (state: JobState): VideoJob => ({
		...reference,
		...state,
		raw: outcome.answer?.body,
	});
	return {
		ok: true,
		reading: {
			job: whole(job),
			...(unsettled && {
				unsettled: { ...unsettled, settledJob: whole(unsettled.settledJob) },
			}),
		},
		retryAfterMs: readRetryAfter(outcome.answer?.headers['retry-after'], clock.now()),
	};
}
