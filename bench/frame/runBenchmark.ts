import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	stopOwnedProcesses,
	whenNpmDies,
} from '../../host';
import type { BenchOptions } from '../options';
import type { Benchmark, Prepared } from './benchmark';
import { Run, saveRecord } from './record';
import { goalList, tables } from './table';

/** What n8n gets to end in order after an interruption, milliseconds. */
const PATIENCE_MS = 1000;
/** What shells report for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

let prepared: Promise<Prepared> | undefined;

async function prepareOnce(): Promise<Prepared> {
	const host = await ensureHost(console.log);
	// The folder is removed when this process ends.
	const tarball = await packPackage(await createTemporaryFolder('package'), console.log);
	return { host, tarball };
}

/**
 * Runs a benchmark and prints its tables. An interruption ends every process that was started and prints
 * what was measured until then.
 *
 * @returns whether all goals are met; a small run has none
 */
export async function runBenchmark(
	benchmark: Benchmark,
	{ json, small, jobs, repetitions: chosen }: BenchOptions,
): Promise<boolean> {
	const repetitions = chosen ?? (small ? 1 : benchmark.usualRepetitions);
	const run = new Run(benchmark, small, repetitions);

	async function conclude(complete: boolean): Promise<boolean> {
		const record = run.toRecord(complete);
		const { figures, goals } = record;
		const note = complete ? '' : ' The run was interrupted.';
		console.log(`\n${benchmark.title}. Medians of ${repetitions}.${note}\n`);
		console.log(figures.length > 0 ? tables(figures, benchmark.columns) : 'Nothing was measured.');
		if (goals.length > 0) console.log(`\n${goalList(goals)}`);
		if (json !== undefined) await saveRecord(record, json);
		return goals.every(({ met }) => met === true);
	}

	let interrupted = false;
	async function interrupt(): Promise<void> {
		if (interrupted) return;
		interrupted = true;
		await stopOwnedProcesses(PATIENCE_MS);
		await conclude(false);
		process.exit(INTERRUPTED);
	}
	const onSignal = () => void interrupt();
	// Terminals send Ctrl-C to npm and to this process, and npm passes it on: once is enough.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
	whenNpmDies(onSignal);

	try {
		await benchmark.measure({
			report: console.log,
			prepare: async () => await (prepared ??= prepareOnce()),
			repetitions,
			small,
			jobs,
			record: (figures) => run.record(figures),
		});
	} catch (error) {
		// What is under way breaks when its n8n is ended; the interruption ends this process.
		if (interrupted) return await new Promise<never>(() => undefined);
		await stopOwnedProcesses(PATIENCE_MS);
		await conclude(false);
		throw error;
	}
	return await conclude(true);
}
