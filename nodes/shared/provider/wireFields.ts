import { z } from 'zod';
import { providerText } from '../trouble/providerText';
import { jobIdSchema } from '../job/jobReference';

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
