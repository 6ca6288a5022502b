import { Stopped } from '../../../../nodes/shared/time/clock';
import { firstDue } from '../../../../nodes/shared/waiting/rounds';
import { dueIn, NEAR, rounds } from './roundsStage';
import { MINUTE, REFERENCE, saw, START, watchOf } from './watches';

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

describe('of the jobs of one provider', () => {
	const jobsOf = (provider: string, count: number) =>
		Array.from({ length: count }, () =>
			dueIn(0, watchOf({ reference: { ...REFERENCE, provider } })),
		);

	it('ten are checked at once, at most', async () => {
		const round = rounds(jobsOf('slow', 25), { answerMs: 1000 });
		await round.clock.run(round.work);
		expect(round.looks).toHaveLength(25);
		expect(round.most).toBe(10);
	});

	it('none waits for those of another', async () => {
		const round = rounds([...jobsOf('slow', 25), ...jobsOf('quick', 1)], { answerMs: 1000 });
		await round.clock.run(round.work);
		expect(round.looks.find(({ position }) => position === 25)?.at).toBe(0);
	});
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
