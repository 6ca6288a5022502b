import { pauseAfterRefusal } from '../../../../nodes/shared/http/line';

it.each([
	[0, 0, 2_500],
	[0, 0.5, 3_750],
	[0, 1, 5_000],
	[1, 1, 10_000],
	[4, 1, 80_000],
	[4, 0.25, 50_000],
	[5, 1, 120_000],
	[1000, 1, 120_000],
	[1000, 0, 60_000],
])('after %i refusals without a word, at random %f, it waits %i ms', (refusals, random, pause) => {
	expect(pauseAfterRefusal({}, refusals, random)).toBe(pause);
});

it.each([
	[0, 0, 1_000],
	[400, 0, 1_000],
	[7_000, 0, 7_000],
	[7_000, 1, 9_000],
	[60_000, 1, 66_000],
	[3_600_000, 0, 3_600_000],
])(
	'asked to wait %i ms, at random %f, it waits %i ms and never less',
	(retryAfterMs, random, pause) => {
		expect(pauseAfterRefusal({ retryAfterMs }, 9, random)).toBe(pause);
	},
);
