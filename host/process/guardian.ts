import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

type Guardian = ChildProcessByStdio<Writable, null, null>;
type Kind = 'group' | 'folder';

let guardian: Guardian | undefined;
const guarded = new Set<string>();

function startGuardian(): Guardian {
	const child = spawn(process.execPath, [join(__dirname, 'guardianProcess.mjs')], {
		detached: true,
		stdio: ['pipe', 'ignore', 'inherit'],
	});
	// It must not keep this process alive: it waits for this process to end.
	child.unref();
	if (child.stdin instanceof Socket) child.stdin.unref();
	return child;
}

/**
 * Has a process group (by the id of its leader) ended, or a folder removed, when this process ends in
 * any way whatsoever, including `kill -9`.
 */
export function guard(kind: Kind, name: string | number): void {
	guardian ??= startGuardian();
	guarded.add(`${kind} ${name}`);
	guardian.stdin.write(`+${kind} ${name}\n`);
}

/** Takes a name back: it has been dealt with. With nothing left to guard, the guardian goes. */
export function release(kind: Kind, name: string | number): void {
	if (!guarded.delete(`${kind} ${name}`)) return;
	guardian?.stdin.write(`-${kind} ${name}\n`);
	if (guarded.size > 0) return;
	guardian?.stdin.end();
	guardian = undefined;
}
