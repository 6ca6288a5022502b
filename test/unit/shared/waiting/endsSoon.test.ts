import fc from 'fast-check';
import { endsSoon } from '../../../../nodes/shared/waiting/endsSoon';
import { survival } from '../../../../nodes/shared/waiting/usualDuration';
import { MINUTE, START, watchOf } from './watches';

const SHORT = { medianSeconds: 60, sigma: 0.35 };
const LONG = { medianSeconds: 600, sigma: 0.7 };

/** A job of this age, and what its last percentages were: seconds ago and percent. */
function jobOf(
	usual: { medianSeconds: number; sigma: number },
	ageSeconds: number,
	...percentages: [secondsAgo: number, percent: number][]
): boolean {
	const now = START + ageSeconds * 1000;
	const progress = percentages.map(([ago, percent]) => ({ at: now - ago * 1000, percent }));
	return endsSoon({ ...watchOf({ usual }), progress }, now);
}

describe('by progress', () => {
	it.each<[string, [number, number], [number, number], boolean]>([
		['a minute left', [30, 25], [0, 50], true],
		['a little more than a minute left', [30, 26], [0, 50], false],
		['half a minute left', [60, 20], [0, 80], true],
		['two minutes left', [60, 40], [0, 60], false],
		['nothing left', [60, 40], [0, 100], true],
	])('%s', (_what, earlier, later, soon) => {
		expect(jobOf(LONG, 120, earlier, later)).toBe(soon);
	});

	it('the percentages decide, whatever is usual', () => {
		expect(jobOf(SHORT, 59, [60, 1], [0, 2])).toBe(false);
		expect(jobOf(LONG, 5, [4, 10], [0, 90])).toBe(true);
	});

	it.each<[string, [number, number][]]>([
		['one percentage alone', [[0, 99]]],
		[
			'a percentage that stands still',
			[
				[30, 99],
				[0, 99],
			],
		],
		[
			'a percentage that falls',
			[
				[30, 99],
				[0, 98],
			],
		],
	])('%s decides nothing', (_what, percentages) => {
		expect(jobOf(LONG, 10, ...percentages)).toBe(jobOf(LONG, 10));
		expect(jobOf(SHORT, 60, ...percentages)).toBe(jobOf(SHORT, 60));
	});
});

describe('by what is usual', () => {
	it.each<[string, { medianSeconds: number; sigma: number }, number, boolean]>([
		['a short job just submitted may end within the minute', SHORT, 0, true],
		['a short job that is due', SHORT, 60, true],
		['a long job just submitted', LONG, 0, false],
		['a long job at its median', LONG, 600, false],
		['a narrow job before its time', { medianSeconds: 600, sigma: 0.05 }, 500, false],
		['a narrow job at its time', { medianSeconds: 600, sigma: 0.05 }, 590, true],
	])('%s', (_what, usual, age, soon) => {
		expect(jobOf(usual, age)).toBe(soon);
	});

	it('a job beyond all that is usual is not waited for in memory', () => {
		const usual = { medianSeconds: 60, sigma: 0.1 };
		expect(jobOf(usual, 70)).toBe(true);
		for (const age of [120, 600, 86_400, 1e9]) expect(jobOf(usual, age)).toBe(false);
	});

	it('a submission in the future counts as one of now', () => {
		const watch = { ...watchOf({ usual: SHORT }), submittedAt: START + MINUTE };
		expect(endsSoon(watch, START)).toBe(endsSoon(watchOf({ usual: SHORT }), START));
	});

	it('is whether half of the jobs that last so long end within the minute', () => {
		const usual = fc.record({
			medianSeconds: fc.double({ min: 5, max: 7200, noNaN: true }),
			sigma: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
		});
		fc.assert(
			fc.property(usual, fc.integer({ min: 0, max: 20_000 }), (given, age) => {
				const still = survival(given, age);
				const half = still >= 0.001 && survival(given, age + 60) / still <= 0.5;
				expect(jobOf(given, age)).toBe(half);
			}),
		);
	});
});
