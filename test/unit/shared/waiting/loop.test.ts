import fc from 'fast-check';
import { Stopped } from '../../../../nodes/shared/time/clock';
import type { Observation } from '../../../../nodes/shared/waiting/watch';
import { endingAfter, looksAt, titlesOf, waiting } from './loopStage';
import { MINUTE, POLICY, ranInto, REFERENCE, saw, START, watchOf } from './watches';

const watches = (
	count: number,
	{
		timeLimitMs = 120 * MINUTE,
		providerOf = () => REFERENCE.provider,
	}: { timeLimitMs?: number; providerOf?: (position: number) => string } = {},
) =>
	Array.from({ length: count }, (_, position) =>
		watchOf({ timeLimitMs, reference: { ...REFERENCE, provider: providerOf(position) } }),
	);

/** Waits for jobs that end so many seconds after the start. */
const waitFor = (
	endsAfter: readonly number[],
	{
		answerMs = () => 0,
		providerOf = () => REFERENCE.provider,
	}: { answerMs?: (position: number) => number; providerOf?: (position: number) => string } = {},
) =>
	waiting(watches(endsAfter.length, { providerOf }), {
		answer: endingAfter(endsAfter),
		answerMs,
	});

it('returns at once when there are no jobs', async () => {
	const { clock, work } = waitFor([]);
	expect(await clock.run(work)).toEqual({ watches: [], ends: [], resumeAt: Infinity });
	expect(clock.now()).toBe(START);
});

it('spends one check on a job that has ended already', async () => {
	const stage = waitFor([0]);
	expect(titlesOf(await stage.clock.run(stage.work))).toEqual(['job 0']);
	expect(stage.looks).toEqual([{ position: 0, at: 0 }]);
});

it('gives results in the order of the input, and leaves those alone that have ended', async () => {
	const stage = waitFor([300, 0, 60]);
	expect(titlesOf(await stage.clock.run(stage.work))).toEqual(['job 0', 'job 1', 'job 2']);
	expect(stage.ended.map(({ position }) => position)).toEqual([1, 2, 0]);
	expect(looksAt(stage, 1)).toEqual([0]);
	expect(looksAt(stage, 2).at(-1)).toBeLessThan(90_000);
});

it('lets no job wait for another: a slow answer does not delay the others', async () => {
	const slow = waitFor([1000, 60], { answerMs: (position) => (position === 0 ? 25_000 : 0) });
	const alone = waitFor([60]);
	await slow.clock.run(slow.work);
	await alone.clock.run(alone.work);
	expect(looksAt(slow, 1)).toEqual(looksAt(alone, 0));
});

it('has at most ten checks under way', async () => {
	const stage = waitFor(Array<number>(35).fill(40), { answerMs: () => 2000 });
	await stage.clock.run(stage.work);
	expect(stage.most).toBe(10);
});

it('begins the eleventh check as soon as one of the ten is over, whichever that is', async () => {
	const stage = waitFor(Array<number>(11).fill(0), {
		answerMs: (position) => (position === 4 ? 1000 : 20_000),
	});
	await stage.clock.run(stage.work);
	expect(looksAt(stage, 10)).toEqual([1000]);
});

it('does not let a provider that has to be asked slowly hold up the jobs of another', async () => {
	const isSlow = (position: number) => position < 30;
	const mixed = waitFor([...Array<number>(30).fill(300), 60], {
		answerMs: (position) => (isSlow(position) ? 20_000 : 0),
		providerOf: (position) => (isSlow(position) ? 'slow' : 'quick'),
	});
	const alone = waitFor([60]);
	await mixed.clock.run(mixed.work);
	await alone.clock.run(alone.work);
	expect(looksAt(mixed, 30)).toEqual(looksAt(alone, 0));
	expect(mixed.most).toBeLessThanOrEqual(11);
});

it('waits for 1,000 jobs with one timer, which it leaves to nobody', async () => {
	const endsAfter = Array.from({ length: 1000 }, (_, position) => (position * 7) % 600);
	const stage = waitFor(endsAfter, { answerMs: (position) => position % 3 });
	let most = 0;
	const sleep = stage.clock.sleep.bind(stage.clock);
	const underWay = new Set<AbortSignal>();
	stage.clock.sleep = async (milliseconds, wake) => {
		if (wake) most = Math.max(most, underWay.add(wake).size);
		await sleep(milliseconds, wake);
		if (wake) underWay.delete(wake);
	};
	const waits = await stage.clock.run(stage.work);
	expect(titlesOf(waits)).toEqual(endsAfter.map((_seconds, position) => `job ${position}`));
	expect(stage.ended).toHaveLength(1000);
	expect([most, stage.clock.sleeping]).toEqual([1, 0]);
	expect(stage.most).toBeLessThanOrEqual(10);
}, 60_000);

it('never sleeps for longer than a minute before it reads the clock again', async () => {
	const stage = waiting([watchOf({ minimumCheckSeconds: 900 })]);
	await stage.clock.advance(899_000);
	expect(stage.looks).toHaveLength(1);
	expect(Math.max(...stage.clock.slept)).toBe(MINUTE);
	stage.clock.stop();
	await expect(stage.work).rejects.toThrow(Stopped);
});

