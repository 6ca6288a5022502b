import { spawnSync } from 'node:child_process';
import { isAlive } from './isAlive';

const LOOK_MS = 1000;

/** npm starts scripts through a shell, which may stay in between and outlive a killed npm. */
function npmBehindShell(parent: number): number | undefined {
	const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], {
		encoding: 'utf8',
	});
	const [, grandparent, command] = /^\s*(\d+)\s+(\S+)/.exec(stdout ?? '') ?? [];
	return command !== undefined && /(^|\/)(ba|da)?sh$/.test(command)
		? Number(grandparent)
		: undefined;
}

/**
 * Calls back when the npm that runs this script is no more: when it is killed, it does not report that. Does nothing in a
 * script that was started without npm, which may be meant to outlive what started it.
 */
export function whenNpmDies(callback: () => void): void {
	if (process.env.npm_lifecycle_event === undefined) return;
	const parent = process.ppid;
	const npm = npmBehindShell(parent);
	const timer = setInterval(() => {
		if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
		clearInterval(timer);
		callback();
	}, LOOK_MS);
	timer.unref();
}
