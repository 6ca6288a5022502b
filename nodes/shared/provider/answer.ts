import { z } from 'zod';
import { IN_OUR_WORDS } from '../input/issueWords';
import { jobIdSchema, type JobReference } from '../job/jobReference';
import type { Artifact, JobState, StateReading } from '../job/videoJob';
import { providerText } from '../trouble/providerText';
import type { WireAnswer } from './wire';

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
	const parsed = schema.safeParse(answer.body, IN_OUR_WORDS);
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

/** The same object, in which a field that may be null can only be absent. */
type Defined<T> = { [Name in keyof T]: Exclude<T[Name], null> };

/** The fields that have a value: undefined, null and empty texts are left out, 0 and false stay. */
export function defined<T extends object>(fields: T): Defined<T> {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	) as Defined<T>;
}

/** A list that has entries; an empty one counts as not given. */
export function filled<Entry>(list: readonly Entry[] | null | undefined): Entry[] | undefined {
	return list && list.length > 0 ? [...list] : undefined;
}

/** An artifact that is a link, such as a page that shows the job; none where the answer has no link. */
export function linkArtifact(
	kind: string,
	url: string | null | undefined,
): { artifacts?: Artifact[] } {
	return url ? { artifacts: [{ kind, url }] } : {};
}

/**
 * Fields as providers send them. What is of another type than documented is left out, so that one odd field
 * does not hide a finished job; what is taken over is bounded, and free of characters that nobody can see.
 */

/** Of one text in the output, in UTF-16 units; the transcript of an hour has about half as many. */
export const LONGEST_TEXT = 100_000;

/** Signed links have some hundred characters; a longer one is left out, since half a link leads nowhere. */
export const LONGEST_LINK = 8_192;

const LONGEST_CODE = 100;

/** Line breaks and tabs belong to a text; other control characters, and halves of characters, do not. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

/** A text of an answer as it may stand in the output. */
export function outputText(text: string): string {
	const whole = text.length <= LONGEST_TEXT;
	return (whole ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`).replace(UNPRINTABLE, '');
}

export const looseText = z.string().transform(outputText).nullish().catch(undefined);

/** The texts in a list of anything. */
export const looseTexts = z
	.array(z.unknown())
	.transform((list) => list.filter((entry) => typeof entry === 'string').map(outputText));

/** Whether it can be followed is for whoever follows it: some providers give `file:` and `s3:` addresses. */
export const looseLink = z
	.string()
	.trim()
	.max(LONGEST_LINK)
	.regex(/^[^\p{Cc}\p{Cs}]*$/u)
	.nullish()
	.catch(undefined);

/** Numbers come as numbers and as strings ("8.3"). */
export const looseNumber = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.refine(Number.isFinite)
	.nullish()
	.catch(undefined);

/** Codes are words and, at some places, numbers; one that is too long is cut, as it must not pass for none. */
export const looseCode = z
	.union([
		z.string().transform((text) => providerText(text)?.slice(0, LONGEST_CODE)),
		z.number().transform(String),
	])
	.nullish()
	.catch(undefined);

export const looseId = jobIdSchema.nullish().catch(undefined);
