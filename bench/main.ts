/** Command line of the benchmarks: `npm run bench -- NAME [--json FILE]`. */
import { runBenchmark } from './frame/runBenchmark';
import { benchLoop } from './loop/run';
import { benchMemory } from './memory/run';
import { readOptions, type BenchOptions } from './options';
import { overhead } from './overhead/overhead';
import { benchSchedule } from './schedule/run';

/** Each returns whether its goals are met. */
const BENCHES = {
	loop: benchLoop,
	memory: benchMemory,
	overhead: async (options: BenchOptions) => await runBenchmark(overhead, options),
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
