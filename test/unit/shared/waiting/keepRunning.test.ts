import fc from 'fast-check';
import { Stopped } from '../../../../nodes/shared/time/clock';
import { keepRunning, type Settled } from '../../../../nodes/shared/waiting/keepRunning';
import type { Observation, Watch } from '../../../../nodes/shared/waiting/watch';
import { FakeClock } from '../../../harness/fakeClock';
import { MINUTE, POLICY, ranInto, REFERENCE, saw, START, watchOf } from './watches';

interface Stage {
	clock: FakeClock;
	/** When each job was looked at, by position, milliseconds since the start. */
	looks: number[][];
	/** The most checks that were under way at once. */
	most: number;
	settled: { position: number; at: number }[];
	work: Promise<Settled[]>;
}

/**
 * Waits for jobs that end so many seconds after the start.
 *
 * @param answerMs how long an answer takes, by position
 */
function waitFor(
	endsAfter: readonly number[],
	{
		answerMs = () => 0,
		timeLimitMs = 120 * MINUTE,
		providerOf = () => REFERENCE.provider,
		check,
	}: {
		answerMs?: (position: number) => number;
		timeLimitMs?: number;
		providerOf?: (position: number) => string;
		check?: (position: number, at: { elapsed: number }) => Observation;
	} = {},
): Stage {
	const clock = new FakeClock(START);
	let underWay = 0;
	const stage: Stage = {
		clock,
		looks: endsAfter.map(() => []),
		most: 0,
		settled: [],
		work: Promise.resolve([]),
	};
	const look = (position: number): Observation => {
		const seconds = endsAfter[position] ?? 0;
		return clock.now() - START >= seconds * 1000
			? saw('completed', { title: `job ${position}` })
			: saw('processing');
	};
	stage.work = keepRunning(
		endsAfter.map((_seconds, position) =>
			watchOf({ timeLimitMs, reference: { ...REFERENCE, provider: providerOf(position) } }),
		),
		{
			clock,
			policyFor: () => POLICY,
			random: () => 0.5,
			async check(_watch: Watch, position) {
				underWay += 1;
				stage.most = Math.max(stage.most, underWay);
				stage.looks[position]?.push(clock.now() - START);
				if (answerMs(position) > 0) await clock.sleep(answerMs(position));
				underWay -= 1;
				return check ? check(position, { elapsed: clock.now() - START }) : look(position);
			},
			onSettled: ({ at }, position) => stage.settled.push({ position, at: at - START }),
		},
	);
	return stage;
}

const titles = (ends: Settled[]) =>
	ends.map(({ settlement }) =>
		settlement.kind === 'finished' ? settlement.job.title : settlement.kind,
	);

it('waits for nobody when there is nobody', async () => {
	const { clock, work } = waitFor([]);
	expect(await clock.run(work)).toEqual([]);
	expect(clock.now()).toBe(START);
});

it('spends one check on a job that has ended already', async () => {
	const { clock, work, looks } = waitFor([0]);
	expect(titles(await clock.run(work))).toEqual(['job 0']);
	expect(looks).toEqual([[0]]);
});

it('gives results in the order of the input, and leaves those alone that have ended', async () => {
	const { clock, work, looks, settled } = waitFor([300, 0, 60]);
	expect(titles(await clock.run(work))).toEqual(['job 0', 'job 1', 'job 2']);
	expect(settled.map(({ position }) => position)).toEqual([1, 2, 0]);
	expect(looks[1]).toEqual([0]);
	expect(looks[2]?.at(-1)).toBeLessThan(90_000);
});

it('lets nobody wait for anybody: a slow answer does not delay the others', async () => {
	const slow = waitFor([1000, 60], { answerMs: (position) => (position === 0 ? 25_000 : 0) });
	const alone = waitFor([60]);
	await slow.clock.run(slow.work);
	await alone.clock.run(alone.work);
	expect(slow.looks[1]).toEqual(alone.looks[0]);
});

it('has at most ten checks under way', async () => {
	const stage = waitFor(
		Array.from({ length: 35 }, () => 40),
		{ answerMs: () => 2000 },
	);
	await stage.clock.run(stage.work);
	expect(stage.most).toBe(10);
});

