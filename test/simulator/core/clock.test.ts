import { VirtualClock } from '../../../simulator/core/clock';

describe('VirtualClock', () => {
	it('stands still at speed 0 and runs what falls due while it is moved, in order', () => {
		const clock = new VirtualClock(0);
		const start = clock.now();
		const seen: [string, number][] = [];
		clock.at(start + 2000, (dueAt) => seen.push(['second', dueAt - start]));
		clock.at(start + 1000, (dueAt) => {
			seen.push(['first', dueAt - start]);
			clock.at(start + 1500, (later) => seen.push(['between', later - start]));
		});
		clock.at(start + 9000, () => seen.push(['too late', 0]));
		const cancel = clock.at(start + 1200, () => seen.push(['taken back', 0]));
		cancel();
		clock.advance(5);
		expect(clock.now() - start).toBe(5000);
		expect(seen).toEqual([
			['first', 1000],
			['between', 1500],
			['second', 2000],
		]);
		clock.close();
	});

	it('runs tasks by itself in compressed time', async () => {
		const clock = new VirtualClock(10_000);
		const realStart = Date.now();
		await clock.sleep(100);
		expect(Date.now() - realStart).toBeLessThan(500);
		clock.close();
	});

	it('keeps the time that has passed when its speed changes', () => {
		const clock = new VirtualClock(0);
		clock.advance(100);
		const before = clock.now();
		clock.setSpeed(5);
		expect(clock.now() - before).toBeLessThan(1000);
		clock.setSpeed(0);
		expect(clock.now()).toBeGreaterThanOrEqual(before);
		expect(clock.toRealSeconds(10)).toBe(10);
		clock.close();
	});

	it('bears appointments further away than a timer can be set for', async () => {
		const clock = new VirtualClock(1);
		let fired = false;
		clock.at(clock.now() + 400 * 24 * 3600 * 1000, () => (fired = true));
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(fired).toBe(false);
		clock.close();
	});
});
