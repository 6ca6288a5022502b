import fc from 'fast-check';
import { Stopped } from '../../../../nodes/shared/time/clock';
import { checkInRounds, firstDue, type Standing } from '../../../../nodes/shared/waiting/rounds';
import type { Observation, Watch } from '../../../../nodes/shared/waiting/watch';
import { FakeClock } from '../../../harness/fakeClock';
import { MINUTE, ranInto, saw, START, watchOf } from './watches';

/** Half of such jobs end within a minute, whatever their age; the others within hours. */
const NEAR = { medianSeconds: 30, sigma: 0.5 };
const FAR = { medianSeconds: 3600, sigma: 0.5 };

interface Round {
	clock: FakeClock;
	/** What was looked at: position and milliseconds since the start. */
	looks: { position: number; at: number }[];
	/** The most checks that were under way at once. */
	most: number;
	ended: number[];
	work: Promise<Standing[]>;
}

function rounds(
	watches: readonly Watch[],
	{
		answer = () => saw('processing'),
		stayForNearEnds = false,
		answerMs = 0,
		standings = watches.map((watch) => ({ watch })),
		onSettled,
	}: {
		answer?: (position: number, elapsedMs: number) => Observation;
		stayForNearEnds?: boolean;
		answerMs?: number;
		standings?: readonly Standing[];
		onSettled?: (position: number) => void;
	} = {},
): Round {
	const clock = new FakeClock(START);
	let underWay = 0;
	const round: Round = { clock, looks: [], most: 0, ended: [], work: Promise.resolve([]) };
	round.work = checkInRounds(standings, {
		clock,
		stayForNearEnds,
		random: () => 0.5,
		async check(_watch, position) {
			underWay += 1;
			round.most = Math.max(round.most, underWay);
			round.looks.push({ position, at: clock.now() - START });
			if (answerMs > 0) await clock.sleep(answerMs);
			underWay -= 1;
			return answer(position, clock.now() - START);
		},
		onSettled(_end, position) {
			round.ended.push(position);
			onSettled?.(position);
		},
	});
	return round;
}

const dueIn = (milliseconds: number, watch = watchOf({ usual: FAR })): Watch => ({
	...watch,
	dueAt: START + milliseconds,
});

it('checks what is due, and nothing before its time', async () => {
	const { clock, looks, work } = rounds([dueIn(-1), dueIn(1), dueIn(0), dueIn(MINUTE)]);
	const standings = await clock.run(work);
	expect(looks.map(({ position }) => position)).toEqual([0, 2]);
	expect(standings.map(({ watch }) => watch.checks)).toEqual([1, 0, 1, 0]);
	expect(standings[3]?.watch).toEqual(dueIn(MINUTE));
	expect(clock.slept).toEqual([]);
});

it('leaves alone what has ended', async () => {
	const watch = watchOf();
	const end = { watch, settlement: { kind: 'timedOut' as const }, at: START };
	const standings = [{ watch, end }, { watch }];
	const { clock, looks, work } = rounds([], { standings });
	expect((await clock.run(work))[0]).toBe(standings[0]);
	expect(looks.map(({ position }) => position)).toEqual([1]);
});

it('has nothing to do for nobody', async () => {
	const { clock, work } = rounds([], { stayForNearEnds: true });
	expect(await clock.run(work)).toEqual([]);
});

it('checks ten at once, at most', async () => {
	const round = rounds(
		Array.from({ length: 25 }, () => dueIn(0)),
		{ answerMs: 1000 },
	);
	await round.clock.run(round.work);
	expect(round.looks).toHaveLength(25);
	expect(round.most).toBe(10);
});

it('hands back every end in its place, and tells of each once', async () => {
	const round = rounds([dueIn(0), dueIn(0), dueIn(0)], {
		answer: (position) =>
			position === 1 ? saw('processing') : saw('completed', { title: `job ${position}` }),
	});
	const standings = await round.clock.run(round.work);
	expect(standings.map(({ end }) => end?.settlement)).toEqual([
		{ kind: 'finished', job: expect.objectContaining({ title: 'job 0' }) },
		undefined,
		{ kind: 'finished', job: expect.objectContaining({ title: 'job 2' }) },
	]);
	expect(round.ended.sort()).toEqual([0, 2]);
});

