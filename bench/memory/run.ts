import { writeFile } from 'node:fs/promises';
import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	removeTemporaryFolder,
	stopOwnedProcesses,
	whenNpmDies,
} from '../../host';
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
	whenNpmDies(() => process.exit(1));
	const figures = await measureAll().finally(async () => await stopOwnedProcesses());
	console.log(
		`\nResident memory of n8n's process, MiB; the median of ${RUNS} runs\n\n${table(figures)}`,
	);
	if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, '\t')}\n`);
	return figures.every(isWithinLimit);
}

async function measureAll(): Promise<Figures[]> {
	const report = (text: string) => console.log(text);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	const prepared: Prepared = { host, tarball: await packPackage(folder, report) };
	const figures: Figures[] = [];
	for (const memoryCase of CASES) {
		report(`Measuring: ${memoryCase.name} ...`);
		const runs: Figures[] = [];
		while (runs.length < RUNS) runs.push(await measure(prepared, memoryCase));
		figures.push(medianRun(runs));
	}
	await removeTemporaryFolder(folder);
	return figures;
}
