import fc from 'fast-check';
import { readRetryAfter, withRetryAfter } from '../../../../nodes/shared/trouble/retryAfter';

const NOW = Date.UTC(2026, 2, 14, 10, 0, 0);
const HOUR = 3_600_000;

it.each([
	['0', 0],
	['1', 1000],
	[' 30 ', 30_000],
	['2.5', 2500],
	['99999999', HOUR],
	['Sat, 14 Mar 2026 10:01:00 GMT', 60_000],
	['Saturday, 14-Mar-26 10:01:00 GMT', 60_000],
	['2026-03-14T10:01:00Z', 60_000],
	['Sat, 14 Mar 2026 09:59:00 GMT', 0],
	['Sun, 15 Mar 2026 10:00:00 GMT', HOUR],
])('reads %p as %i ms', (value, expected) => {
	expect(readRetryAfter(value, NOW)).toBe(expected);
});

// JavaScript reads a date out of several of these: "-5" and "soon 5" would be the first of May 2001.
it.each([
	undefined,
	'',
	'  ',
	'-5',
	'+5',
	'soon',
	'soon 5',
	'5 seconds',
	'1e3',
	'0x10',
	'Infinity',
	'Sat',
])('finds nothing usable in %p', (value) => {
	expect(readRetryAfter(value, NOW)).toBeUndefined();
});

it('never gives less than nothing or more than an hour', () => {
	fc.assert(
		fc.property(fc.string(), fc.date({ noInvalidDate: true }), (value, now) => {
			const pause = readRetryAfter(value, now.getTime());
			expect(pause === undefined || (pause >= 0 && pause <= HOUR)).toBe(true);
		}),
	);
});

it('reads any whole number of seconds', () => {
	fc.assert(
		fc.property(fc.nat(3600), (seconds) => {
			expect(readRetryAfter(String(seconds), NOW)).toBe(seconds * 1000);
		}),
	);
});

const TROUBLE = { kind: 'rateLimited', message: 'Too many requests', advice: 'Wait' } as const;

it.each([
	['1', 'a pause of 1 second'],
	['119', 'a pause of 119 seconds'],
	['120', 'a pause of 2 minutes'],
	['1201', 'a pause of 21 minutes'],
	['31536000', 'a pause of an hour or more'],
])('says to the user that %s asks for %s', (asked, words) => {
	const { message } = withRetryAfter(TROUBLE, { 'retry-after': asked }, NOW);
	expect(message).toBe(`Too many requests; it requires ${words}`);
});

it.each([
	['nothing is asked for', {}, {}],
	['no pause is asked for', { 'retry-after': '0' }, { retryAfterMs: 0 }],
	['nobody knows what is asked for', { 'retry-after': 'soon' }, {}],
])('leaves the message alone when %s', (_what, headers, more) => {
	expect(withRetryAfter(TROUBLE, headers, NOW)).toEqual({ ...TROUBLE, ...more });
});
