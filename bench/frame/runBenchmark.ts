import { existsSync } from 'node:fs';
import { createTemporaryFolder, ensureHost, packPackage, stopOwnedProcesses } from '../../host';
import type { BenchOptions } from '../options';
import type { Benchmark } from './benchmark';
import { onInterruption, PATIENCE_MS } from './interruption';
import { MeasuredN8n, type Prepared } from './measuredN8n';
import { readRecord, Run, saveRecord } from './record';
import { goalList, tables } from './table';

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
	{ json, add, only, small, jobs, repetitions: chosen }: BenchOptions,
): Promise<boolean> {
	const repetitions = chosen ?? (small ? 1 : benchmark.usualRepetitions);
	const earlier =
		add && json !== undefined && existsSync(json) ? await readRecord(json) : undefined;
	const run = new Run(benchmark, small, repetitions, earlier);

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

	const interruption = onInterruption(async () => {
		await conclude(false);
	});

	const prepare = async () => await (prepared ??= prepareOnce());
	try {
		await benchmark.measure({
			report: console.log,
			prepare,
			openN8n: async (simulator, environment) =>
				await MeasuredN8n.start(await prepare(), simulator, environment),
			isWanted: (what) => only === undefined || what.includes(only),
			repetitions,
			small,
			jobs,
			record: (figures) => run.record(figures),
		});
	} catch (error) {
		// What is under way breaks when its n8n is ended; the interruption ends this process.
		if (interruption.isUnderWay) return await new Promise<never>(() => undefined);
		await stopOwnedProcesses(PATIENCE_MS);
		await conclude(false);
		throw error;
	}
	return await conclude(true);
}
