import fc from 'fast-check';
import { TROUBLE_KINDS } from '../../../../nodes/shared/trouble/trouble';
import {
	NOT_FOUND_GRACE_SECONDS,
	pauseAfterTrouble,
	pauseBeforeNextTry,
	restAfterRefusals,
	saysLater,
	TROUBLES_IN_A_ROW,
} from '../../../../nodes/shared/waiting/errorBudget';
import { troubleOf } from './watches';

const PASSING = ['unavailable', 'unreachable', 'noAnswer', 'unexpectedAnswer'] as const;
const FINAL = ['credential', 'quota', 'refused'] as const;

it.each(PASSING)('%s is ridden out until the budget is used up', (kind) => {
	expect(pauseAfterTrouble(troubleOf(kind), TROUBLES_IN_A_ROW, 9999, 0)).toBe(1);
	expect(pauseAfterTrouble(troubleOf(kind), TROUBLES_IN_A_ROW + 1, 9999, 0)).toBeUndefined();
});

it.each([
	['rateLimited', undefined, true],
	['rateLimited', 1, true],
	['unavailable', 1, true],
	['unavailable', undefined, false],
	['noAnswer', 1, false],
] as const)('%s with the pause %d means "later": %s', (kind, retryAfterMs, later) => {
	expect(
		saysLater({ ...troubleOf(kind), ...(retryAfterMs !== undefined && { retryAfterMs }) }),
	).toBe(later);
});

it.each([
	[0, 5, 0.5, 5],
	[1, 5, 0.9, 9],
	[1, 30, 0.9, 30],
	[2, 5, 0, 10],
	[2, 5, 0.5, 15],
	[3, 30, 0.5, 45],
	[6, 5, 0, 150],
	[6, 60, 0.5, 225],
	[6, 3600, 0.5, 3675],
])(
	'after %i refusals, at least %d s, with the draw %d it rests %d s',
	(refusals, least, random, seconds) => {
		expect(restAfterRefusals(refusals, least, random)).toBe(seconds);
	},
);

it.each(FINAL)('%s ends it at once', (kind) => {
	expect(pauseAfterTrouble(troubleOf(kind), 1, 0, 0)).toBeUndefined();
});

it.each([
	[0, true],
	[NOT_FOUND_GRACE_SECONDS - 1, true],
	[NOT_FOUND_GRACE_SECONDS, false],
	[Infinity, false],
])('a job that is not found at the age of %d s may still turn up: %s', (age, patient) => {
	expect(pauseAfterTrouble(troubleOf('notFound'), 1, age, 0.5) !== undefined).toBe(patient);
});

it.each([
	[1, 0.99, 1],
	[2, 0.5, 1],
	[3, 0.5, 2],
	[5, 0.5, 8],
	[6, 0.5, 16],
	[7, 0.5, 30],
	[20, 0.5, 30],
	[20, 0, 1],
])('after %i in a row with the draw %d it pauses %d s', (inARow, random, seconds) => {
	expect(pauseAfterTrouble(troubleOf('unavailable'), inARow, 0, random)).toBe(seconds);
});

const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('a pause is between a second and a minute, and never shorter than the provider asked for', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...TROUBLE_KINDS),
			fc.integer({ min: 1, max: 40 }),
			fc.nat(10_000),
			draws,
			fc.option(fc.nat(3_600_000), { nil: undefined }),
			(kind, inARow, age, random, retryAfterMs) => {
				const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
				const pause = pauseAfterTrouble(troubleOf(kind, asked), inARow, age, random);
				if (pause === undefined) return;
				expect(pause).toBeGreaterThanOrEqual(Math.max(1, (retryAfterMs ?? 0) / 1000));
				expect(pause).toBeLessThanOrEqual(Math.max(60, (retryAfterMs ?? 0) / 1000));
			},
		),
	);
});

it.each([
	['the first of four tries', 1, {}, 1],
	['the last of them', 4, {}, undefined],
	['a pause of two minutes that is asked for', 1, { retryAfterMs: 120_000 }, 120],
	[
		'a longer one, which a single question does not wait for',
		1,
		{ retryAfterMs: 121_000 },
		undefined,
	],
])('a single question is asked again after %s as befits it', (_what, tries, asked, pause) => {
	expect(pauseBeforeNextTry(troubleOf('rateLimited', asked), tries, 4, Infinity, 0)).toBe(pause);
});

it('a single question about a job that is not found is asked again while the job is new', () => {
	expect(pauseBeforeNextTry(troubleOf('notFound'), 1, 4, 10, 0)).toBe(1);
	expect(pauseBeforeNextTry(troubleOf('notFound'), 1, 4, Infinity, 0)).toBeUndefined();
});
