import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Numbers in [0, 1). */
export type Random = () => number;

/** Numbers that a seed determines, so that a run can be repeated. Small seeds differ from the first number on. */
export function randomFrom(seed: number): Random {
	const generator = mersenne(seed);
	return () => uniformFloat64(generator);
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
