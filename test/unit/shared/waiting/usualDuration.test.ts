import fc from 'fast-check';
import { hazard, survival } from '../../../../nodes/shared/waiting/usualDuration';
import type { UsualDuration } from '../../../../nodes/shared/provider/contract';

/** Density of a log-normal duration, straight from its definition. */
function density({ medianSeconds, sigma }: UsualDuration, age: number): number {
	const z = Math.log(age / medianSeconds) / sigma;
	return Math.exp(-0.5 * z * z) / (age * sigma * Math.sqrt(2 * Math.PI));
}

/** How many jobs last longer, by Simpson's rule over the logarithm of the age, far into the tail. */
function survivalByIntegration(usual: UsualDuration, age: number): number {
	const from = Math.log(age);
	const to = Math.max(from, Math.log(usual.medianSeconds)) + 12 * usual.sigma;
	const steps = 4000;
	const width = (to - from) / steps;
	let sum = 0;
	for (let step = 0; step <= steps; step++) {
		const at = Math.exp(from + step * width);
		const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
		sum += weight * density(usual, at) * at;
	}
	return (sum * width) / 3;
}

const USUALS: UsualDuration[] = [
	{ medianSeconds: 600, sigma: 0.7 },
	{ medianSeconds: 180, sigma: 0.35 },
	{ medianSeconds: 20, sigma: 0.6 },
];

/** Ages in standard deviations of the logarithm, on both sides of where the series takes over. */
const SPREADS = [-4, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 3.9, 4.1, 5, 6];

describe.each(USUALS)('of jobs that take %j', (usual) => {
	it.each(SPREADS)('the hazard at %d deviations is density over survival', (spread) => {
		const age = usual.medianSeconds * Math.exp(spread * usual.sigma);
		const expected = density(usual, age) / survivalByIntegration(usual, age);
		expect(Math.abs(hazard(usual, age) / expected - 1)).toBeLessThan(0.005);
	});

	it.each(SPREADS)('the share that lasts longer than %d deviations is what remains', (spread) => {
		const age = usual.medianSeconds * Math.exp(spread * usual.sigma);
		expect(survival(usual, age)).toBeCloseTo(survivalByIntegration(usual, age), 5);
	});
});

it.each([0, -1, -Infinity])('nothing ends at the age %d', (age) => {
	expect(hazard({ medianSeconds: 600, sigma: 0.7 }, age)).toBe(0);
	expect(survival({ medianSeconds: 600, sigma: 0.7 }, age)).toBe(1);
});

it('is a finite risk at every age of every kind of job', () => {
	const usuals = fc.record({
		medianSeconds: fc.double({ min: 1, max: 100_000, noNaN: true }),
		sigma: fc.double({ min: 0.1, max: 2, noNaN: true }),
	});
	fc.assert(
		fc.property(usuals, fc.double({ min: 1e-6, max: 1e7, noNaN: true }), (usual, age) => {
			const risk = hazard(usual, age);
			expect(Number.isFinite(risk)).toBe(true);
			expect(risk).toBeGreaterThanOrEqual(0);
		}),
	);
});
