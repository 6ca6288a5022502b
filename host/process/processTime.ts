import { readFile } from 'node:fs/promises';

/** Linux counts the time of processes in this unit for every program, whatever the kernel's own. */
const TICKS_A_SECOND = 100;

/** Where the state of a process begins in its file, and from there user and system time. */
const USER = 11;
const SYSTEM = 12;

/**
 * How long a process has computed since its start, seconds, all of its threads together.
 *
 * @throws when there is no such process, or on another system than Linux
 */
export async function processSeconds(pid: number): Promise<number> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
	// The name of the program is in brackets and may contain blanks.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_A_SECOND;
}
