import { jobIdSchema } from '../job/jobReference';
import { providerText } from '../trouble/providerText';

/**
 * Facts in an answer. A provider lists the places where each may stand, the usual one first. A value of
 * another type is passed over, so that one odd field does not hide a finished job.
 */

/** Reads a value as a fact; undefined where it is none, so that the next place is looked at. */
type Reading<T> = (value: unknown) => T | undefined;

/** What may stand at several places of an answer: names, or paths such as `error.message`. */
export interface Fact<T> {
	places: readonly string[];
	read: Reading<T>;
}

export type Facts<Table> = {
	[Name in keyof Table]: Table[Name] extends Fact<infer T> ? T | undefined : never;
};

/**
 * Looks for each fact of a table.
 *
 * @param within the objects that the places belong to, the usual one first; '' is the answer itself
 */
export function readFacts<Table extends Record<string, Fact<unknown>>>(
	table: Table,
	body: unknown,
	within: readonly string[] = [''],
): Facts<Table> {
	const found = Object.entries(table).map(([name, { places, read }]) => [
		name,
		valuesAt(body, places, within).map(read).find(isFound),
	]);
	return Object.fromEntries(found) as Facts<Table>;
}

/** What stands at these places, in their order. */
export function valuesAt(
	body: unknown,
	places: readonly string[],
	within: readonly string[] = [''],
): unknown[] {
	return places.flatMap((place) => within.map((holder) => valueAt(valueAt(body, holder), place)));
}

function valueAt(body: unknown, path: string): unknown {
	if (path === '') return body;
	return path.split('.').reduce(fieldOf, body);
}

/** A field of an object, or an entry of a list by its position. */
function fieldOf(value: unknown, name: string): unknown {
	const holds = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
	return holds ? (value as Record<string, unknown>)[name] : undefined;
}

export function isFound<T>(value: T | undefined): value is T {
	return value !== undefined;
}

/** A list or an object is no fact by itself. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

export function asText(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? outputText(value) : undefined;
}

/** The texts in a list of anything. */
export function asTexts(value: unknown): string[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const texts = value.flatMap((entry) => asText(entry) ?? []);
	return texts.length > 0 ? texts : undefined;
}

/** The host at the beginning of a link without its scheme: `//files.example/a.mp4`, `files.example/a.mp4`. */
const WITHOUT_SCHEME = /^(?:\/\/|(?=(?:[\w-]+\.)+[a-z]{2,}\/))/i;

/** Whether it can be followed is for whoever follows it: some providers give `file:` and `s3:` addresses. */
export function asLink(value: unknown): string | undefined {
	const text = typeof value === 'string' ? value.replace(/\p{Cf}/gu, '').trim() : '';
	const link = text.replace(WITHOUT_SCHEME, 'https://');
	const isUsable = link.length <= LONGEST_LINK && !/[\p{Cc}\p{Cs}]/u.test(link);
	return isUsable && URL.canParse(link) ? link : undefined;
}

/** What a link is called inside an object that stands for a file. */
export const LINK_NAMES = ['video_url', 'videoUrl', 'url', 'result_url', 'resultUrl'];

/** A link, or the first one of a list or of an object. */
function linkIn(value: unknown): string | undefined {
	if (Array.isArray(value)) return value.map(linkIn).find(isFound);
	return isRecord(value) ? linkIn(valuesAt(value, LINK_NAMES)) : asLink(value);
}

/** Numbers come as numbers and as texts ("8.3"). */
export function asNumber(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function asAmount(value: unknown): number | undefined {
	const number = asNumber(value);
	return number !== undefined && number >= 0 ? number : undefined;
}

/** Seconds: 21.4, "21.4" or "8s". */
export function asSeconds(value: unknown): number | undefined {
	return asAmount(typeof value === 'string' ? value.trim().replace(/(?<=\d)s$/, '') : value);
}

/** A percentage: 45, "45" or "45%". Some services count beyond both ends. */
export function asPercent(value: unknown): number | undefined {
	const number = asNumber(typeof value === 'string' ? value.trim().replace(/\s*%$/, '') : value);
	return number === undefined ? undefined : Math.min(100, Math.max(0, number));
}

/** Codes are words and, at some places, numbers; one that is too long is cut, as it must not pass for none. */
export function asCode(value: unknown): string | undefined {
	return typeof value === 'number' ? String(value) : providerText(value)?.slice(0, LONGEST_CODE);
}

/** How services write that nothing went wrong, in the fields for what did. */
const NO_REASON = /^(0|null|none|nil|undefined|false|ok|success)$/i;

/** Reads a field that is filled only when something went wrong. */
function reason(read: Reading<string>): Reading<string> {
	return (value) => {
		const found = read(value);
		return found === undefined || NO_REASON.test(found.trim()) ? undefined : found;
	};
}

/** Yes or no; some services write it as a text or a number. */
export function asFlag(value: unknown): boolean | undefined {
	switch (typeof value === 'string' ? value.trim().toLowerCase() : value) {
		case true:
		case 1:
		case '1':
		case 'true':
			return true;
		case false:
		case 0:
		case '0':
		case 'false':
			return false;
		default:
			return undefined;
	}
}

export function asId(value: unknown): string | undefined {
	// Most places are empty, and to refuse a value takes zod a hundred times as long as to look at it.
	if (value === undefined || value === null) return undefined;
	const parsed = jobIdSchema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}

/** Smaller numbers are no moments of our time, neither in seconds nor in milliseconds. */
const FIRST_SECONDS = 1e8;
const FIRST_MILLISECONDS = 1e11;

/** A moment as ISO 8601 in UTC: from epoch seconds or milliseconds, or from a text, whose zone is UTC unless it names one. */
export function asDate(value: unknown): string | undefined {
	const number = asNumber(value);
	if (number === undefined) return typeof value === 'string' ? isoDate(utcText(value)) : undefined;
	if (number < FIRST_SECONDS) return undefined;
	return isoDate(number < FIRST_MILLISECONDS ? number * 1000 : number);
}

function utcText(text: string): string {
	const hasZone = /(z|[+-]\d{2}:?\d{2})$/i.test(text);
	return hasZone ? text : `${text.trim().replace(' ', 'T')}Z`;
}

function isoDate(value: string | number): string | undefined {
	const date = new Date(value);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function of<T>(read: Reading<T>) {
	return (...places: string[]): Fact<T> => ({ places, read });
}

/** The kinds of facts, for the tables of the providers. */
export const fact = {
	text: of(asText),
	texts: of(asTexts),
	link: of(linkIn),
	number: of(asNumber),
	percent: of(asPercent),
	amount: of(asAmount),
	size: of((value) => asAmount(value) || undefined),
	seconds: of(asSeconds),
	code: of(asCode),
	/** What went wrong, in words and as a code. */
	reason: of(reason(asText)),
	reasonCode: of(reason(asCode)),
	id: of(asId),
	date: of(asDate),
	record: of((value) => (isRecord(value) ? value : undefined)),
	flag: of(asFlag),
	/** Whether a text is longer than the output takes. */
	isCut: of((value) => (typeof value === 'string' && value.length > LONGEST_TEXT) || undefined),
};
