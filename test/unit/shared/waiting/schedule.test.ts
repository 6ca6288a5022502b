import fc from 'fast-check';
import {
	KEEP_RUNNING_POLICY,
	longestSeconds,
	nextCheckSeconds,
	remainingByProgress,
	type ScheduleInput,
	type SchedulePolicy,
} from '../../../../nodes/shared/waiting/schedule';

const LONG = 1e6;

const input = (more: Partial<ScheduleInput> = {}): ScheduleInput => ({
	ageSeconds: 0,
	usual: { medianSeconds: 600, sigma: 0.7 },
	progress: [],
	untilDeadlineSeconds: LONG,
	random: 0.5,
	...more,
});

const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const progressArbitrary = fc
	.array(fc.tuple(fc.nat(100_000), fc.nat(100)), { maxLength: 3 })
	.map((samples) =>
		samples.map(([at, percent]) => ({ at, percent })).sort((one, other) => one.at - other.at),
	);

const inputArbitrary = fc.record({
	ageSeconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
	usual: fc.record({
		medianSeconds: fc.double({ min: 1, max: 10_000, noNaN: true }),
		sigma: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
	}),
	progress: progressArbitrary,
	untilDeadlineSeconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
	random: draws,
});

const policyArbitrary: fc.Arbitrary<SchedulePolicy> = fc.record({
	checkCost: fc.double({ min: 0.01, max: 10, noNaN: true }),
	floorSeconds: fc.integer({ min: 1, max: 120 }),
	capSeconds: fc.integer({ min: 1, max: 600 }),
	learnedCapSeconds: fc.integer({ min: 1, max: 600 }),
	elapsedShare: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
	jitter: fc.double({ min: 0, max: 0.5, noNaN: true }),
});

it('never checks sooner than the floor, unless the deadline is nearer', () => {
	fc.assert(
		fc.property(inputArbitrary, policyArbitrary, (asked, policy) => {
			const seconds = nextCheckSeconds(asked, policy);
			expect(seconds).toBeGreaterThanOrEqual(
				Math.min(policy.floorSeconds, asked.untilDeadlineSeconds),
			);
		}),
		{ numRuns: 500 },
	);
});

it('never leaves a job alone for longer than its share of the age or a floor, nor than the cap', () => {
	fc.assert(
		fc.property(inputArbitrary, policyArbitrary, (asked, policy) => {
			const seconds = nextCheckSeconds(asked, policy);
			const { floorSeconds, elapsedShare, capSeconds } = policy;
			expect(seconds).toBeLessThanOrEqual(Math.max(floorSeconds, elapsedShare * asked.ageSeconds));
			expect(seconds).toBeLessThanOrEqual(Math.max(floorSeconds, capSeconds));
		}),
		{ numRuns: 500 },
	);
});

it('checks for the last time exactly at the deadline', () => {
	fc.assert(
		fc.property(
			inputArbitrary,
			policyArbitrary,
			fc.option(fc.nat(3_600_000), { nil: undefined }),
			(asked, policy, retryAfterMs) => {
				const seconds = nextCheckSeconds({ ...asked, retryAfterMs }, policy);
				expect(seconds).toBeLessThanOrEqual(asked.untilDeadlineSeconds);
				const unbounded = nextCheckSeconds(
					{ ...asked, retryAfterMs, untilDeadlineSeconds: Infinity },
					policy,
				);
				expect(seconds).toBe(Math.min(unbounded, asked.untilDeadlineSeconds));
			},
		),
	);
});

it.each([0, -1, -100])('is at once when the deadline was %d s ago', (untilDeadlineSeconds) => {
	expect(nextCheckSeconds(input({ untilDeadlineSeconds }), KEEP_RUNNING_POLICY)).toBe(0);
	const asked = input({ untilDeadlineSeconds, retryAfterMs: 60_000 });
	expect(nextCheckSeconds(asked, KEEP_RUNNING_POLICY)).toBe(0);
});

it('waits as long as the provider asks for, whatever the policy thinks', () => {
	fc.assert(
		fc.property(
			inputArbitrary,
			policyArbitrary,
			fc.nat(3_600_000),
			(asked, policy, retryAfterMs) => {
				const seconds = nextCheckSeconds(
					{ ...asked, retryAfterMs, untilDeadlineSeconds: LONG },
					policy,
				);
				expect(seconds).toBe(Math.max(retryAfterMs / 1000, policy.floorSeconds));
			},
		),
	);
});

describe('the plan', () => {
	const spacing = (ageSeconds: number, more: Partial<ScheduleInput> = {}) =>
		nextCheckSeconds(input({ ageSeconds, ...more }), {
			...KEEP_RUNNING_POLICY,
			floorSeconds: 0.1,
			capSeconds: LONG,
			elapsedShare: LONG,
		});

	it('is sparse at first, dense around the usual end, sparse again in the tail', () => {
		expect(spacing(60)).toBeGreaterThan(4 * spacing(600));
		expect(spacing(20_000)).toBeGreaterThan(2 * spacing(600));
	});

	it('spaces checks by the root of twice their cost over the hazard', () => {
		// At the median the hazard is the density of the standard normal at 0, twice, over sigma and age.
		const risk = 0.7978845608 / (0.7 * 600);
		expect(spacing(600)).toBeCloseTo(Math.sqrt((2 * KEEP_RUNNING_POLICY.checkCost) / risk), 2);
	});

	it('halves what is left by progress that moves', () => {
		const progress = [
			{ at: 0, percent: 10 },
			{ at: 10_000, percent: 20 },
		];
		expect(spacing(1000, { progress })).toBe(40);
	});

	it.each([
		[0, 0.85],
		[0.5, 1],
		[0.999999, 1.15],
	])('is jittered by the draw %d to %d of itself', (random, factor) => {
		expect(spacing(600, { random }) / spacing(600)).toBeCloseTo(factor, 3);
	});
});

it.each([
	[0, 5],
	[49, 5],
	[100, 10],
	[299, 29.9],
	[300, 30],
	[99_999, 30],
])('at the age of %d s a job is left alone for %d s at most', (ageSeconds, seconds) => {
	expect(longestSeconds(ageSeconds, KEEP_RUNNING_POLICY)).toBeCloseTo(seconds, 9);
});

it.each<[string, [number, number][], number | undefined]>([
	['no samples', [], undefined],
	['one sample', [[0, 10]], undefined],
	[
		'progress that stands still',
		[
			[0, 10],
			[10, 10],
		],
		undefined,
	],
	[
		'progress that falls',
		[
			[0, 20],
			[10, 10],
		],
		undefined,
	],
	[
		'a tenth in ten seconds',
		[
			[0, 10],
			[10, 20],
		],
		80,
	],
	[
		'the last two of three',
		[
			[0, 0],
			[10, 50],
			[20, 60],
		],
		40,
	],
	[
		'progress that is complete',
		[
			[0, 50],
			[10, 100],
		],
		0,
	],
	[
		'two samples at once',
		[
			[10, 50],
			[10, 60],
		],
		0,
	],
])('of %s %j what is left is %p s', (_what, samples, expected) => {
	const progress = samples.map(([seconds, percent]) => ({ at: seconds * 1000, percent }));
	expect(remainingByProgress(progress)).toBe(expected);
});
