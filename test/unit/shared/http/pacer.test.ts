import fc from 'fast-check';
import { createPacer } from '../../../../nodes/shared/http/pacer';
import type { RateWindow } from '../../../../nodes/shared/provider/contract';
import { Stopped } from '../../../../nodes/shared/time/clock';
import { FakeClock } from '../../../harness/fakeClock';

const MINUTE = 60_000;
const VIZARD: RateWindow[] = [
	{ calls: 3, perMs: MINUTE },
	{ calls: 20, perMs: 60 * MINUTE },
];

const windowsArbitrary = fc.array(
	fc.record({ calls: fc.integer({ min: 1, max: 6 }), perMs: fc.integer({ min: 1, max: 10_000 }) }),
	{ minLength: 1, maxLength: 3 },
);

/** The most requests that any stretch of the window's length has seen. */
function mostIn(starts: readonly number[], perMs: number): number {
	return Math.max(
		0,
		...starts.map((from) => starts.filter((at) => at >= from && at < from + perMs).length),
	);
}

describe('the next turn', () => {
	it.each<[string, number[], number]>([
		['nothing was sent', [], 0],
		['there is room', [99_000, 99_500], 0],
		['the window is full', [95_000, 99_000, 99_500], 155_300],
		['the oldest has left the window', [40_000, 99_000, 99_500], 100_300],
		['the clock was set back', [95_000, 99_000, 99_500, 3_700_000, 3_700_001], 155_300],
		['all was sent in what is the future now', [3_700_000, 3_700_000, 3_700_000], 0],
	])('when %s', (_what, sent, expected) => {
		const memory = { 'videoJobs.sent.key': sent };
		expect(createPacer(memory, 'key', new FakeClock(100_000)).nextTurn(VIZARD)).toBe(expected);
	});

	it.each<[string, number[], number, number]>([
		['all of the narrower window when nothing was sent', [], 100_000, 3],
		['what the window leaves', [99_000], 100_000, 2],
		['none when it is full', [95_000, 99_000, 99_500], 100_000, 0],
		['the place of each that has left it by then', [95_000, 96_000, 99_500], 157_000, 2],
		['what the wider window leaves', Array<number>(19).fill(1_000), 100_000, 1],
	])('lets through %s', (_what, sent, moment, free) => {
		const memory = { 'videoJobs.sent.key': sent };
		expect(createPacer(memory, 'key', new FakeClock(100_000)).freeAt(VIZARD, moment)).toBe(free);
	});

	it('is given without waiting when it comes too late', async () => {
		const clock = new FakeClock(0);
		const pacer = createPacer({}, 'key', clock);
		for (let call = 0; call < 3; call++) await pacer.takeTurn(VIZARD, 0);
		await expect(pacer.takeTurn(VIZARD, 30_000)).resolves.toBe(MINUTE + 300);
		expect(clock.slept).toEqual([]);
		await clock.run(pacer.takeTurn(VIZARD, 90_000));
		expect(clock.now()).toBe(MINUTE + 300);
	});

	it('is never slept for longer than two minutes at a time', async () => {
		const clock = new FakeClock(0);
		const pacer = createPacer({}, 'key', clock);
		for (let call = 0; call < 21; call++) await clock.run(pacer.takeTurn(VIZARD));
		expect(Math.max(...clock.slept)).toBe(2 * MINUTE);
		expect(clock.now()).toBeGreaterThanOrEqual(60 * MINUTE);
	});

	it('takes no longer to find after a thousand requests', () => {
		const memory = {
			'videoJobs.sent.key': Array.from({ length: 1000 }, (_, at) => 1_000_000 + at),
		};
		const clock = new FakeClock(4_600_900);
		const pacer = createPacer(memory, 'key', clock);
		expect(pacer.nextTurn([{ calls: 1, perMs: MINUTE }])).toBe(1_000_999 + MINUTE + 300);
		// What no window can matter to any more is forgotten, the rest is kept.
		expect(memory['videoJobs.sent.key']).toHaveLength(399);
	});
});

