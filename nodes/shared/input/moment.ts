/** Moments as n8n's fields, expressions and cells write them. */

/** `2026-03-14`, `2026-03-14T09:00:00`, `2026-03-14 09:00`: no zone, as n8n's date picker writes it. */
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?$/;

/** The same with a zone; expressions may add its name in brackets. */
const WITH_ZONE =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})(?:\[[^\]]*\])?$/i;

/** As mails, HTTP and JavaScript write a moment in words: "Sat, 14 Mar 2026 09:00:00 +0100". */
const IN_WORDS = /^[a-z]{3}[, ].*\d{2}:\d{2}(:\d{2})?\s*(GMT|UTC|Z|[+-]\d{4})/i;

/** Epoch seconds are smaller than this, milliseconds of our time are larger. */
const FIRST_MILLISECONDS = 1e11;

/** Smaller numbers are years, days of a spreadsheet or nothing of the kind. */
const FIRST_SECONDS = 1e8;

/**
 * The moment that a user has entered: a date with or without a zone, epoch seconds or milliseconds.
 *
 * @param timeZone the zone of a date that has none, as "Europe/Berlin"
 * @returns epoch milliseconds, undefined for what is no moment
 */
export function momentOf(value: unknown, timeZone: string): number | undefined {
	if (typeof value === 'number') return ofNumber(value);
	const text = textOf(value).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return ofNumber(Number(text));
	const local = WITHOUT_ZONE.exec(text);
	if (local) return inZone(asUtc(local[1], local[2] ?? '00:00'), timeZone);
	const zoned = WITH_ZONE.exec(text);
	if (zoned) {
		const utc = asUtc(zoned[1], zoned[2]);
		return utc === undefined ? undefined : utc - offsetOf(zoned[3] ?? 'Z');
	}
	const said = IN_WORDS.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(said) ? undefined : said;
}

function ofNumber(value: number): number | undefined {
	if (!(value >= FIRST_SECONDS)) return undefined;
	const at = Math.round(value < FIRST_MILLISECONDS ? value * 1000 : value);
	return Number.isNaN(new Date(at).getTime()) ? undefined : at;
}

/** The dates of n8n's expressions write themselves with their zone. */
function textOf(value: unknown): string {
	const isDate = typeof value === 'object' && value !== null && 'toJSON' in value;
	const written: unknown = isDate && typeof value.toJSON === 'function' ? value.toJSON() : value;
	return typeof written === 'string' ? written : '';
}

/** The time on the clock as if it were UTC; undefined for a day that no month has. */
function asUtc(date = '', time = ''): number | undefined {
	const at = Date.parse(`${date}T${time}Z`);
	return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? undefined : at;
}

function offsetOf(zone: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
	const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
	return sign === '-' ? -size : size;
}

/** The second look is for days on which the clocks change. */
function inZone(local: number | undefined, timeZone: string): number | undefined {
	if (local === undefined) return undefined;
	const guess = local - offsetAt(local, timeZone);
	return local - offsetAt(guess, timeZone);
}

/** How far the clocks of a zone are ahead of UTC at a moment, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const shown = Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
	);
	const { year = 0, month = 1, day, hour, minute, second } = shown;
	const clock = Date.UTC(year, month - 1, day, hour, minute, second);
	return clock - Math.floor(at / 1000) * 1000;
}