it('ends every wait by its deadline', async () => {
	const endsAfter = [Infinity, Infinity, 10];
	const stage = waiting(watches(3, { timeLimitMs: 7 * MINUTE }), {
		answer: endingAfter(endsAfter),
	});
	expect(titlesOf(await stage.clock.run(stage.work))).toEqual(['timedOut', 'timedOut', 'job 2']);
	expect(stage.clock.now()).toBe(START + 7 * MINUTE);
	expect(looksAt(stage, 0).at(-1)).toBe(7 * MINUTE);
});

it('continues when one of them is lost', async () => {
	const answer = (position: number, elapsed: number): Observation => {
		if (position === 0) return ranInto('credential');
		return elapsed < MINUTE ? saw('processing') : saw('completed');
	};
	const { clock, work } = waiting(watches(2), { answer });
	const { ends } = await clock.run(work);
	expect(ends.map((end) => end?.settlement.kind)).toEqual(['lost', 'finished']);
});

describe('a provider with a rate', () => {
	/** Lets so many requests through a minute. */
	function paced(callsAMinute: number) {
		const sent: number[] = [];
		return {
			sent,
			nextTurn: (position: number) =>
				position === 0 ? 0 : (sent.at(-callsAMinute) ?? -Infinity) + MINUTE,
		};
	}

	it('is asked no sooner than it allows, and no check waits elsewhere', async () => {
		const { sent, nextTurn } = paced(4);
		const stage = waiting(
			watches(12, { providerOf: (position) => (position ? 'slow' : 'quick') }),
			{
				answer(position, elapsed) {
					if (position > 0) sent.push(START + elapsed);
					return saw('completed');
				},
				nextTurn,
				leaveMs: () => 1,
			},
		);
		await stage.clock.run(stage.work);
		const minutes = stage.looks
			.filter(({ position }) => position > 0)
			.map(({ at }) => Math.floor(at / MINUTE));
		expect(minutes).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
	});

	it('has one check after the other leave, so that its next turn is known', async () => {
		const stage = waiting(watches(5), {
			answer: () => saw('completed'),
			leaveMs: () => 100,
			answerMs: () => 10_000,
		});
		await stage.clock.run(stage.work);
		expect(stage.looks.map(({ at }) => at)).toEqual([100, 200, 300, 400, 500]);
	});
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

describe('the first end that is not accepted', () => {
	const failure = new Error('the job failed');

	it('ends all waits at once, and no check that is under way is sent afterwards', async () => {
		const stage = waiting(watches(3, { providerOf: (position) => `provider ${position}` }), {
			answer: () => saw('failed'),
			leaveMs: (position) => [0, 5_000, 0][position] ?? 0,
			answerMs: (position) => [1_000, 0, 60_000][position] ?? 0,
			onEnd() {
				throw failure;
			},
		});
		const outcome = expect(stage.work).rejects.toBe(failure);
		await stage.clock.advance(2_000);
		await outcome;
		await stage.clock.advance(10 * MINUTE);
		expect(stage.looks.map(({ position }) => position)).toEqual([0, 2]);
		expect(stage.ended).toEqual([{ position: 0, at: 1_000 }]);
	});

	it('is what a check throws as well', async () => {
		const { clock, work } = waiting(watches(2), {
			answer(position) {
				if (position === 1) throw new RangeError('a fault of this package');
				return saw('processing');
			},
		});
		await expect(clock.run(work)).rejects.toThrow(RangeError);
	});
});

it('whatever the jobs do, each ends, in order, soon after its end, and none is asked too often', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 14 }),
			fc.nat(900),
			async (endsAfter, answerMs) => {
				const timeLimitMs = 20 * MINUTE;
				const stage = waiting(watches(endsAfter.length, { timeLimitMs }), {
					answer: endingAfter(endsAfter),
					answerMs: () => answerMs,
				});
				const { ends } = await stage.clock.run(stage.work);
				expect(ends).toHaveLength(endsAfter.length);
				ends.forEach((end, position) => {
					const at = (end?.at ?? Infinity) - START;
					const endedMs = (endsAfter[position] ?? 0) * 1000;
					const intime = endedMs <= timeLimitMs;
					if (end?.settlement.kind === 'finished') {
						expect(end.settlement.job.title).toBe(`job ${position}`);
						expect(at).toBeGreaterThanOrEqual(endedMs);
						// The longest pause and two answers, each of which may have to wait for a free place.
						expect(at).toBeLessThanOrEqual(endedMs + 30_000 + 4 * answerMs + 1);
					} else {
						expect(end?.settlement.kind).toBe('timedOut');
						expect(intime && endedMs + answerMs < timeLimitMs).toBe(false);
					}
					expect(at).toBeLessThanOrEqual(timeLimitMs + 4 * answerMs);
				});
				for (const position of endsAfter.keys()) {
					const times = looksAt(stage, position);
					const gaps = times.slice(1, -1).map((at, index) => at - (times[index] ?? 0));
					for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(POLICY.floorSeconds * 1000);
				}
			},
		),
		{ numRuns: 30 },
	);
}, 60_000);
