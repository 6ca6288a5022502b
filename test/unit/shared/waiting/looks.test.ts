import type { JobReading } from '../../../../nodes/shared/job/videoJob';
import {
	afterLook,
	isSettled,
	nextLookSeconds,
	type Looks,
} from '../../../../nodes/shared/waiting/looks';
import { KEEP_RUNNING_POLICY, SUSPENDED_POLICY } from '../../../../nodes/shared/waiting/schedule';
import { observe, type Watch } from '../../../../nodes/shared/waiting/watch';
import { jobOf, MINUTE, START, watchOf } from './watches';

/** A list that may grow, rendered for: what WayinVideo's answers come to. */
const listOf = (grownTo: number): NonNullable<JobReading['unsettled']> => ({
	confirmations: 2,
	unchangedForSeconds: 300,
	grownTo,
	settledJob: jobOf('completed'),
});

/** A look: seconds after the first one, and how much the list had. */
type Look = [seconds: number, grownTo: number];

function settledAfter(looks: readonly Look[], begun: Looks = { unsettledInARow: 0 }): boolean {
	let [seen, settled] = [begun, false];
	for (const [seconds, grownTo] of looks) {
		const now = START + seconds * 1000;
		seen = afterLook(seen, listOf(grownTo), now);
		settled = isSettled(seen, listOf(grownTo), now);
	}
	return settled;
}

const every = (step: number, count: number, grownTo = 4): Look[] =>
	Array.from({ length: count }, (_, look) => [look * step, grownTo]);

describe('a list that may grow is complete', () => {
	it.each<[string, Look[], boolean]>([
		['at the first look', [[0, 4]], false],
		['after two looks over an hour', every(3600, 2), false],
		['after three looks over five minutes', every(150, 3), true],
		['after three looks over a little less', every(149, 3), false],
		['after many looks over a minute', every(5, 13), false],
		['after eleven looks every 30 seconds', every(30, 11), true],
		['after ten of them', every(30, 10), false],
		['when it has grown at the last look', [...every(150, 3), [301, 6]], false],
		['when it has shrunk at the last look', [...every(150, 3), [301, 2]], false],
		['five minutes after it grew last', [...every(150, 3), [310, 6], [400, 6], [610, 6]], true],
		['sooner after it grew last', [...every(150, 3), [310, 6], [400, 6], [609, 6]], false],
	])('%s: %s', (_when, looks, complete) => {
		expect(settledAfter(looks)).toBe(complete);
	});

	it('also when an earlier version has parked it without the time, which then counts anew', () => {
		const parked = { unsettledInARow: 9, grownTo: 4 };
		expect(settledAfter([[0, 4]], parked)).toBe(false);
		expect(settledAfter(every(300, 2), parked)).toBe(true);
		expect(settledAfter([...every(299, 2)], parked)).toBe(false);
	});

	it('no later because the clock was set back', () => {
		expect(settledAfter([...every(30, 3), [-3600, 4], [-3300, 4]])).toBe(true);
	});
});

it('without a time, looks alone count', () => {
	const unsettled = { confirmations: 2, settledJob: jobOf('completed') };
	let looks: Looks = { unsettledInARow: 0 };
	const settled = [0, 1, 2].map((look) => {
		looks = afterLook(looks, unsettled, START + look);
		return isSettled(looks, unsettled, START + look);
	});
	expect(settled).toEqual([false, false, true]);
	expect(nextLookSeconds(looks, unsettled, START)).toBeUndefined();
});

describe('a wait for it', () => {
	/** Checks whenever one is due, until the list is complete. */
	function waitFor(begun: Watch, policy: typeof KEEP_RUNNING_POLICY) {
		let watch = begun;
		const first = watch.dueAt;
		for (let checks = 1; ; checks++) {
			const reading = { job: jobOf('processing'), unsettled: listOf(4) };
			const now = watch.dueAt;
			const next = observe(watch, { kind: 'reading', reading }, now, 0.5, policy);
			// As the state goes through n8n's database.
			watch = JSON.parse(JSON.stringify(next.watch)) as Watch;
			if (next.settlement) return { checks, seconds: (now - first) / 1000 };
		}
	}

	it.each([5, 20, 60])('takes five minutes in memory, for a job of %s minutes', (minutes) => {
		const watch = watchOf({ submittedAt: START - minutes * MINUTE, minimumCheckSeconds: 30 });
		const policy = { ...KEEP_RUNNING_POLICY, floorSeconds: 30 };
		expect(waitFor(watch, policy)).toEqual({ checks: 11, seconds: 300 });
	});

	it.each([1, 20, 60])('takes five minutes suspended, for a job of %s minutes', (minutes) => {
		const watch = watchOf({ submittedAt: START - minutes * MINUTE });
		expect(waitFor(watch, SUSPENDED_POLICY)).toEqual({ checks: 6, seconds: 300 });
	});
});
