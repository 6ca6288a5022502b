import { writeFile } from 'node:fs/promises';
import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	removeTemporaryFolder,
	stopOwnedProcesses,
} from '../../host';
import { onInterruption } from '../frame/interruption';
import { CASES } from './cases';
import { measure, type Figures, type Prepared } from './measure';
import { medianRun } from './medianRun';
import { isWithinLimit, table } from './report';

/** When V8 collects its garbage is chance: one run alone may be 50 MiB beside the others. */
const RUNS = 3;

/**
 * Measures by how much the process of a real n8n grows while large files go through it.
 *
 * @param json file that gets all figures
 * @returns whether it stays below the limit wherever there is one
 * @throws on another system than Linux, whose kernel keeps the peak
 */
export async function benchMemory({ json }: { json?: string | undefined }): Promise<boolean> {
	if (process.platform !== 'linux') {
		throw new Error('The peak of a process is read from the Linux kernel: run this on Linux');
	}
	const figures: Figures[] = [];
	const interruption = onInterruption(async () => await conclude(figures, json));
	try {
		await measureAll(figures);
	} catch (error) {
		// What is under way breaks when its n8n is ended; the interruption ends this process.
		if (interruption.isUnderWay) return await new Promise<never>(() => undefined);
		await conclude(figures, json);
		throw error;
	} finally {
		await stopOwnedProcesses();
	}
	await conclude(figures, json);
	return figures.every(isWithinLimit);
}

async function conclude(figures: readonly Figures[], json: string | undefined): Promise<void> {
	const isWhole = figures.length === CASES.length;
	const note = isWhole ? '' : '. The run was interrupted';
	console.log(
		`\nResident memory of n8n's process, MiB; the median of ${RUNS} runs${note}\n\n${table(figures)}`,
	);
	if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, '\t')}\n`);
}

/** @param figures get those of each case when it has been measured */
async function measureAll(figures: Figures[]): Promise<void> {
	const report = (text: string) => console.log(text);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	const prepared: Prepared = { host, tarball: await packPackage(folder, report) };
	for (const memoryCase of CASES) {
		report(`Measuring: ${memoryCase.name} ...`);
		const runs: Figures[] = [];
		while (runs.length < RUNS) runs.push(await measure(prepared, memoryCase));
		figures.push(medianRun(runs));
	}
	await removeTemporaryFolder(folder);
}
