import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Report } from '../process/longCommand';
import { whileHoldingLock } from './installLock';

/** Names the folder that holds the cached installations; otherwise the user's cache folder is taken. */
export const CACHE_VARIABLE = 'VIDEO_JOBS_HOST_CACHE';

/** Written last, so that a folder with it is whole. */
const MARKER = 'installed.json';

/** Something that is installed once a machine, outside of the checkout, and shared by every clone. */
export interface Installation {
	/** Begins the name of its folder. */
	name: string;
	/** The files that say what is installed, by their names. Other contents are another folder. */
	manifests: Readonly<Record<string, string>>;
	/** Installs what they say in the folder, which holds them. */
	install(folder: string, report: Report): Promise<void>;
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
	const chosen = environment[CACHE_VARIABLE];
	if (chosen) return resolve(chosen);
	const caches = environment.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-video-jobs');
}

/** `<cache>/<name>-<hash>`: other manifests or another kind of machine are another folder. */
function locate({ name, manifests }: Installation): string {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
	for (const content of Object.values(manifests)) hash.update(content);
	return join(cacheFolder(process.env), `${name}-${hash.digest('hex').slice(0, 16)}`);
}

async function removeUnfinished(path: string): Promise<void> {
	const cache = dirname(path);
	for (const name of await readdir(cache)) {
		if (!name.startsWith(`${basename(path)}.unfinished-`)) continue;
		await rm(join(cache, name), { recursive: true, force: true });
	}
}

/** Installs beside the final place and moves it there whole, so that half of it is never found. */
async function installAt(path: string, what: Installation, report: Report): Promise<void> {
	await removeUnfinished(path);
	const unfinished = `${path}.unfinished-${process.pid}`;
	await mkdir(unfinished, { recursive: true });
	for (const [file, content] of Object.entries(what.manifests)) {
		await writeFile(join(unfinished, file), content);
	}
	report(`Installing once for this machine, in ${path}`);
	await what.install(unfinished, report);
	await writeFile(
		join(unfinished, MARKER),
		JSON.stringify({ installedAt: new Date().toISOString(), by: process.version }, null, '\t'),
	);
	await rm(path, { recursive: true, force: true });
	await rename(unfinished, path);
}

/** Installs it in the cache if it is not there yet; its folder. */
export async function ensureInstalled(what: Installation, report: Report): Promise<string> {
	const path = locate(what);
	const isInstalled = () => existsSync(join(path, MARKER));
	if (!isInstalled()) {
		await whileHoldingLock(path, report, async () => {
			// Another process may have finished it while this one waited.
			if (!isInstalled()) await installAt(path, what, report);
		});
	}
	return path;
}
