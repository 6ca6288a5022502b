import { readFile, writeFile } from 'node:fs/promises';

/** What Linux counts for a process: what it holds in memory now, and the most it has held. */
type Counter = 'VmRSS' | 'VmHWM';

/** Sets the most that a process has held to what it holds now; see proc_pid_clear_refs(5). */
const RESET_PEAK = '5';

/** Resident memory of a process, bytes. */
export interface MemoryGrowth {
	/** When the watch began. */
	baseline: number;
	/** At its largest since then. */
	peak: number;
}

async function bytes(pid: number, counter: Counter): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${counter}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`Linux does not show ${counter} of process ${pid}`);
	return Number(kilobytes) * 1024;
}

/**
 * Begins to watch how much memory a process takes. The kernel keeps the peak, so that none is missed
 * between two looks.
 *
 * @returns asks for the growth since then
 * @throws when there is no such process, or on another system than Linux
 */
export async function watchMemory(pid: number): Promise<() => Promise<MemoryGrowth>> {
	await writeFile(`/proc/${pid}/clear_refs`, RESET_PEAK);
	const baseline = await bytes(pid, 'VmRSS');
	return async () => ({ baseline, peak: await bytes(pid, 'VmHWM') });
}
