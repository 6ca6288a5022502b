import type { z } from 'zod';
import type { WireAnswer } from './wire';
import type { JobReference } from '../job/jobReference';
import type { JobState, StateReading } from '../job/videoJob';
import { defined } from './defined';

/** Thrown by a provider's mapping when an answer is JSON of another shape; becomes `unexpectedAnswer`. */
export class UnexpectedAnswer extends Error {
	constructor(
		/** Which part of the answer did not fit, for the message. */
		readonly what: string,
		readonly answer: WireAnswer,
	) {
		super(`The answer did not have the expected shape (${what})`);
		this.name = 'UnexpectedAnswer';
	}
}

/**
 * Parses an answer with the provider's schema, so that nothing unchecked is read.
 *
 * @throws UnexpectedAnswer naming the first field that does not fit
 */
export function parseAnswer<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, answer: WireAnswer): T {
	const parsed = schema.safeParse(answer.body);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const field = issue?.path.join('.') || 'the whole body';
	throw new UnexpectedAnswer(`${field}: ${issue?.message ?? 'invalid'}`, answer);
}

/**
 * Refuses an answer about another job, which a cache or a proxy may return: its videos would pass for
 * those of the job that was asked about.
 *
 * @param told the ids of the job that the answer contains; an answer without one is believed
 * @throws UnexpectedAnswer
 */
export function checkJobId(
	{ jobId }: JobReference,
	told: readonly (string | null | undefined)[],
	answer: WireAnswer,
): void {
	const ids = told.filter((id) => id !== null && id !== undefined);
	const asked = jobId.toLowerCase();
	if (ids.length === 0 || ids.some((id) => id.toLowerCase() === asked)) return;
	throw new UnexpectedAnswer(`it is about the job '${ids.join("', '")}'`, answer);
}

/**
 * Holds back a job that is called finished although what it should have made is missing: the answer may
 * have come a moment too early. The job counts as running until further looks have shown the same.
 *
 * @param settledJob what the job is taken for then
 * @param missing what the answer lacks, to be read after its status: "without clips"
 */
export function unconfirmed(
	settledJob: JobState,
	missing: string,
	{ says = 'completed', confirmations = 2 } = {},
): StateReading {
	const job = defined({
		...settledJob,
		status: 'processing' as const,
		stage: `${says} ${missing}, not yet confirmed`,
		failure: undefined,
	});
	return { job, unsettled: { confirmations, settledJob } };
}
