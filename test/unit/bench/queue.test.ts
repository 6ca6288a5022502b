import { execFileSync } from 'node:child_process';
import { treeSeconds } from '../../../host/process/processTime';
import type { Figures } from '../../../bench/frame/benchmark';
import { durationsOf } from '../../../bench/queue/load';
import { LOOP_70, queue, situationOf } from '../../../bench/queue/queue';
import { LOOP_30, SUSPEND } from '../../../bench/workflow/alternatives';

describe('durations of jobs', () => {
	it.each([1, 7, 200])('%d of them are spread evenly, in any order', (jobs) => {
		const durations = durationsOf(jobs);
		expect(durations).toHaveLength(jobs);
		const sorted = [...durations].sort((one, other) => one - other);
		for (const [index, seconds] of sorted.entries()) {
			expect(seconds).toBeCloseTo(35 + ((index + 0.5) * 70) / jobs, 9);
		}
		if (jobs > 1) expect(durations).not.toEqual(sorted);
		expect(durationsOf(jobs)).toEqual(durations);
	});
});

describe('goals', () => {
	const usual = {
		unfinished: 0,
		rows: 3,
		p95Late: 70,
		slotSeconds: 2,
		jobsAMinute: 60,
		cpuMs: 500,
	};
	const of = (jobs: number, workers: number, changes: Partial<typeof usual> = {}): Figures[] => [
		{
			situation: situationOf(jobs, workers),
			alternative: SUSPEND.name,
			values: { ...usual, ...changes },
		},
		{
			situation: situationOf(jobs, workers),
			alternative: LOOP_30.name,
			values: { ...usual, slotSeconds: 90, jobsAMinute: 7 },
		},
		{ situation: situationOf(jobs, workers), alternative: LOOP_70.name, values: usual },
	];
	const all = (changes: Partial<typeof usual> = {}) => [
		...of(50, 2),
		...of(200, 1, changes),
		...of(200, 2, changes),
		...of(200, 4, changes),
	];
	const missed = (figures: readonly Figures[]) =>
		queue.goals(figures).filter(({ met }) => met === false);

	it('are met by such figures', () => {
		expect(queue.goals(all()).map(({ met }) => met)).not.toContain(false);
		expect(queue.goals(all()).map(({ met }) => met)).not.toContain(undefined);
	});

	it.each([
		['a job is lost', { unfinished: 1 }, 3],
		['a fourth execution is stored', { rows: 4 }, 3],
		['jobs are noticed late', { p95Late: 121 }, 3],
		['slots are held', { slotSeconds: 19 }, 3],
		['one worker finishes few', { jobsAMinute: 13 }, 1],
		['large crowds cost more', { cpuMs: 601 }, 1],
	])('are missed when %s', (_, changes, count) => {
		expect(missed(all(changes))).toHaveLength(count);
	});

	it('are open where nothing was measured', () => {
		const met = queue.goals(of(200, 2)).map((goal) => goal.met);
		expect(met.filter((value) => value === true)).toHaveLength(4);
		expect(met).not.toContain(false);
		expect(queue.goals([]).map((goal) => goal.met)).not.toContain(true);
	});
});

if (process.platform === 'linux') {
	it('the time of a process includes that of those it has started, also when they have ended', async () => {
		const before = await treeSeconds(process.pid);
		const work =
			'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end);';
		execFileSync(process.execPath, ['-e', work]);
		expect((await treeSeconds(process.pid)) - before).toBeGreaterThanOrEqual(0.2);
	});
}
