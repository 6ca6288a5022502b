/** Command line of the benchmarks: `npm run bench -- NAME [--json FILE]`. */
import { capacity } from './capacity/capacity';
import { drawCharts } from './charts/run';
import { exporting } from './export/export';
import type { Benchmark } from './frame/benchmark';
import { runBenchmark } from './frame/runBenchmark';
import { benchLoop } from './loop/run';
import { benchMemory } from './memory/run';
import { readOptions, type BenchOptions } from './options';
import { overhead } from './overhead/overhead';
import { queue } from './queue/queue';
import { scheduleCharts } from './schedule/chart';
import { benchSchedule } from './schedule/run';
import { benchSizing } from './sizing/run';
import { workflow } from './workflow/workflow';

/** Those that run on a real n8n, beside alternatives. */
const ON_N8N: readonly Benchmark[] = [capacity, exporting, overhead, queue, workflow];

type Run = (options: BenchOptions) => Promise<boolean>;

/** Each returns whether its goals are met. */
const BENCHES: Readonly<Record<string, Run>> = {
	...Object.fromEntries(
		ON_N8N.map((benchmark): [string, Run] => [
			benchmark.name,
			async (options) => await runBenchmark(benchmark, options),
		]),
	),
	loop: async (options) => await benchLoop(options),
	memory: benchMemory,
	schedule: benchSchedule,
	sizing: benchSizing,
	charts: async () => await drawCharts([...ON_N8N, scheduleCharts]),
};

async function main(): Promise<boolean> {
	const { name, options } = readOptions(process.argv.slice(2), Object.keys(BENCHES));
	return (await BENCHES[name]?.(options)) ?? false;
}

main().then(
	(good) => process.exit(good ? 0 : 1),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	},
);