describe('a pacer', () => {
	it('lets three Vizard submits go at once and the fourth a minute later', async () => {
		const clock = new FakeClock(0);
		const pacer = createPacer({}, 'key', clock);
		const starts: number[] = [];
		for (let call = 0; call < 4; call++) {
			await clock.run(pacer.takeTurn(VIZARD));
			starts.push(clock.now());
		}
		expect(starts.slice(0, 3)).toEqual([0, 0, 0]);
		expect(starts[3]).toBeGreaterThanOrEqual(MINUTE);
		expect(starts[3]).toBeLessThan(MINUTE + 1000);
	});

	it('never exceeds a window, in whatever rhythm it is asked, and keeps the order', async () => {
		await fc.assert(
			fc.asyncProperty(
				windowsArbitrary,
				fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 25 }),
				async (windows, pauses) => {
					const clock = new FakeClock(0);
					const pacer = createPacer({}, 'key', clock);
					const starts: { asked: number; at: number }[] = [];
					const turns: Promise<void>[] = [];
					for (const [asked, pause] of pauses.entries()) {
						turns.push(
							pacer.takeTurn(windows).then(() => {
								starts.push({ asked, at: clock.now() });
							}),
						);
						await clock.advance(pause);
					}
					await clock.run(Promise.all(turns));
					expect(starts.map(({ asked }) => asked)).toEqual(pauses.map((_, index) => index));
					const times = starts.map(({ at }) => at);
					for (const { calls, perMs } of windows) {
						expect(mostIn(times, perMs)).toBeLessThanOrEqual(calls);
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it('shares its memory with every node of the execution, also after a restart', async () => {
		const clock = new FakeClock(0);
		const memory = {};
		for (let call = 0; call < 3; call++) await createPacer(memory, 'key', clock).takeTurn(VIZARD);
		const restored = JSON.parse(JSON.stringify(memory)) as typeof memory;
		await clock.run(createPacer(restored, 'key', clock).takeTurn(VIZARD));
		expect(clock.now()).toBeGreaterThanOrEqual(MINUTE);
	});

	it('remembers for an hour window what a node with a minute window has sent', async () => {
		const clock = new FakeClock(0);
		const memory = {};
		const hourly = [{ calls: 2, perMs: 60 * MINUTE }];
		const minutely = [{ calls: 100, perMs: MINUTE }];
		const pacer = createPacer(memory, 'key', clock);
		await clock.run(pacer.takeTurn(hourly));
		await clock.advance(2 * MINUTE);
		await clock.run(pacer.takeTurn(minutely));
		await clock.run(pacer.takeTurn(hourly));
		expect(clock.now()).toBeGreaterThanOrEqual(60 * MINUTE);
	});

	it.each([[undefined], ['yesterday'], [['x', null]], [{ length: 3 }]])(
		'does not stumble over a memory of %j',
		async (spoilt) => {
			const clock = new FakeClock(0);
			await createPacer({ 'videoJobs.sent.key': spoilt }, 'key', clock).takeTurn(VIZARD);
			expect(clock.slept).toEqual([]);
		},
	);

	it('keeps keys apart and does nothing without windows', async () => {
		const clock = new FakeClock(0);
		const memory = {};
		for (const key of ['a', 'b', 'c', 'd']) await createPacer(memory, key, clock).takeTurn(VIZARD);
		for (let call = 0; call < 9; call++) await createPacer(memory, 'a', clock).takeTurn([]);
		expect(clock.slept).toEqual([]);
	});

	it('ends with the execution', async () => {
		const clock = new FakeClock(0);
		const pacer = createPacer({}, 'key', clock);
		await pacer.takeTurn([{ calls: 1, perMs: MINUTE }]);
		const turn = pacer.takeTurn([{ calls: 1, perMs: MINUTE }]);
		clock.stop();
		await expect(turn).rejects.toThrow(Stopped);
	});
});
