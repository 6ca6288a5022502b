import { capacity } from '../../bench/capacity/capacity';
import { exporting } from '../../bench/export/export';
import { FILES_ON_DISK, MeasuredN8n, WITH_METRICS } from '../../bench/frame/measuredN8n';
import { Run, type RunRecord } from '../../bench/frame/record';
import type { Benchmark } from '../../bench/frame/benchmark';
import { overhead } from '../../bench/overhead/overhead';
import { workflow } from '../../bench/workflow/workflow';
import { ensureHost, type N8nServer } from '../../host';
import { fromSetup, TARBALL_VARIABLE } from './setup/runningHost';
import { START_WITHIN_MS, startOwnN8n } from './stage/ownN8n';

jest.setTimeout(600_000);

let n8n: N8nServer;

beforeAll(async () => {
	if (process.platform !== 'linux') return;
	n8n = await startOwnN8n({ ...WITH_METRICS, ...FILES_ON_DISK });
}, START_WITHIN_MS);

afterAll(async () => await n8n?.stop());

/** The smallest run of a benchmark: it shows that it runs, and nothing about how fast anything is. */
async function smallRun(benchmark: Benchmark): Promise<RunRecord> {
	const run = new Run(benchmark, true, 1);
	await benchmark.measure({
		report: () => undefined,
		prepare: async () => ({
			host: await ensureHost(() => undefined),
			tarball: fromSetup(TARBALL_VARIABLE),
		}),
		// A start of n8n computes longer than all of these runs.
		openN8n: async (simulator) => await MeasuredN8n.on(n8n, simulator),
		isWanted: () => true,
		repetitions: 1,
		small: true,
		jobs: undefined,
		record: (figures) => run.record(figures),
	});
	return run.toRecord(true);
}

if (process.platform === 'linux') {
	it.each([
		{ benchmark: overhead, atLeast: 10 },
		{ benchmark: exporting, atLeast: 6 },
		{ benchmark: capacity, atLeast: 2 },
		// It kills n8n and starts it again.
		{ benchmark: workflow, atLeast: 2 },
	])(
		'$benchmark.name measures each alternative in each situation',
		async ({ benchmark, atLeast }) => {
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
		},
	);
}