it('does not let a provider that has to be asked slowly hold up the jobs of another', async () => {
	const seconds = [...Array.from({ length: 30 }, () => 300), 60];
	const isSlow = (position: number) => position < 30;
	const mixed = waitFor(seconds, {
		answerMs: (position) => (isSlow(position) ? 20_000 : 0),
		providerOf: (position) => (isSlow(position) ? 'slow' : 'quick'),
	});
	const alone = waitFor([60]);
	await mixed.clock.run(mixed.work);
	await alone.clock.run(alone.work);
	expect(mixed.looks[30]).toEqual(alone.looks[0]);
	expect(mixed.most).toBeLessThanOrEqual(11);
});

it('ends every wait by its deadline', async () => {
	const { clock, work, looks } = waitFor([Infinity, Infinity, 10], { timeLimitMs: 7 * MINUTE });
	expect(titles(await clock.run(work))).toEqual(['timedOut', 'timedOut', 'job 2']);
	expect(clock.now()).toBe(START + 7 * MINUTE);
	expect(looks[0]?.at(-1)).toBe(7 * MINUTE);
});

it('goes on when one of them is lost', async () => {
	const { clock, work } = waitFor([0, 0], {
		check: (position, { elapsed }) => {
			if (position === 0) return ranInto('credential');
			return elapsed < MINUTE ? saw('processing') : saw('completed');
		},
	});
	const ends = await clock.run(work);
	expect(ends.map(({ settlement }) => settlement.kind)).toEqual(['lost', 'finished']);
});

describe('stopping the execution', () => {
	it('ends all waits in the same tick, between checks', async () => {
		const { clock, work, looks } = waitFor([1000, 1000]);
		const outcome = expect(work).rejects.toThrow(Stopped);
		await clock.advance(20_000);
		const before = JSON.stringify(looks);
		const stoppedAt = clock.now();
		clock.stop();
		await outcome;
		expect(clock.now()).toBe(stoppedAt);
		expect(JSON.stringify(looks)).toBe(before);
	});

	it('ends them in the middle of a check as well', async () => {
		const { clock, work } = waitFor([1000], { answerMs: () => 30_000 });
		const outcome = expect(work).rejects.toThrow(Stopped);
		await clock.advance(1_000);
		clock.stop();
		await outcome;
	});
});

it('ends all waits with what a check throws', async () => {
	const { clock, work } = waitFor([0, 1000], {
		check: (position) => {
			if (position === 1) throw new RangeError('a fault of this package');
			return saw('processing');
		},
	});
	await expect(clock.run(work)).rejects.toThrow(RangeError);
});

it('whatever the jobs do, everyone ends, in order, soon after its end, and nobody is asked too often', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 14 }),
			fc.nat(900),
			async (endsAfter, answerMs) => {
				const timeLimitMs = 20 * MINUTE;
				const { clock, work, looks } = waitFor(endsAfter, {
					answerMs: () => answerMs,
					timeLimitMs,
				});
				const ends = await clock.run(work);
				expect(ends).toHaveLength(endsAfter.length);
				ends.forEach(({ settlement, at }, position) => {
					const endedMs = (endsAfter[position] ?? 0) * 1000;
					const intime = endedMs <= timeLimitMs;
					if (settlement.kind === 'finished') {
						expect(settlement.job.title).toBe(`job ${position}`);
						expect(at - START).toBeGreaterThanOrEqual(endedMs);
						// The longest pause and two answers, each of which may have to wait for a free place.
						expect(at - START).toBeLessThanOrEqual(endedMs + 30_000 + 4 * answerMs + 1);
					} else {
						expect(settlement.kind).toBe('timedOut');
						expect(intime && endedMs + answerMs < timeLimitMs).toBe(false);
					}
					expect(at - START).toBeLessThanOrEqual(timeLimitMs + 4 * answerMs);
				});
				for (const times of looks) {
					const gaps = times.slice(1, -1).map((at, index) => at - (times[index] ?? 0));
					for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(POLICY.floorSeconds * 1000);
				}
			},
		),
		{ numRuns: 30 },
	);
}, 60_000);
