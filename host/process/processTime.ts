import { readdir, readFile } from 'node:fs/promises';
import { errorCode } from './errorCode';

/** Linux counts the time of processes in this unit for every program, whatever the kernel's own. */
const TICKS_A_SECOND = 100;

/** Fields of the file of a process behind its name: the parent, the time in user and system mode, and that of ended children. */
const PARENT = 1;
const USER = 11;
const SYSTEM = 12;
const ENDED_CHILDREN_USER = 13;
const ENDED_CHILDREN_SYSTEM = 14;

const GONE = new Set(['ENOENT', 'ESRCH']);

async function fieldsOf(pid: number | string): Promise<number[]> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
	// The name of the program is in brackets and may contain blanks.
	return stat
		.slice(stat.lastIndexOf(')') + 2)
		.split(' ')
		.map(Number);
}

function secondsIn(fields: readonly number[], ...positions: number[]): number {
	return positions.reduce((sum, position) => sum + (fields[position] ?? 0), 0) / TICKS_A_SECOND;
}

/**
 * How long a process has computed since its start, seconds, all of its threads together.
 *
 * @throws when there is no such process, or on another system than Linux
 */
export async function processSeconds(pid: number): Promise<number> {
	return secondsIn(await fieldsOf(pid), USER, SYSTEM);
}

/** The same for all that this process has started and that has ended, with what that has started itself. */
export async function endedChildrenSeconds(): Promise<number> {
	return secondsIn(await fieldsOf('self'), ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM);
}

/** The same for a process and everything that it has started, whether it still runs or has ended. */
export async function treeSeconds(root: number): Promise<number> {
	const processes = new Map<number, number[]>();
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		try {
			processes.set(Number(name), await fieldsOf(name));
		} catch (error) {
			// It has ended since the folder was read.
			if (!GONE.has(errorCode(error) ?? '')) throw error;
		}
	}
	const children = (parent: number) =>
		[...processes].filter(([, fields]) => fields[PARENT] === parent).map(([pid]) => pid);
	const seconds = (pid: number): number => {
		const own = secondsIn(
			processes.get(pid) ?? [],
			USER,
			SYSTEM,
			ENDED_CHILDREN_USER,
			ENDED_CHILDREN_SYSTEM,
		);
		return children(pid).reduce((sum, child) => sum + seconds(child), own);
	};
	return seconds(root);
}
