import fc from 'fast-check';
import { numberFrom, PROPERTY_SEED } from '../harness/propertySeed';

/** Of every fuzzer, unless FUZZ_RUNS says otherwise. */
const USUAL_RUNS = 10_000;

const RUNS = numberFrom('FUZZ_RUNS') ?? USUAL_RUNS;

/**
 * Runs a property on so many random inputs, and says with which seed, so that a failure can be repeated.
 *
 * @param share of the usual runs, for properties that take long
 */
export async function fuzz<Input>(
	name: string,
	property: fc.IRawProperty<Input>,
	share = 1,
): Promise<void> {
	const numRuns = Math.max(1, Math.round(RUNS * share));
	say(
		`${name}: ${numRuns} runs, seed ${PROPERTY_SEED}; FUZZ_SEED=${PROPERTY_SEED} FUZZ_RUNS=${RUNS} repeats them`,
	);
	await fc.assert(property, { seed: PROPERTY_SEED, numRuns });
}

/** Counts what came of the runs, so that a fuzzer that reaches nothing shows itself. */
export class Tally {
	private readonly counts = new Map<string, number>();

	constructor(private readonly name: string) {}

	add(outcome: string): void {
		this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
	}

	/** Prints the counts; to be called once when the runs are over. */
	print(): void {
		const sorted = [...this.counts].sort(([, a], [, b]) => b - a);
		say(`${this.name}: ${sorted.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`);
	}
}

/** Past jest, which puts the place in the code around every line of a console. */
function say(line: string): void {
	process.stderr.write(`fuzz ${line}\n`);
}
