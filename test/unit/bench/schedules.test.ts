import { ALTERNATIVES, type Schedule } from '../../../bench/schedule/schedules';
import { UNBOUNDED_PLAN } from '../../../bench/schedule/unboundedPlan';
import { RandomStream } from '../../../simulator/core/random';

const USUAL = { medianSeconds: 240, sigma: 0.6 };

function named(start: string): Schedule {
	const schedule = ALTERNATIVES.find(({ name }) => name.startsWith(start));
	if (!schedule) throw new Error(`No schedule is called '${start}'.`);
	return schedule;
}

const waitFor = (schedule: Schedule, durationSeconds: number) =>
	schedule.waitFor(durationSeconds, USUAL, new RandomStream('schedules'));

it.each([
	['fixed 5 s', 0, 1, 0],
	['fixed 5 s', 12, 4, 15],
	['fixed 30 s', 60, 3, 60],
	['tiers', 60, 13, 60],
	['tiers', 61, 14, 67.5],
	['tiers', 119, 21, 120],
	['tiers', 121, 22, 131.25],
])('%s: a job of %d s takes %d checks and is noticed at %d s', (name, duration, checks, at) => {
	expect(waitFor(named(name), duration)).toEqual({ checks, atSeconds: at });
});

it('the tiers never pause for more than 30 s', () => {
	const far = waitFor(named('tiers'), 10_000);
	expect(waitFor(named('tiers'), far.atSeconds + 1).atSeconds - far.atSeconds).toBe(30);
});

it('the AWS waiter draws six pauses of at most 2 to 64 s, and takes 120 s from then on', () => {
	const most = [0, 2, 4, 8, 16, 32, 64].reduce((sum, pause) => sum + pause);
	const first = waitFor(named('AWS'), most + 1);
	const second = waitFor(named('AWS'), first.atSeconds + 1);
	expect(first.checks).toBeLessThanOrEqual(9);
	expect(second.atSeconds - first.atSeconds).toBe(120);
	expect(waitFor(named('AWS'), 1)).toEqual({ checks: 2, atSeconds: 2 });
});

it('the plan without bounds is silent first and dense around the usual end', () => {
	const after = (age: number) => waitFor(UNBOUNDED_PLAN, age + 0.1).atSeconds;
	const early = after(0);
	const usual = after(240);
	expect(early).toBeGreaterThan(50);
	expect(after(usual) - usual).toBeLessThan(15);
});
