import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** n8n and a worker are some 10,000 files. */
const MOST_FILES = 30_000;

/** Where Node keeps what it has compiled of n8n for the next start, which takes a second of CPU less then. */
export function compileCacheOf(hostFolder: string): string {
	return join(hostFolder, 'compiled');
}

/**
 * Empties the cache when it has grown too large: Node never removes anything from it, and adds this package for
 * each n8n, because each has it in a folder of its own.
 */
export async function trimCompileCache(hostFolder: string, most = MOST_FILES): Promise<void> {
	const cache = compileCacheOf(hostFolder);
	const files = await readdir(cache, { recursive: true }).catch(noneIfMissing);
	if (files.length > most) await rm(cache, { recursive: true, force: true, maxRetries: 5 });
}

function noneIfMissing(error: NodeJS.ErrnoException): string[] {
	if (error.code === 'ENOENT') return [];
	throw error;
}
