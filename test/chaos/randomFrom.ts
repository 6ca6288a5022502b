/** Numbers in [0, 1). */
export type Random = () => number;

/** Numbers that a seed determines (mulberry32), so that a run can be repeated. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A number from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
	return low + random() * (high - low);
}

export function oneOf<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
	return values[Math.floor(random() * values.length)] ?? values[0];
}

/** The same values in an order that is drawn. */
export function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
	return values
		.map((value) => ({ value, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ value }) => value);
}
