import { once } from 'node:events';
import { createInterface } from 'node:readline';
import execa from 'execa';
import { errorCode } from './errorCode';
import { guard, release } from './guardian';

export interface ExitStatus {
	/** Absent when a signal ended it. */
	code?: number;
	signal?: string;
}

export interface OwnedProcessOptions {
	cwd?: string;
	/** The whole environment; this process's own when left out. */
	env?: NodeJS.ProcessEnv;
	/** Who runs it; this process's own user when left out. Root alone can choose another. */
	user?: { uid: number; gid: number };
	/** Takes each line that it prints, as it comes. */
	onLine?: (line: string) => void;
}

export interface OwnedProcess {
	readonly pid: number;
	/** What it has printed until now: all of it, or the last lines for an error message. */
	printed(lastLines?: number): string;
	/** Resolves when the process has ended and nothing of its group is left. */
	readonly exited: Promise<ExitStatus>;
	/** Asks it to end, and ends it after `patienceMs`; its group ends with it. */
	stop(patienceMs?: number): Promise<ExitStatus>;
	/** Ends the whole group at once, as a power cut would. */
	kill(): Promise<ExitStatus>;
}

const running = new Set<OwnedProcess>();

/** Ends every process started here that still runs, and waits until all are gone. */
export async function stopOwnedProcesses(patienceMs?: number): Promise<void> {
	await Promise.all([...running].map((owned) => owned.stop(patienceMs)));
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		// Already gone, which is what was asked for; macOS says EPERM of a group that is only a zombie.
		const code = errorCode(error);
		if (code !== 'ESRCH' && code !== 'EPERM') throw error;
	}
}

/**
 * Starts a program in a process group of its own, so that whatever it starts in turn can be ended
 * with it, and so that a terminal's Ctrl-C reaches this process alone, which then ends it in order.
 *
 * @throws when the program cannot be started at all
 */
export async function startOwnedProcess(
	command: string,
	args: readonly string[],
	options: OwnedProcessOptions = {},
): Promise<OwnedProcess> {
	const child = execa(command, args, {
		cwd: options.cwd,
		env: options.env,
		extendEnv: options.env === undefined,
		...options.user,
		detached: true,
		stdin: 'ignore',
		all: true,
		reject: false,
	});
	const exited = child.then(({ exitCode: code, signal }) => ({ code, signal }));
	await once(child, 'spawn');
	const { pid } = child;
	if (pid === undefined) throw new Error(`${command} started without a process id`);
	guard('group', pid);
	child.once('exit', () => {
		signalGroup(pid, 'SIGKILL');
		release('group', pid);
	});

	let printed = '';
	const decoder = new TextDecoder();
	child.all?.on('data', (chunk: Buffer) => (printed += decoder.decode(chunk, { stream: true })));
	if (child.all && options.onLine) {
		createInterface({ input: child.all }).on('line', options.onLine);
	}

	const owned: OwnedProcess = {
		pid,
		printed(lastLines) {
			if (lastLines === undefined) return printed;
			return printed.trimEnd().split('\n').slice(-lastLines).join('\n');
		},
		exited,
		async stop(patienceMs = 10_000) {
			// Whatever it has started in turn ends when it has.
			child.kill('SIGTERM', { forceKillAfterTimeout: patienceMs });
			return await exited;
		},
		async kill() {
			signalGroup(pid, 'SIGKILL');
			return await exited;
		},
	};
	running.add(owned);
	void exited.then(() => running.delete(owned));
	return owned;
}
