import { writeFile } from 'node:fs/promises';
import { runLoop, type LoopRun } from './measure';
import { growth, judge, TABLE_HEAD, tableRow } from './report';

/** Jobs that wait at once; the first is what the others are compared with. */
const SIZES = [200, 1_000, 2_000, 5_000, 10_000];

/** So many jobs in all for each size at least, in runs that are repeated: a short run says little about CPU. */
const JOBS_FOR_EACH_SIZE = 5_000;

const REPETITIONS = 3;

/**
 * Measures what a check costs while many jobs wait in memory. The time that the loop works passes, and the
 * time in which it would sleep is skipped.
 *
 * @param json file that gets all figures
 * @returns whether a check costs about the same however many jobs wait
 */
export async function benchLoop(
	{ json }: { json?: string | undefined },
	sizes: readonly number[] = SIZES,
	jobsForEachSize = JOBS_FOR_EACH_SIZE,
): Promise<boolean> {
	await runs(sizes[0] ?? 1, jobsForEachSize);
	const measured: LoopRun[] = [];
	console.log(TABLE_HEAD);
	for (const jobs of sizes) {
		measured.push(medianOf(await runs(jobs, jobsForEachSize)));
		// Ctrl-C ends this process at once: what was measured until then has been printed.
		console.log(growth(measured).slice(-1).map(tableRow).join(''));
	}
	const rows = growth(measured);
	const verdicts = judge(rows);
	console.log();
	for (const { requirement, met } of verdicts) {
		console.log(`  ${met ? 'met    ' : 'NOT MET'}  ${requirement}`);
	}
	if (json !== undefined) {
		await writeFile(json, `${JSON.stringify({ rows, verdicts }, null, '\t')}\n`);
	}
	return verdicts.every(({ met }) => met);
}

async function runs(jobs: number, inAll: number): Promise<LoopRun[]> {
	const times = Math.max(REPETITIONS, Math.ceil(inAll / jobs));
	const done: LoopRun[] = [];
	while (done.length < times) done.push(await runLoop(jobs, `loop/${done.length}`));
	return done;
}

/** The run with the middle cost of a check. */
function medianOf(all: readonly LoopRun[]): LoopRun {
	const cost = ({ cpuSeconds, checks }: LoopRun) => cpuSeconds / checks;
	const sorted = [...all].sort((one, other) => cost(one) - cost(other));
	const median = sorted[Math.floor(sorted.length / 2)];
	if (!median) throw new RangeError('There is no run to choose from');
	return median;
}
