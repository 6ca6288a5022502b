import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createTemporaryFolder, removeTemporaryFolder } from '../../host';
import type { Print } from './heldOutput';
import type { RunProgram } from './runProgram';
import { NOTHING, type Tally } from './tally';

const report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

async function readTally(file: string): Promise<Tally> {
	if (!existsSync(file)) return NOTHING;
	const counts = report.parse(JSON.parse(await readFile(file, 'utf8')));
	return {
		passed: counts.numPassedTests,
		// A test file that does not even load has tests that were not counted.
		failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
		skipped: counts.numPendingTests + counts.numTodoTests,
	};
}

/**
 * Layers that wait run more files side by side than there are cores: the end-to-end tests for n8n most of
 * the time, those on simulated time for the moment in which nothing happens any more.
 */
const WORKERS: Readonly<Record<string, string>> = {
	e2e: '5',
	contract: '3',
	'contract-zod4': '3',
	engine: '3',
};
const ONE_FOR_EACH_CORE = '100%';

/** Runs one jest project; a project without tests, or a jest that breaks off, is a failure. */
export async function runJestLayer(
	project: string,
	runProgram: RunProgram,
	print: Print,
): Promise<Tally> {
	const folder = await createTemporaryFolder('jest');
	try {
		const file = join(folder, 'report.json');
		const args = [
			'--selectProjects',
			project,
			'--maxWorkers',
			WORKERS[project] ?? ONE_FOR_EACH_CORE,
		];
		const report = ['--json', `--outputFile=${file}`];
		const ended = await runProgram('jest', ['--ci', ...args, ...report], print);
		const tally = await readTally(file);
		if (tally.passed + tally.failed === 0) {
			print(`The layer "${project}" ran no test.`);
			return { ...tally, failed: 1 };
		}
		return ended || tally.failed > 0 ? tally : { ...tally, failed: 1 };
	} finally {
		await removeTemporaryFolder(folder);
	}
}
