import type { Trouble } from '../../../../nodes/shared/trouble/trouble';
import { pauseAfterRefusal } from '../../../../nodes/shared/submit/refusalPause';

const REFUSED: Trouble = { kind: 'rateLimited', message: '', advice: '' };

it.each([
	[0, 5_000],
	[1, 10_000],
	[4, 80_000],
	[5, 120_000],
	[1000, 120_000],
])('after %i refusals without a word it waits %i ms', (refusals, pause) => {
	expect(pauseAfterRefusal(REFUSED, refusals)).toBe(pause);
});

it.each([
	[0, 1_000],
	[400, 1_000],
	[7_000, 7_000],
	[3_600_000, 3_600_000],
])('asked to wait %i ms it waits %i ms, so that it never rushes', (retryAfterMs, pause) => {
	expect(pauseAfterRefusal({ ...REFUSED, retryAfterMs }, 9)).toBe(pause);
});
