import fc from 'fast-check';
import type { Watch } from '../../../../nodes/shared/waiting/watch';
import { FAR, looksAt, NEAR, waiting } from './loopStage';
import { MINUTE, ranInto, saw, START, watchOf } from './watches';

describe('when the ends are near', () => {
	const near = (count: number) => Array.from({ length: count }, () => watchOf({ usual: NEAR }));
	const endsAfter = (seconds: number) => (_position: number, elapsed: number) =>
		saw(elapsed >= seconds * 1000 ? 'completed' : 'processing');

	it('automatic stays until all have ended, checking as often as in memory', async () => {
		const round = waiting(near(2), { stay: 'forNearEnds', answer: endsAfter(20) });
		const { ends } = await round.clock.run(round.work);
		expect(ends.every((end) => end)).toBe(true);
		expect(round.clock.now() - START).toBeLessThan(30_000);
		const times = looksAt(round, 0);
		const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		expect(gaps.length).toBeGreaterThan(2);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
	});

	it('suspend does not stay', async () => {
		const round = waiting(near(2), { stay: 'whileDue', answer: endsAfter(20) });
		const { ends, resumeAt } = await round.clock.run(round.work);
		expect(round.clock.now()).toBe(START);
		expect(ends).toEqual([undefined, undefined]);
		expect(resumeAt).toBe(START + MINUTE);
	});

	it('automatic does not stay while one of them is far', async () => {
		const watches = [...near(1), watchOf({ usual: FAR })];
		const round = waiting(watches, { stay: 'forNearEnds' });
		await round.clock.run(round.work);
		expect(round.clock.now()).toBe(START);
		expect(round.looks).toHaveLength(2);
	});

	it('automatic leaves off as soon as a job lasts longer than usual', async () => {
		const usual = { medianSeconds: 30, sigma: 0.1 };
		const round = waiting([watchOf({ usual })], { stay: 'forNearEnds' });
		const { ends, resumeAt } = await round.clock.run(round.work);
		expect(ends).toEqual([undefined]);
		expect(round.clock.now() - START).toBeLessThan(2 * MINUTE);
		// From then on it is the database that waits.
		expect(resumeAt - round.clock.now()).toBeGreaterThan(0);
	});

	it('an end that only the percentages show to be near is not slept through', async () => {
		const submittedAt = START - 10 * MINUTE;
		const watch: Watch = {
			...watchOf({ usual: FAR, submittedAt }),
			progress: [{ at: START - MINUTE, percent: 40 }],
		};
		const round = waiting([watch], {
			stay: 'forNearEnds',
			answer: (_position, elapsed) =>
				elapsed >= 15_000 ? saw('completed') : saw('processing', { progressPercent: 80 }),
		});
		await round.clock.run(round.work);
		expect(round.clock.now() - START).toBeLessThan(30_000);
	});
});

describe('between the checks of a parked execution', () => {
	const stay = 'whileDue';

	it('there is a minute at least, and no more than a tenth of the age', async () => {
		const usual = fc.record({
			medianSeconds: fc.double({ min: 5, max: 7200, noNaN: true }),
			sigma: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
		});
		await fc.assert(
			fc.asyncProperty(usual, fc.integer({ min: 0, max: 100_000 }), async (given, age) => {
				const submittedAt = START - age * 1000;
				const watch = watchOf({ usual: given, submittedAt, timeLimitMs: 1000 * MINUTE });
				const { clock, work } = waiting([watch], { stay });
				const { resumeAt } = await clock.run(work);
				const pause = (resumeAt - START) / 1000;
				expect(pause).toBeGreaterThanOrEqual(60);
				expect(pause).toBeLessThanOrEqual(Math.max(60, age / 10));
			}),
		);
	});

	it('the pause ends with the deadline', async () => {
		const watch = watchOf({ usual: FAR, timeLimitMs: 10_000 });
		const { clock, work } = waiting([watch], { stay });
		expect((await clock.run(work)).resumeAt).toBe(START + 10_000);
	});

	it('a provider that wants longer pauses gets them', async () => {
		const watch = watchOf({ minimumCheckSeconds: 90 });
		const { clock, work } = waiting([watch], { stay });
		expect((await clock.run(work)).resumeAt).toBeGreaterThanOrEqual(START + 90_000);
	});

	it('trouble that passes does not end the wait', async () => {
		const { clock, ended, work } = waiting([watchOf()], {
			stay,
			answer: () => ranInto('unavailable'),
		});
		const { watches } = await clock.run(work);
		expect(ended).toEqual([]);
		expect(watches[0]).toMatchObject({ troublesInARow: 1, dueAt: START + MINUTE });
	});
});
