import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../process/errorCode';

const TOUCH_MS = 5_000;
const LOOK_MS = 1_000;
/** A holder that has not touched its lock for this long was killed. */
const ABANDONED_AFTER_MS = 60_000;
const REPORT_EVERY = 15;

async function tryToTake(lock: string): Promise<boolean> {
	try {
		await mkdir(lock);
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw error;
	}
}

/** Takes an abandoned lock out of the way; of several processes that try, one succeeds. */
async function clearAbandoned(lock: string): Promise<void> {
	try {
		const { mtimeMs } = await stat(lock);
		if (Date.now() - mtimeMs < ABANDONED_AFTER_MS) return;
		const aside = `${lock}.abandoned-${process.pid}`;
		await rename(lock, aside);
		await rm(aside, { recursive: true, force: true });
	} catch (error) {
		// Released or cleared by another process in between.
		if (errorCode(error) !== 'ENOENT') throw error;
	}
}

/**
 * Does `work` while no other process does, on this machine or another one with the same cache folder.
 * The lock is a folder (made by one process or by none) whose time stamp says that its holder lives.
 */
export async function whileHoldingLock<T>(
	lock: string,
	report: (line: string) => void,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(lock), { recursive: true });
	for (let look = 0; !(await tryToTake(lock)); look++) {
		if (look % REPORT_EVERY === 0) report('Another process is installing n8n; waiting for it ...');
		await clearAbandoned(lock);
		await sleep(LOOK_MS);
	}
	const touch = setInterval(() => {
		const now = new Date();
		utimes(lock, now, now).catch((error: unknown) => report(`Lock not renewed: ${String(error)}`));
	}, TOUCH_MS);
	try {
		return await work();
	} finally {
		clearInterval(touch);
		await rm(lock, { recursive: true, force: true });
	}
}
