import { writeFile } from 'node:fs/promises';
import { KEEP_RUNNING_POLICY } from '../../nodes/shared/waiting/schedule';
import { drawnFigures, TITLE } from './chart';
import { compare } from './compare';
import { measureChanges } from './change';
import { measureLearning } from './learned';
import { conclusion, learnedTables, tables } from './report';
import { judge, judgeLearning } from './requirements';

const JOBS = 20_000;
const ACCOUNTS = 1_000;
const SEED = 'schedule';

/**
 * Compares the shipped schedule with others.
 *
 * @param json file that gets all figures
 * @returns whether the schedule is what it has to be
 */
export async function benchSchedule({ json }: { json?: string | undefined }): Promise<boolean> {
	console.log(
		`${JOBS} jobs for each situation, first check at age 0, requests that take no time.\n`,
	);
	// Ctrl-C ends this process at once: what was measured until then has been printed.
	const comparisons = compare(JOBS, SEED);
	console.log(`${tables(comparisons)}\n`);
	const learnings = measureLearning(JOBS, SEED);
	const changes = measureChanges(ACCOUNTS, SEED);
	const verdicts = [...judge(comparisons), ...judgeLearning(learnings, changes)];
	console.log(`${learnedTables(learnings, changes)}\n`);
	console.log(`${conclusion(comparisons, verdicts)}`);
	if (json !== undefined) {
		const figures = {
			title: TITLE,
			figures: drawnFigures(comparisons, learnings),
			jobs: JOBS,
			seed: SEED,
			policy: KEEP_RUNNING_POLICY,
			comparisons,
			learnings,
			changes,
			verdicts,
		};
		await writeFile(json, `${JSON.stringify(figures, null, '\t')}\n`);
	}
	return verdicts.every(({ met }) => met);
}
