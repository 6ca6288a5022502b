import { waitForEnds } from '../../../../nodes/shared/waiting/loop';
import type { Watch } from '../../../../nodes/shared/waiting/watch';
import { FakeClock } from '../../../harness/fakeClock';
import { dueIn } from './loopStage';
import { saw, START, watchOf } from './watches';

/**
 * What a check of one job costs while others wait, counted and not timed: how often the clock is read, the
 * provider's next turn is asked for, and another job is looked at.
 */

const ACTIVE = 20;
const CHECKS_OF_EACH = 10;

interface Work {
	checks: number;
	clock: number;
	turns: number;
	looksAtOthers: number;
	sleeps: number;
}

/** Counts while the active jobs are checked; the others are due hours later. */
async function workOf(others: number): Promise<Work> {
	const clock = new FakeClock(START);
	const work: Work = { checks: 0, clock: 0, turns: 0, looksAtOthers: 0, sleeps: 0 };
	let counting = false;
	const count = (what: Exclude<keyof Work, 'checks'>) => {
		if (counting) work[what] += 1;
	};
	const counted = (watch: Watch): Watch =>
		new Proxy(watch, {
			get: (target, name) => {
				count('looksAtOthers');
				return Reflect.get(target, name) as unknown;
			},
		});
	const idle = Array.from({ length: others }, () => counted(dueIn(3 * 60 * 60 * 1000)));
	const active = Array.from({ length: ACTIVE }, (_, job) => ({
		...watchOf(),
		dueAt: START + job * 1000,
	}));
	await clock.run(
		waitForEnds([...active, ...idle], {
			clock: {
				now: () => {
					count('clock');
					return clock.now();
				},
				sleep: async (milliseconds, wake) => {
					count('sleeps');
					await clock.sleep(milliseconds, wake);
				},
			},
			stay: 'untilAllEnd',
			random: () => 0.5,
			nextTurn: () => {
				count('turns');
				return 0;
			},
			async check(watch, position, onLeave) {
				onLeave();
				counting = position < ACTIVE;
				if (counting) work.checks += 1;
				return saw(watch.checks + 1 < CHECKS_OF_EACH && counting ? 'processing' : 'completed');
			},
			onEnd: (_end, position) => {
				if (position < ACTIVE && work.checks === ACTIVE * CHECKS_OF_EACH) counting = false;
			},
		}),
	);
	return work;
}

it.each([10, 100, 1_000, 5_000])(
	'a check costs the same while %s other jobs wait as while one does',
	async (others) => {
		const [few, among] = [await workOf(1), await workOf(others)];
		expect(few.checks).toBe(ACTIVE * CHECKS_OF_EACH);
		expect(among).toEqual(few);
		expect(among.looksAtOthers).toBe(0);
	},
);

it('a check takes a bounded number of steps', async () => {
	const { checks, clock, turns, sleeps } = await workOf(1_000);
	expect(clock / checks).toBeLessThan(16);
	expect(turns / checks).toBeLessThan(8);
	expect(sleeps / checks).toBeLessThan(3);
});
