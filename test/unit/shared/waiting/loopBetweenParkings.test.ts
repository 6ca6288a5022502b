import { Stopped } from '../../../../nodes/shared/time/clock';
import { dueIn, looksAt, NEAR, waiting } from './loopStage';
import { MINUTE, REFERENCE, saw, START, watchOf } from './watches';

const stay = 'whileDue';

const jobsOf = (provider: string, count: number) =>
	Array.from({ length: count }, () => dueIn(0, watchOf({ reference: { ...REFERENCE, provider } })));

it('checks what is due, and nothing before its time', async () => {
	const begun = [dueIn(-1), dueIn(8_000), dueIn(0), dueIn(MINUTE)];
	const { clock, looks, work } = waiting(begun, { stay });
	const { watches, resumeAt } = await clock.run(work);
	expect(looks.map(({ position }) => position)).toEqual([0, 2]);
	expect(watches.map(({ checks }) => checks)).toEqual([1, 0, 1, 0]);
	expect(watches[3]).toEqual(begun[3]);
	expect(resumeAt).toBe(START + 8_000);
	expect(clock.now()).toBe(START);
});

it('stays for a check that is due within less than any pause between two checks', async () => {
	const { clock, looks, work } = waiting([dueIn(4_999), dueIn(MINUTE)], { stay });
	const { resumeAt } = await clock.run(work);
	expect(looks).toEqual([{ position: 0, at: 4_999 }]);
	expect(resumeAt).toBe(START + MINUTE);
});

it('has nothing to do without jobs', async () => {
	const { clock, work } = waiting([], { stay: 'forNearEnds' });
	expect(await clock.run(work)).toMatchObject({ watches: [], resumeAt: Infinity });
});

it('checks ten of a provider at once, at most, and lets no provider wait for another', async () => {
	const round = waiting([...jobsOf('slow', 25), ...jobsOf('quick', 1)], {
		stay,
		answerMs: (position) => (position < 25 ? 1000 : 0),
	});
	await round.clock.run(round.work);
	expect(round.looks).toHaveLength(26);
	expect(round.most).toBeLessThanOrEqual(11);
	expect(looksAt(round, 25)).toEqual([0]);
});

describe('of a provider with a rate, and of one without', () => {
	it('the loop leaves with those due that would have to wait, and returns when their turn comes', async () => {
		let sent = 0;
		const round = waiting([...jobsOf('paced', 40), ...jobsOf('free', 2)], {
			stay,
			nextTurn: (position) => (position >= 40 || sent < 15 ? 0 : START + 30_000),
			answer(position) {
				if (position < 40) sent += 1;
				return saw('processing');
			},
			leaveMs: () => 1,
		});
		const { watches, resumeAt } = await round.clock.run(round.work);
		expect(round.clock.now() - START).toBeLessThan(1000);
		expect(resumeAt).toBe(START + 30_000);
		expect(watches.filter(({ checks }) => checks === 0)).toHaveLength(25);
		expect([looksAt(round, 40), looksAt(round, 41)]).toEqual([[1], [2]]);
	});
});

it('hands back every end in its place, and reports each once', async () => {
	const round = waiting([dueIn(0), dueIn(0), dueIn(0)], {
		stay,
		answer: (position) =>
			position === 1 ? saw('processing') : saw('completed', { title: `job ${position}` }),
	});
	const { ends } = await round.clock.run(round.work);
	expect(ends.map((end) => end?.settlement)).toEqual([
		{ kind: 'finished', job: expect.objectContaining({ title: 'job 0' }) },
		undefined,
		{ kind: 'finished', job: expect.objectContaining({ title: 'job 2' }) },
	]);
	expect(round.ended.map(({ position }) => position).sort()).toEqual([0, 2]);
});

describe('the end of everything', () => {
	it('comes when the first end is not accepted', async () => {
		const failure = new Error('the job failed');
		const round = waiting([dueIn(0), dueIn(0)], {
			stay: 'forNearEnds',
			answer: () => saw('failed'),
			onEnd() {
				throw failure;
			},
		});
		await expect(round.clock.run(round.work)).rejects.toBe(failure);
	});

	it('comes when the execution is stopped while it stays', async () => {
		const round = waiting([watchOf({ usual: NEAR })], { stay: 'forNearEnds' });
		await round.clock.advance(1000);
		round.clock.stop();
		await expect(round.work).rejects.toBeInstanceOf(Stopped);
		expect(round.looks).toHaveLength(1);
	});

	it('comes when the execution is stopped during a check', async () => {
		const round = waiting([watchOf(), watchOf()], { stay, answerMs: () => 1000 });
		await round.clock.advance(10);
		round.clock.stop();
		await expect(round.work).rejects.toBeInstanceOf(Stopped);
	});
});
