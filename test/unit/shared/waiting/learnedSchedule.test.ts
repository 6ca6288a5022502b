import fc from 'fast-check';
import { learnedSeconds, silentUntil } from '../../../../nodes/shared/waiting/learnedSchedule';
import {
	KEEP_RUNNING_POLICY,
	nextCheckSeconds,
	SUSPENDED_POLICY,
	type SchedulePolicy,
} from '../../../../nodes/shared/waiting/schedule';

const CALM = { ...KEEP_RUNNING_POLICY, jitter: 0 };
const FOUR_MINUTES = { medianSeconds: 240, sigma: 0.4 };
const QUARTER_HOUR = { medianSeconds: 900, sigma: 0.5 };

/** The ages at which a job is checked, up to one of them. */
function agesUpTo(
	end: number,
	usual: typeof FOUR_MINUTES,
	jobs = 20,
	policy: SchedulePolicy = CALM,
): number[] {
	const ages = [0];
	for (let age = 0; age < end; ) {
		age += learnedSeconds(age, usual, jobs, 0.5, policy);
		ages.push(age);
	}
	return ages;
}

describe('a job whose kind is known', () => {
	it('is left alone until two spreads before the median, but for a look in the middle', () => {
		const silence = silentUntil(FOUR_MINUTES);
		expect(silence).toBeCloseTo(240 * Math.exp(-0.8));
		const early = agesUpTo(silence, FOUR_MINUTES);
		expect(early.map(Math.round)).toEqual([0, 54, 108]);
	});

	it('has more looks in a long silence', () => {
		const silence = silentUntil(QUARTER_HOUR);
		expect(agesUpTo(silence, QUARTER_HOUR).map((age) => age / silence)).toEqual([
			0, 0.25, 0.5, 0.75, 1,
		]);
	});

	it('is left alone without a look where the silence is short', () => {
		expect(agesUpTo(40, { medianSeconds: 100, sigma: 0.4 }).map(Math.round)).toEqual([0, 45]);
	});

	it('is checked most often around its expected end, and 45 s apart at most after it', () => {
		const ages = agesUpTo(7_200, QUARTER_HOUR);
		const pauseAt = (age: number) => {
			const next = ages.findIndex((other) => other > age);
			return (ages[next] ?? NaN) - (ages[next - 1] ?? NaN);
		};
		expect(pauseAt(900)).toBeLessThan(pauseAt(340));
		expect(pauseAt(900)).toBeLessThan(30);
		expect(pauseAt(340)).toBe(45);
		expect(Math.max(...[400, 900, 2_000, 7_000].map(pauseAt))).toBeLessThanOrEqual(45);
	});

	it('is checked less often the more jobs are known', () => {
		const checks = [5, 12, 20].map((jobs) => agesUpTo(900, QUARTER_HOUR, jobs).length);
		expect(checks).toEqual([...checks].sort((a, b) => b - a));
		expect(checks[0]).toBeGreaterThan(checks[2] ?? NaN);
	});

	it('is checked a minute apart at least while the execution is parked', () => {
		const ages = agesUpTo(2_000, FOUR_MINUTES, 20, { ...SUSPENDED_POLICY, jitter: 0 });
		const pauses = ages.slice(1).map((age, check) => age - (ages[check] ?? NaN));
		expect(Math.min(...pauses)).toBeGreaterThanOrEqual(60);
		expect(Math.max(...pauses)).toBeLessThanOrEqual(300);
	});
});

/** Their risk is almost zero at the first check, which must not be taken for the risk of the pause after it. */
it.each([
	['parked', 'a minute', SUSPENDED_POLICY, { medianSeconds: 70, sigma: 0.3 }, 60],
	['parked', 'a minute', SUSPENDED_POLICY, { medianSeconds: 100, sigma: 0.3 }, 60],
	['in memory', 'five seconds', KEEP_RUNNING_POLICY, { medianSeconds: 8, sigma: 0.4 }, 5],
])(
	'short jobs that are waited for %s are checked after %s',
	(_where, _pause, policy, usual, seconds) => {
		for (const ageSeconds of [0, 1, 3]) {
			for (const random of [0, 0.5, 0.99]) {
				expect(learnedSeconds(ageSeconds, usual, 20, random, policy)).toBe(seconds);
			}
		}
	},
);

const cases = fc.record({
	ageSeconds: fc.double({ min: 0, max: 50_000, noNaN: true }),
	usual: fc.record({
		medianSeconds: fc.double({ min: 1, max: 10_000, noNaN: true }),
		sigma: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
	}),
	jobs: fc.integer({ min: 5, max: 20 }),
	random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
	policy: fc.constantFrom(KEEP_RUNNING_POLICY, SUSPENDED_POLICY, {
		...KEEP_RUNNING_POLICY,
		floorSeconds: 75,
	}),
});

it('never comes sooner than the floor, nor later than the next part of the silence, what follows its end, or the cap', () => {
	fc.assert(
		fc.property(cases, ({ ageSeconds, usual, jobs, random, policy }) => {
			const seconds = learnedSeconds(ageSeconds, usual, jobs, random, policy);
			const { floorSeconds, learnedCapSeconds, jitter } = policy;
			const silence = silentUntil(usual);
			// The next look of the silence that is neither within the floor nor as good as over.
			const skipped = Math.max(floorSeconds, (ageSeconds * jitter) / (1 - jitter));
			const part = (Math.max(60, silence / 4) + skipped) * (1 + jitter) + 0.001;
			const afterIt = learnedSeconds(silence, usual, jobs, random, policy);
			expect(seconds).toBeGreaterThanOrEqual(floorSeconds);
			expect(seconds).toBeLessThanOrEqual(
				ageSeconds < silence ? Math.max(part, afterIt) : Math.max(floorSeconds, learnedCapSeconds),
			);
		}),
		{ numRuns: 1_000 },
	);
});

describe('in the schedule, what was learned gives way', () => {
	const input = {
		ageSeconds: 20,
		usual: QUARTER_HOUR,
		learnedFrom: 20,
		progress: [],
		untilDeadlineSeconds: 7_200,
		random: 0.5,
	};
	const silent = nextCheckSeconds(input, CALM);

	it('and is a silence without anything else', () => {
		expect(silent).toBeGreaterThan(60);
		expect(nextCheckSeconds({ ...input, learnedFrom: undefined }, CALM)).toBe(5);
	});

	it.each([
		[
			'to progress',
			{
				progress: [
					{ at: 0, percent: 10 },
					{ at: 10_000, percent: 90 },
				],
			},
			5,
		],
		['to the word of the provider', { retryAfterMs: 40_000 }, 40],
		['to the deadline', { untilDeadlineSeconds: 30 }, 30],
		['to the looks at an unsettled answer', { nextLookSeconds: 7 }, 5],
	])('%s', (_what, more, seconds) => {
		expect(nextCheckSeconds({ ...input, ...more }, CALM)).toBe(seconds);
	});
});
