import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { errorCode } from '../process/errorCode';

const LOOK_MS = 1_000;
/** A holder that has not renewed its lock for this long was killed. */
const ABANDONED_AFTER_MS = 60_000;
const REPORT_EVERY = 15;

/** @returns what releases the lock, or nothing while another process holds it */
async function tryToTake(path: string): Promise<(() => Promise<void>) | undefined> {
	try {
		// Nothing is at this path yet, so there are no links to resolve.
		return await lock(path, { realpath: false, stale: ABANDONED_AFTER_MS, update: 5_000 });
	} catch (error) {
		if (errorCode(error) === 'ELOCKED') return undefined;
		throw error;
	}
}

/** Does `work` while no other process that shares the cache folder installs at this path. */
export async function whileHoldingLock<T>(
	path: string,
	report: (line: string) => void,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	let release = await tryToTake(path);
	for (let look = 0; release === undefined; look++) {
		if (look % REPORT_EVERY === 0) report('Another process is installing n8n; waiting for it ...');
		await sleep(LOOK_MS);
		release = await tryToTake(path);
	}
	try {
		return await work();
	} finally {
		await release();
	}
}