describe('when the ends are near', () => {
	const near = (count: number) => Array.from({ length: count }, () => watchOf({ usual: NEAR }));
	const endsAfter = (seconds: number) => (_position: number, elapsed: number) =>
		saw(elapsed >= seconds * 1000 ? 'completed' : 'processing');

	it('automatic stays until all have ended, checking as often as in memory', async () => {
		const round = rounds(near(2), { stayForNearEnds: true, answer: endsAfter(20) });
		const standings = await round.clock.run(round.work);
		expect(standings.every(({ end }) => end)).toBe(true);
		expect(round.clock.now() - START).toBeLessThan(30_000);
		const gaps = round.clock.slept;
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
	});

	it('suspend does not stay', async () => {
		const round = rounds(near(2), { answer: endsAfter(20) });
		const standings = await round.clock.run(round.work);
		expect(round.clock.slept).toEqual([]);
		expect(standings.map(({ end }) => end)).toEqual([undefined, undefined]);
	});

	it('automatic does not stay while one of them is far', async () => {
		const watches = [...near(1), watchOf({ usual: FAR })];
		const round = rounds(watches, { stayForNearEnds: true });
		await round.clock.run(round.work);
		expect(round.clock.slept).toEqual([]);
		expect(round.looks).toHaveLength(2);
	});

	it('automatic leaves off as soon as a job lasts longer than usual', async () => {
		const usual = { medianSeconds: 30, sigma: 0.1 };
		const round = rounds([watchOf({ usual })], { stayForNearEnds: true });
		const [standing] = await round.clock.run(round.work);
		expect(standing).not.toHaveProperty('end');
		expect(round.clock.now() - START).toBeLessThan(2 * MINUTE);
		// From then on it is the database that waits.
		const { watch } = standing ?? { watch: watchOf() };
		expect(watch.dueAt - round.clock.now()).toBeGreaterThan(0);
	});

	it('an end that only the percentages show to be near is not slept through', async () => {
		const submittedAt = START - 10 * MINUTE;
		const watch: Watch = {
			...watchOf({ usual: FAR, submittedAt }),
			progress: [{ at: START - MINUTE, percent: 40 }],
		};
		const round = rounds([watch], {
			stayForNearEnds: true,
			answer: (_position, elapsed) =>
				elapsed >= 15_000 ? saw('completed') : saw('processing', { progressPercent: 80 }),
		});
		await round.clock.run(round.work);
		expect(round.clock.now() - START).toBeLessThan(30_000);
	});
});

describe('between the checks of a parked execution', () => {
	it('there is a minute at least, and no more than a tenth of the age', async () => {
		const usual = fc.record({
			medianSeconds: fc.double({ min: 5, max: 7200, noNaN: true }),
			sigma: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
		});
		await fc.assert(
			fc.asyncProperty(usual, fc.integer({ min: 0, max: 100_000 }), async (given, age) => {
				const submittedAt = START - age * 1000;
				const watch = watchOf({ usual: given, submittedAt, timeLimitMs: 1000 * MINUTE });
				const { clock, work } = rounds([watch]);
				const [standing] = await clock.run(work);
				const pause = ((standing?.watch.dueAt ?? 0) - START) / 1000;
				expect(pause).toBeGreaterThanOrEqual(60);
				expect(pause).toBeLessThanOrEqual(Math.max(60, age / 10));
			}),
		);
	});

	it('the pause ends with the deadline', async () => {
		const { clock, work } = rounds([watchOf({ usual: FAR, timeLimitMs: 10_000 })]);
		const [standing] = await clock.run(work);
		expect(standing?.watch.dueAt).toBe(START + 10_000);
	});

	it('a provider that wants longer pauses gets them', async () => {
		const watch = watchOf({ minimumCheckSeconds: 90 });
		const { clock, work } = rounds([watch]);
		const [standing] = await clock.run(work);
		expect((standing?.watch.dueAt ?? 0) - START).toBeGreaterThanOrEqual(90_000);
	});

	it('trouble that passes does not end the wait', async () => {
		const { clock, ended, work } = rounds([watchOf()], { answer: () => ranInto('unavailable') });
		const [standing] = await clock.run(work);
		expect(ended).toEqual([]);
		expect(standing?.watch).toMatchObject({ troublesInARow: 1, dueAt: START + MINUTE });
	});
});

describe('the end of everything', () => {
	it('comes when the first end is not accepted', async () => {
		const failure = new Error('the job failed');
		const round = rounds([dueIn(0), dueIn(0)], {
			stayForNearEnds: true,
			answer: () => saw('failed'),
			onSettled() {
				throw failure;
			},
		});
		await expect(round.clock.run(round.work)).rejects.toBe(failure);
	});

	it('comes when the execution is stopped while it stays', async () => {
		const round = rounds([watchOf({ usual: NEAR })], { stayForNearEnds: true });
		await round.clock.advance(1000);
		round.clock.stop();
		await expect(round.work).rejects.toBeInstanceOf(Stopped);
		expect(round.looks).toHaveLength(1);
	});

	it('comes when the execution is stopped during a check', async () => {
		const round = rounds([watchOf(), watchOf()], { answerMs: 1000 });
		await round.clock.advance(10);
		round.clock.stop();
		await expect(round.work).rejects.toBeInstanceOf(Stopped);
	});
});

it('the first due is the earliest', () => {
	expect(firstDue([dueIn(MINUTE), dueIn(7), dueIn(MINUTE)])).toBe(START + 7);
});
