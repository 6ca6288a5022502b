import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The main process and the workers of n8n compile about 10,000 files. */
const MOST_FILES = 30_000;

/** Where Node stores the compiled code of n8n. It saves each start about a second of CPU time. */
export function compileCacheOf(hostFolder: string): string {
	return join(hostFolder, 'compiled');
}

/**
 * Removes the cache when it has too many files. Node never deletes from it, and adds this package again for each
 * n8n that has it installed in a new folder.
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
