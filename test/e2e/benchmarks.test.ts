import { exporting } from '../../bench/export/export';
import { Run, type RunRecord } from '../../bench/frame/record';
import type { Benchmark } from '../../bench/frame/benchmark';
import { overhead } from '../../bench/overhead/overhead';
import { ensureHost } from '../../host';
import { fromSetup, TARBALL_VARIABLE } from './setup/runningHost';

jest.setTimeout(600_000);

/** The smallest run of a benchmark: it shows that it runs, and nothing about how fast anything is. */
async function smallRun(benchmark: Benchmark): Promise<RunRecord> {
	const run = new Run(benchmark, true, 1);
	await benchmark.measure({
		report: () => undefined,
		prepare: async () => ({
			host: await ensureHost(() => undefined),
			tarball: fromSetup(TARBALL_VARIABLE),
		}),
		repetitions: 1,
		small: true,
		jobs: undefined,
		record: (figures) => run.record(figures),
	});
	return run.toRecord(true);
}

if (process.platform === 'linux') {
	it.each([
		[overhead, 10],
		[exporting, 6],
	])('$name measures each alternative in each situation', async (benchmark, atLeast) => {
		const { figures, machine } = await smallRun(benchmark);
		expect(figures.length).toBeGreaterThanOrEqual(atLeast);
		expect(machine.cores).toBeGreaterThan(0);
		const keys = benchmark.columns.map(({ key }) => key);
		for (const { values } of figures) {
			expect(keys).toEqual(expect.arrayContaining(Object.keys(values)));
			for (const value of Object.values(values)) expect(Number.isFinite(value)).toBe(true);
		}
		const measured = new Set(figures.flatMap(({ values }) => Object.keys(values)));
		expect([...measured].sort()).toEqual([...keys].sort());
	});
}
