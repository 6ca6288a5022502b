import { cp, mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runLongCommand, type Report } from '../process/longCommand';
import {
	HOST_MANIFESTS,
	HOST_SOURCE,
	isInstalled,
	locateHostFolder,
	type HostFolder,
} from './hostFolder';
import { provideNode } from './hostNode';
import { whileHoldingLock } from './installLock';
import { NPM, npmCiArguments } from './npm';
import { buildSqlite, checkSqlite } from './sqlite';

export interface InstalledHost {
	readonly folder: string;
	/** The Node program to run n8n with. */
	readonly node: string;
	/** n8n's own command line program. */
	readonly n8n: string;
}

async function removeUnfinished(folder: HostFolder): Promise<void> {
	const cache = dirname(folder.path);
	const unfinished = `${basename(folder.path)}.unfinished-`;
	for (const name of await readdir(cache)) {
		if (name.startsWith(unfinished)) await rm(join(cache, name), { recursive: true, force: true });
	}
}

/** How much has been written to the disk of this folder since now; of everybody, so about right. */
async function diskUsage(folder: string): Promise<() => Promise<string>> {
	const freeBytes = async () => {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	};
	const before = await freeBytes();
	return async () => `${((before - (await freeBytes())) / 1e9).toFixed(1)} GB written`;
}

async function installPackages(folder: string, report: Report): Promise<void> {
	for (const manifest of HOST_MANIFESTS) {
		await cp(join(HOST_SOURCE, manifest), join(folder, manifest));
	}
	await runLongCommand(
		{
			title: 'Installing n8n from its lockfile (2.8 GB, 2 to 5 minutes)',
			command: NPM,
			// Install scripts are run one by one afterwards: one of n8n's dependencies tries to download
			// a prebuilt library and would fail the whole installation where it cannot.
			args: npmCiArguments(),
			cwd: folder,
			progress: await diskUsage(folder),
		},
		report,
	);
}

/** Installs beside the final place and moves it there whole, so that half of it is never found. */
async function install(folder: HostFolder, report: Report): Promise<void> {
	await removeUnfinished(folder);
	const unfinished = `${folder.path}.unfinished-${process.pid}`;
	await mkdir(unfinished, { recursive: true });
	report(`Installing the real n8n once for this machine, in ${folder.path}`);
	await installPackages(unfinished, report);
	await buildSqlite(unfinished, NPM, report);
	const node = await provideNode(unfinished, report);
	await checkSqlite(unfinished, node, report);
	await writeFile(
		join(unfinished, basename(folder.marker)),
		JSON.stringify({ installedAt: new Date().toISOString(), by: process.version }, null, '\t'),
	);
	await rm(folder.path, { recursive: true, force: true });
	await rename(unfinished, folder.path);
}

/**
 * The real n8n of host/package-lock.json, installed in the cache folder if it is not there yet.
 *
 * @throws with what to do about it when it cannot be installed on this machine
 */
export async function ensureHost(report: Report): Promise<InstalledHost> {
	const folder = await locateHostFolder();
	if (!isInstalled(folder)) {
		await whileHoldingLock(folder.path, report, async () => {
			// Another process may have finished it while this one waited.
			if (!isInstalled(folder)) await install(folder, report);
		});
	}
	return {
		folder: folder.path,
		node: await provideNode(folder.path, report),
		n8n: join(folder.path, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}
