import type { RandomStream } from './random';

/** Rising numeric ids with gaps, as a service shared by many customers hands out. */
export class IdSequence {
	private last: number;

	/** @param start roughly where the sequence begins; the stream decides the exact number and the gaps. */
	constructor(
		start: number,
		private readonly random: RandomStream,
	) {
		this.last = start + random.integer(0, Math.floor(start / 100));
	}

	next(): number {
		this.last += this.random.integer(1, 40);
		return this.last;
	}
}
