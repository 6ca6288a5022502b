import fc from 'fast-check';
import {
	afterEnd,
	durationSeen,
	Experience,
	FEWEST_JOBS,
	learnedFrom,
	MOST_JOBS,
} from '../../../../nodes/shared/waiting/experience';
import { silentUntil } from '../../../../nodes/shared/waiting/learnedSchedule';
import type { Settled } from '../../../../nodes/shared/waiting/loop';
import { jobOf, START, troubleOf, watchOf } from './watches';

const seconds = fc.double({ min: 1, max: 100_000, noNaN: true });

describe('what is learned from durations', () => {
	it('is nothing from fewer than five', () => {
		expect(learnedFrom([240, 240, 240, 240])).toBeUndefined();
	});

	it('of the same length, is that length and a spread that shrinks with their number', () => {
		const spreads = [5, 10, 20].map((jobs) => {
			const learned = learnedFrom(Array<number>(jobs).fill(240));
			expect(learned?.learnedFrom).toBe(jobs);
			expect(learned?.usual.medianSeconds).toBeCloseTo(240);
			return learned?.usual.sigma;
		});
		// sqrt(4 x 0.36 / (4 + k - 1) x (1 + 1/k))
		expect(spreads.map((sigma) => sigma?.toFixed(3))).toEqual(['0.465', '0.349', '0.256']);
	});

	it('has the geometric mean for its median', () => {
		expect(learnedFrom([60, 240, 60, 240, 120])?.usual.medianSeconds).toBeCloseTo(120);
	});

	it('has a spread between that of the prior and that of the jobs, and more for the next job', () => {
		const wide = [30, 60, 120, 240, 480];
		const sigma = learnedFrom(wide)?.usual.sigma ?? NaN;
		expect(sigma).toBeGreaterThan(0.6);
		expect(sigma).toBeLessThan(1.1 * Math.sqrt(1.2));
	});

	it('does not depend on the order, and is a distribution', () => {
		fc.assert(
			fc.property(
				fc.array(seconds, { minLength: FEWEST_JOBS, maxLength: MOST_JOBS }),
				(durations) => {
					const { usual } = learnedFrom(durations) ?? { usual: { medianSeconds: NaN, sigma: NaN } };
					const backwards = learnedFrom([...durations].reverse())?.usual;
					expect(usual.medianSeconds).toBeGreaterThanOrEqual(Math.min(...durations) * 0.999);
					expect(usual.medianSeconds).toBeLessThanOrEqual(Math.max(...durations) * 1.001);
					expect(usual.sigma).toBeGreaterThan(0);
					expect(backwards?.medianSeconds).toBeCloseTo(usual.medianSeconds, 3);
				},
			),
		);
	});
});

describe('after one more job', () => {
	it('the last twenty count', () => {
		fc.assert(
			fc.property(fc.array(seconds, { maxLength: 100 }), (all) => {
				const kept = all.reduce<number[]>((durations, next) => afterEnd(durations, next), []);
				expect(kept.length).toBeLessThanOrEqual(MOST_JOBS);
				// Whatever was forgotten, nothing is made up.
				expect(kept).toEqual(all.slice(all.length - kept.length));
			}),
		);
	});

	it.each<[string, number, number]>([
		['as expected', 230, 6],
		['twice as long', 480, 6],
		['as early as may be', 96, 6],
		['earlier than that', 94, 1],
	])('that took %s (%s s) so many are known: %s', (_how, took, known) => {
		const five = [240, 240, 240, 240, 240];
		expect(silentUntil(learnedFrom(five)?.usual ?? { medianSeconds: 0, sigma: 0 })).toBeCloseTo(
			94.8,
			0,
		);
		expect(afterEnd(five, took)).toHaveLength(known);
	});

	it('too few are no expectation that could be surprised', () => {
		expect(afterEnd([240, 240, 240, 240], 1)).toHaveLength(5);
	});
});

describe('how long a job was seen to take', () => {
	const watch = { ...watchOf(), submittedAt: START, startedAt: START + 1 };
	const finished = { kind: 'finished' as const, job: jobOf('completed') };
	const seen: Settled = {
		watch,
		settlement: finished,
		at: START + 100_000,
		seenRunningAt: START + 80_000,
	};

	it.each<[string, Partial<Settled>, number | undefined]>([
		['completed between two checks', {}, 90],
		['failed', { settlement: { kind: 'finished', job: jobOf('failed') } }, undefined],
		['still ran at the time limit', { settlement: { kind: 'timedOut' } }, undefined],
		['was lost', { settlement: { kind: 'lost', trouble: troubleOf('notFound') } }, undefined],
		['had ended before the first check', { seenRunningAt: undefined }, undefined],
		['was submitted no one knows when', { watch: { ...watch, submittedAt: START + 1 } }, undefined],
		['grew until it was complete', { watch: { ...watch, unsettledSince: START + 70_000 } }, 70],
	])('that %s: %s', (_what, more, expected) => {
		expect(durationSeen({ ...seen, ...more })).toBe(expected);
	});
});

describe('the experience of a process', () => {
	const see = (experience: Experience, kind: string, times = FEWEST_JOBS) => {
		for (let job = 0; job < times; job++) experience.sawEnd(kind, 60);
	};

	it('is kept apart by kind', () => {
		const experience = new Experience();
		see(experience, 'one');
		expect(experience.of('one')?.learnedFrom).toBe(FEWEST_JOBS);
		expect(experience.of('other')).toBeUndefined();
	});

	it('is bounded: the kind that ended longest ago is forgotten', () => {
		const experience = new Experience(2);
		for (const kind of ['a', 'b', 'a', 'c']) see(experience, kind);
		expect(['a', 'b', 'c'].map((kind) => experience.of(kind) !== undefined)).toEqual([
			true,
			false,
			true,
		]);
	});
});
