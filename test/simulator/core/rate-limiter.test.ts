import fc from 'fast-check';
import { VirtualClock } from '../../../simulator/core/clock';
import { RateLimiter } from '../../../simulator/core/rate-limiter';

const LIMITS = [
	{ calls: 3, windowSeconds: 60 },
	{ calls: 20, windowSeconds: 3600 },
];

describe('RateLimiter', () => {
	it('with sliding windows never lets more through in any window, and lets through when it says so', () => {
		const pauses = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 30, maxLength: 80 });
		fc.assert(
			fc.property(pauses, (seconds) => {
				const clock = new VirtualClock(0);
				const limiter = new RateLimiter(clock, LIMITS);
				const passed: number[] = [];
				for (const pause of seconds) {
					clock.advance(pause);
					const wait = limiter.secondsUntilFree('sliding');
					if (wait > 0 && wait < 30) clock.advance(wait);
					else if (wait > 0) continue;
					expect(limiter.secondsUntilFree('sliding')).toBe(0);
					limiter.count();
					passed.push(clock.now());
				}
				for (const { calls, windowSeconds } of LIMITS)
					for (const start of passed) {
						const end = start + windowSeconds * 1000;
						const inside = passed.filter((at) => at >= start && at < end);
						expect(inside.length).toBeLessThanOrEqual(calls);
					}
			}),
		);
	});

	it('with fixed windows starts anew at whole multiples', () => {
		const clock = new VirtualClock(0);
		clock.advance(59 - ((clock.now() / 1000) % 60) + 60);
		const limiter = new RateLimiter(clock, [{ calls: 1, windowSeconds: 60 }]);
		limiter.count();
		expect(limiter.secondsUntilFree('fixed')).toBeCloseTo(1, 1);
		clock.advance(1.1);
		expect(limiter.secondsUntilFree('fixed')).toBe(0);
		expect(limiter.secondsUntilFree('sliding')).toBeGreaterThan(58);
	});
});
