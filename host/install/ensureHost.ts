import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { runLongCommand, type Report } from '../process/longCommand';
import { ensureInstalled } from './cacheFolder';
import { trimCompileCache } from './compileCache';
import { provideNode } from './hostNode';
import { NPM, NPM_INSTALL, npmCiArguments } from './npm';
import { buildSqlite, checkSqlite } from './sqlite';

export interface InstalledHost {
	readonly folder: string;
	/** The Node program to run n8n with. */
	readonly node: string;
	/** n8n's own command line program. */
	readonly n8n: string;
}

/** The folder with the manifests of the n8n that the tests run on. */
const SOURCE = join(__dirname, '..');

/** How much has been written to the disk of this folder since now; of everybody, so about right. */
async function diskUsage(folder: string): Promise<() => Promise<string>> {
	const freeBytes = async () => {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	};
	const before = await freeBytes();
	return async () => `${((before - (await freeBytes())) / 1e9).toFixed(1)} GB written`;
}

/**
 * Installs n8n without install scripts: one of its dependencies tries to download a prebuilt library and
 * would fail the whole installation where it cannot.
 */
async function installN8n(folder: string, args: string[], report: Report): Promise<void> {
	await runLongCommand(
		{
			title: 'Installing n8n (2.8 GB, 2 to 5 minutes)',
			command: NPM,
			args,
			cwd: folder,
			progress: await diskUsage(folder),
		},
		report,
	);
	await buildSqlite(folder, NPM, report);
}

async function hostIn(folder: string, node: string): Promise<InstalledHost> {
	await trimCompileCache(folder);
	return { folder, node, n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/**
 * The real n8n of host/package-lock.json, installed in the cache folder if it is not there yet.
 *
 * @throws with what to do about it when it cannot be installed on this machine
 */
export async function ensureHost(report: Report): Promise<InstalledHost> {
	const read = async (file: string) => await readFile(join(SOURCE, file), 'utf8');
	const folder = await ensureInstalled(
		{
			name: 'host',
			manifests: {
				'package.json': await read('package.json'),
				'package-lock.json': await read('package-lock.json'),
			},
			async install(unfinished) {
				await installN8n(unfinished, npmCiArguments(), report);
				await checkSqlite(unfinished, await provideNode(unfinished, report), report);
			},
		},
		report,
	);
	return await hostIn(folder, await provideNode(folder, report));
}

/**
 * Another version of n8n, installed in the cache folder beside that of the tests, whose Node runs it. It has
 * no lockfile: it is whatever npm finds for it today.
 *
 * @param overrides versions to install in place of those that its dependencies require
 * @throws when it cannot be installed on this machine
 */
export async function ensureOtherHost(
	version: string,
	overrides: Readonly<Record<string, string>>,
	report: Report,
): Promise<InstalledHost> {
	const { node } = await ensureHost(report);
	const manifest = { private: true, dependencies: { n8n: version }, overrides };
	const folder = await ensureInstalled(
		{
			name: `n8n-${version}`,
			manifests: { 'package.json': JSON.stringify(manifest) },
			async install(unfinished) {
				await installN8n(unfinished, NPM_INSTALL, report);
				await checkSqlite(unfinished, node, report);
			},
		},
		report,
	);
	return await hostIn(folder, node);
}
