import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Names the folder that holds the cached installations; otherwise the user's cache folder is taken. */
export const CACHE_VARIABLE = 'VIDEO_JOBS_HOST_CACHE';

/** The files that say what is installed. */
export const HOST_MANIFESTS = ['package.json', 'package-lock.json'] as const;
export const HOST_SOURCE = join(__dirname, '..');

/** Written last, so that a folder with it is whole. */
const MARKER = 'installed.json';

export interface HostFolder {
	/** `<cache>/host-<hash>`: another lockfile or another kind of machine is another folder. */
	readonly path: string;
	readonly marker: string;
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
	const chosen = environment[CACHE_VARIABLE];
	if (chosen) return resolve(chosen);
	const caches = environment.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-video-jobs');
}

/** Where this checkout's n8n is, or will be, installed: outside of it, shared by every clone. */
export async function locateHostFolder(
	environment: NodeJS.ProcessEnv = process.env,
): Promise<HostFolder> {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
	for (const manifest of HOST_MANIFESTS) hash.update(await readFile(join(HOST_SOURCE, manifest)));
	const path = join(cacheFolder(environment), `host-${hash.digest('hex').slice(0, 16)}`);
	return { path, marker: join(path, MARKER) };
}

/** A folder is whole when the last step of its installation left its marker. */
export function isInstalled(folder: HostFolder): boolean {
	return existsSync(folder.marker);
}
