import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { lock } from 'proper-lockfile';
import { z } from 'zod';
import { runLongCommand, type Report } from '../process/longCommand';

const ROOT = join(__dirname, '..', '..');
const packed = z.tuple([z.object({ filename: z.string(), files: z.array(z.unknown()) })]);

/** A tarball of this package that whoever started this process has just packed. */
export const PACKED_VARIABLE = 'VIDEO_JOBS_PACKED';

/** Several tests pack at the same time, and each build begins by removing the one before. */
const ONE_AT_A_TIME = {
	lockfilePath: join(ROOT, 'node_modules', '.packing.lock'),
	stale: 60_000,
	retries: { retries: 600, factor: 1, minTimeout: 500 },
};

/**
 * Builds this package and packs it as a release would be, unless that has just been done.
 *
 * @returns the path of the tarball in `folder`
 */
export async function packPackage(folder: string, report: Report): Promise<string> {
	const packed = process.env[PACKED_VARIABLE];
	if (packed !== undefined) {
		const tarball = join(folder, basename(packed));
		await copyFile(packed, tarball);
		return tarball;
	}
	const release = await lock(ROOT, ONE_AT_A_TIME);
	try {
		return await buildAndPack(folder, report);
	} finally {
		await release();
	}
}

async function buildAndPack(folder: string, report: Report): Promise<string> {
	await runLongCommand(
		{
			title: 'Building the package',
			command: join(ROOT, 'node_modules', '.bin', 'gulp'),
			args: ['build'],
			cwd: ROOT,
		},
		report,
	);
	const answer = await runLongCommand(
		{
			title: 'Packing it',
			command: 'npm',
			args: ['pack', '--json', '--silent', '--pack-destination', folder],
			cwd: ROOT,
		},
		report,
	);
	const [{ filename }] = packed.parse(JSON.parse(answer.slice(answer.indexOf('['))));
	return join(folder, filename);
}
