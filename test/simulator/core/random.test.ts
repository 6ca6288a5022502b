import fc from 'fast-check';
import { drawLogNormal } from '../../../simulator/core/log-normal';
import { Randomness } from '../../../simulator/core/random';

describe('Randomness', () => {
	it('gives the same values for the same seed and name, and others for others', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (seed, name) => {
				const draw = (chosenSeed: string, chosenName: string) => {
					const stream = new Randomness(chosenSeed).stream(chosenName);
					return [stream.next(), stream.integer(1, 1000), stream.uuid()];
				};
				expect(draw(seed, name)).toEqual(draw(seed, name));
				expect(draw(seed, name)).not.toEqual(draw(seed, `${name}'`));
				expect(draw(seed, name)).not.toEqual(draw(`${seed}'`, name));
			}),
		);
	});

	it('keeps to the bounds asked for', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(100), fc.nat(100), (name, low, width) => {
				const stream = new Randomness('1').stream(name);
				const value = stream.integer(low, low + width);
				expect(value).toBeGreaterThanOrEqual(low);
				expect(value).toBeLessThanOrEqual(low + width);
				expect(stream.hex(7)).toMatch(/^[0-9a-f]{7}$/);
			}),
		);
	});

	it('draws log-normal durations with the median asked for', () => {
		const stream = new Randomness('1').stream('durations');
		const draws = Array.from({ length: 4000 }, () =>
			drawLogNormal({ medianSeconds: 600, sigma: 0.5 }, stream),
		).sort((one, other) => one - other);
		expect(draws[2000]).toBeGreaterThan(570);
		expect(draws[2000]).toBeLessThan(630);
		// 95 % lie within exp(1.96 * 0.5) = 2.66 times the median.
		expect(draws[100]).toBeGreaterThan(600 / 3);
		expect(draws[3900]).toBeLessThan(600 * 3);
	});
});
