import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a benchmark is run with. */
export interface BenchOptions {
	/** Absolute path of a file that gets all figures. */
	json?: string | undefined;
	/** Whether that file has figures to which those of this run are added. */
	add: boolean;
	/** Measures only the situations and alternatives with these words in their names. */
	only?: string | undefined;
	/** Runs in the smallest size, to see that it runs. */
	small: boolean;
	/** How many jobs, where the benchmark has a choice. */
	jobs?: number | undefined;
	/** How often each figure is measured, where the benchmark has a choice. */
	repetitions?: number | undefined;
}

function count(name: string, entered: string | undefined): number | undefined {
	if (entered === undefined) return undefined;
	const value = Number(entered);
	if (Number.isInteger(value) && value > 0) return value;
	throw new Error(`--${name} must be a whole number above 0, not '${entered}'`);
}

/**
 * Reads the command line of the benchmarks: a name, and options.
 *
 * @param names of the benchmarks
 * @throws when there is no such benchmark or option
 */
export function readOptions<Name extends string>(
	args: readonly string[],
	names: readonly Name[],
): { name: Name; options: BenchOptions } {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: {
			json: { type: 'string' },
			add: { type: 'boolean', default: false },
			only: { type: 'string' },
			small: { type: 'boolean', default: false },
			jobs: { type: 'string' },
			repetitions: { type: 'string' },
		},
		allowPositionals: true,
	});
	const name = names.find((known) => known === positionals[0]);
	if (name === undefined || positionals.length > 1) {
		throw new Error(
			`Usage: npm run bench -- ${names.join('|')} [--json FILE] [--add] [--only WORDS] [--repetitions N] [--jobs N] [--small]`,
		);
	}
	if (values.add && values.json === undefined) {
		throw new Error('--add adds figures to those of a file: name it with --json FILE');
	}
	return {
		name,
		options: {
			json: values.json === undefined ? undefined : resolve(values.json),
			add: values.add,
			only: values.only,
			small: values.small,
			jobs: count('jobs', values.jobs),
			repetitions: count('repetitions', values.repetitions),
		},
	};
}
