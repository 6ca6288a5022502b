import type { IDataObject } from 'n8n-workflow';
import { converse, type Outcome } from '../http/conversation';
import { jobError, troubleError, type ItemError } from '../items/itemError';
import type { ItemRun, JobInquiry } from '../items/itemRun';
import { describeJob, readJobId } from '../job/jobReference';
import {
	isFinal,
	type Failure,
	type JobReading,
	type JobState,
	type VideoJob,
} from '../job/videoJob';
import type { Clock } from '../time/clock';
import { readRetryAfter } from '../trouble/retryAfter';
import { pauseBeforeNextTry } from '../waiting/errorBudget';
import { afterLook, isSettled, type Looks } from '../waiting/looks';

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
	const retryAfter = outcome.answer?.headers['retry-after'];
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
		retryAfterMs: retryAfter === undefined ? undefined : readRetryAfter(retryAfter, clock.now()),
	};
}

/** A single question is asked again only this often; who needs more patience uses the Wait node. */
const TRIES = 4;

/** A second look at an answer that does not settle anything, milliseconds. */
const CONFIRMING_PAUSE_MS = 5_000;

export type ReadOutcome = { ok: true; reading: JobReading } | { ok: false; failure: ItemError };

type NoAnswer = Extract<Outcome<never>, { ok: false }>;

/**
 * Asks until there is a usable answer, or trouble that does not pass soon. For questions, and for what may
 * be sent twice.
 *
 * @param ageSeconds of the job that is asked about, as a new one may not be known yet
 * @param mayAskAgain whether the question may be repeated after this outcome
 * @throws Stopped when the execution is stopped
 */
export async function withPatience<Good extends { ok: true }>(
	clock: Clock,
	ask: () => Promise<Good | NoAnswer>,
	ageSeconds = () => Infinity,
	mayAskAgain: (outcome: NoAnswer) => boolean = () => true,
): Promise<Good | NoAnswer> {
	for (let tries = 1; ; tries++) {
		const outcome = await ask();
		if (outcome.ok || !mayAskAgain(outcome)) return outcome;
		const pause = pauseBeforeNextTry(outcome.trouble, tries, TRIES, ageSeconds(), Math.random());
		if (pause === undefined) return outcome;
		await clock.sleep(pause * 1000);
	}
}

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
	const ask = async () => await askJob(inquiry, what);
	const outcome = await withPatience(clock, ask, () => ageSeconds(inquiry));
	if (outcome.ok) return { ok: true, reading: outcome.reading };
	const subject = describeJob(provider.displayName, reference.jobId);
	return { ok: false, failure: troubleError(inquiry, outcome.trouble, { subject, reference }) };
}

/** What the item says about its job, should it be about this one. */
function itsJob({ n8n, itemIndex, named }: JobInquiry): IDataObject {
	const { json: item = {} } = n8n.getInputData()[itemIndex] ?? {};
	return readJobId(item.jobId) === named.reference.jobId ? item : {};
}

/** Since the submit, where the item says when that was; any other job is not a new one. */
export function ageSeconds(inquiry: JobInquiry): number {
	const { submittedAt } = itsJob(inquiry);
	const at = typeof submittedAt === 'string' ? Date.parse(submittedAt) : NaN;
	return Number.isNaN(at) ? Infinity : (inquiry.clock.now() - at) / 1000;
}

/**
 * What a single look shows. It cannot be confirmed by another one, so a job that is called finished is
 * believed when it is old enough, or when a Wait node has seen its end before.
 */
export function believed(inquiry: JobInquiry, reading: JobReading): JobReading {
	const { believedAfterSeconds, settledJob } = reading.unsettled ?? {};
	if (!settledJob || believedAfterSeconds === undefined) return reading;
	const wasSeen = itsJob(inquiry).status === 'completed';
	const isOld = ageSeconds(inquiry) >= believedAfterSeconds;
	return wasSeen || isOld ? { job: settledJob } : reading;
}

/** Reads a job's result and, where the provider's answer leaves it open, looks again until it is settled. */
export async function readSettledResult(inquiry: JobInquiry): Promise<ReadOutcome> {
	let looks: Looks = { unsettledInARow: 0 };
	for (;;) {
		const outcome = await readJob(inquiry, 'readResult');
		if (!outcome.ok) return outcome;
		const reading = believed(inquiry, outcome.reading);
		const { unsettled } = reading;
		if (!unsettled) return { ok: true, reading };
		const now = inquiry.clock.now();
		looks = afterLook(looks, unsettled, now);
		if (isSettled(looks, unsettled, now))
			return { ok: true, reading: { job: unsettled.settledJob } };
		// What may still grow is looked at as slowly as the provider requires.
		const { minimumCheckSeconds } = inquiry.provider.limits;
		const mayGrow = unsettled.grownTo !== undefined;
		await inquiry.clock.sleep(mayGrow ? minimumCheckSeconds * 1000 : CONFIRMING_PAUSE_MS);
	}
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
		description: adviceAfter(job.failure),
		details: { status: job.status, ...(job.failure && { failure: job.failure }) },
	});
}

/** What to do about a failure. Its own advice, if it has one, is all. */
export function adviceAfter({ advice, retryable }: Partial<Failure> = {}): string {
	if (advice !== undefined) return `${advice}.`;
	return retryable
		? 'The same job may succeed when it is submitted again, as a new and separately billed job.'
		: 'The same job would end the same way. Correct what the reason names before you start another one, which is billed separately.';
}
