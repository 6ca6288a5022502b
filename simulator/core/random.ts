/** Four 32-bit words from any text (the xmur3 string hash), to start a generator with. */
function seedWords(text: string): [number, number, number, number] {
	let hash = 1779033703 ^ text.length;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
		hash = (hash << 13) | (hash >>> 19);
	}
	const word = () => {
		hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
		hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
		return (hash ^= hash >>> 16) >>> 0;
	};
	return [word(), word(), word(), word()];
}

/** A deterministic stream of random values (the sfc32 generator): same seed text, same values. */
export class RandomStream {
	private state: [number, number, number, number];

	constructor(seedText: string) {
		this.state = seedWords(seedText);
		for (let warmUp = 0; warmUp < 12; warmUp++) this.next();
	}

	/** Evenly distributed in [0, 1). */
	next(): number {
		const [a, b, c, counter] = this.state;
		const mixed = (((a + b) | 0) + counter) | 0;
		const rotated = (c << 21) | (c >>> 11);
		this.state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (rotated + mixed) | 0, (counter + 1) | 0];
		return (mixed >>> 0) / 4294967296;
	}

	/** A whole number from `lowest` to `highest`, both included. */
	integer(lowest: number, highest: number): number {
		return lowest + Math.floor(this.next() * (highest - lowest + 1));
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
