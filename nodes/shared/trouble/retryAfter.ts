import type { Trouble } from './trouble';

/** Waiting longer than this on a provider's word would look like a hang, milliseconds. */
const LONGEST_MS = 60 * 60 * 1000;

/** How dates begin here: JavaScript alone reads one out of "-5" and "soon 5" as well. */
const DATE = /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |\d{4}-\d\d-\d\dT)/;

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): whole seconds or an HTTP date.
 *
 * @param value the header as it came
 * @param now epoch milliseconds
 * @returns milliseconds from now, between 0 and one hour; undefined when there is nothing usable in it
 */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
	const text = value?.trim();
	if (!text) return undefined;
	const milliseconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : untilDate(text, now);
	if (!Number.isFinite(milliseconds)) return undefined;
	return Math.min(Math.max(0, milliseconds), LONGEST_MS);
}

function untilDate(text: string, now: number): number {
	return DATE.test(text) ? Date.parse(text) - now : NaN;
}

/**
 * The trouble with the pause that the answer asks for, in its message as well: what becomes of it depends
 * on who asked, and the user is to see why.
 *
 * @param headers names in lower case
 * @param now epoch milliseconds
 */
export function withRetryAfter(
	trouble: Trouble,
	headers: Readonly<Record<string, string>>,
	now: number,
): Trouble {
	const retryAfterMs = readRetryAfter(headers['retry-after'], now);
	if (retryAfterMs === undefined) return trouble;
	const required = retryAfterMs > 0 ? `; it requires a pause of ${inWords(retryAfterMs)}` : '';
	return { ...trouble, message: trouble.message + required, retryAfterMs };
}

function inWords(milliseconds: number): string {
	if (milliseconds >= LONGEST_MS) return 'an hour or more';
	const seconds = Math.ceil(milliseconds / 1000);
	if (seconds === 1) return '1 second';
	return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
