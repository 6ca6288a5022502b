import { runLoop, type LoopRun } from '../../../bench/loop/measure';
import { growth, judge, tableRow } from '../../../bench/loop/report';

it('a small run waits for every job to its end', async () => {
	const run = await runLoop(30, 'test');
	expect(run.jobs).toBe(30);
	// A check at the beginning, one every 5 seconds, and the one that sees the end.
	expect(run.checks / run.jobs).toBeGreaterThanOrEqual(12);
	expect(run.checks / run.jobs).toBeLessThanOrEqual(14);
	expect(run.cpuSeconds).toBeGreaterThan(0);
	expect(run.meanLateness).toBeGreaterThanOrEqual(0);
	expect(run.p95Lateness).toBeLessThan(6);
	expect(run.meanDelay).toBeGreaterThanOrEqual(0);
});

const runWith = (jobs: number, cpuSeconds: number, meanDelay = 0): LoopRun => ({
	jobs,
	checks: jobs * 10,
	cpuSeconds,
	meanDelay,
	worstDelay: meanDelay,
	meanLateness: 1,
	p95Lateness: 2,
});

it.each<[string, LoopRun[], boolean]>([
	['as much', [runWith(100, 1), runWith(1000, 10)], true],
	['twice as much', [runWith(100, 1), runWith(1000, 20)], true],
	['more than twice as much', [runWith(100, 1), runWith(1000, 21)], false],
	['as much and checks that are late', [runWith(100, 1), runWith(1000, 10, 1.1)], false],
])('with ten times the jobs, a check may cost %s: %s', (_what, runs, good) => {
	expect(judge(growth(runs)).every(({ met }) => met)).toBe(good);
});

it('the table says the ratio', () => {
	expect(
		growth([runWith(100, 1), runWith(1000, 15)])
			.map(tableRow)
			.join('\n'),
	).toMatch(/1000 .*1\.50/);
});
