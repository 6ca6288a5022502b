/** Command line of the benchmarks: `npm run bench -- NAME [--json FILE]`. */
import { benchLoop } from './loop/run';
import { benchMemory } from './memory/run';
import { readOptions } from './options';
import { benchSchedule } from './schedule/run';

/** Each tells whether what it measured is good enough. */
const BENCHES = {
	loop: benchLoop,
	memory: benchMemory,
	schedule: benchSchedule,
};

async function main(): Promise<boolean> {
	const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[];
	const { name, options } = readOptions(process.argv.slice(2), names);
	return await BENCHES[name](options);
}

main().then(
	(good) => {
		process.exitCode = good ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 2;
	},
);
