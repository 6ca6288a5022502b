import { errorCode } from './errorCode';

/** Whether there is a process of this id; one that belongs to another user counts as well. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) !== 'ESRCH';
	}
}
