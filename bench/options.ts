import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What every benchmark is told. */
export interface BenchOptions {
	/** Absolute path of a file that gets all figures. */
	json?: string | undefined;
}

/**
 * Reads the command line of the benchmarks: a name, and options.
 *
 * @param names of the benchmarks there are
 * @throws when there is no such benchmark or option
 */
export function readOptions<Name extends string>(
	args: readonly string[],
	names: readonly Name[],
): { name: Name; options: BenchOptions } {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { json: { type: 'string' } },
		allowPositionals: true,
	});
	const name = names.find((known) => known === positionals[0]);
	if (name === undefined || positionals.length > 1) {
		throw new Error(`Usage: npm run bench -- ${names.join('|')} [--json FILE]`);
	}
	return { name, options: { json: values.json === undefined ? undefined : resolve(values.json) } };
}
