import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A deterministic stream of random values: same seed text, same values. */
export class RandomStream {
	private readonly generator: RandomGenerator;

	constructor(seedText: string) {
		const hash = createHash('sha256').update(seedText).digest();
		this.generator = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => hash.readInt32LE(at)));
	}

	/** Evenly distributed in [0, 1). */
	next(): number {
		return uniformFloat64(this.generator);
	}

	/** A whole number from `lowest` to `highest`, both included. */
	integer(lowest: number, highest: number): number {
		return uniformInt(this.generator, lowest, highest);
	}

	pick<T>(choices: readonly [T, ...T[]]): T {
		return choices[this.integer(0, choices.length - 1)] ?? choices[0];
	}

	/** Normally distributed with mean 0 and deviation 1 (Box-Muller). */
	gaussian(): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
		return radius * Math.cos(2 * Math.PI * this.next());
	}

	/** Lower-case hex digits. */
	hex(digits: number): string {
		return Array.from({ length: digits }, () => this.integer(0, 15).toString(16)).join('');
	}

	/** A version 4 UUID. */
	uuid(): string {
		const variant = this.pick(['8', '9', 'a', 'b']);
		return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
	}
}

/**
 * Names the streams of one simulator. A stream depends on seed and name only, so what one provider draws never
 * shifts what another one gets.
 */
export class Randomness {
	constructor(readonly seed: string) {}

	/** A new stream, from its beginning, for this name. */
	stream(name: string): RandomStream {
		return new RandomStream(`${this.seed}/${name}`);
	}
}
