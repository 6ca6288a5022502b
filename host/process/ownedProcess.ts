import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { errorCode } from './errorCode';
import { guard, release } from './guardian';
import { OutputLog } from './outputLog';

export interface ExitStatus {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export interface OwnedProcessOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	onLine?: (line: string) => void;
}

export interface OwnedProcess {
	readonly pid: number;
	readonly output: OutputLog;
	/** Settles when the process has ended and nothing of its group is left. */
	readonly exited: Promise<ExitStatus>;
	/** Asks the whole group to end, and makes it after `patienceMs`. */
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
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = new Promise<ExitStatus>((resolve) => {
		child.once('exit', (code, signal) => resolve({ code, signal }));
	});
	await once(child, 'spawn');
	const { pid } = child;
	if (pid === undefined) throw new Error(`${command} started without a process id`);
	guard('group', pid);

	const output = new OutputLog(options.onLine);
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => output.add(chunk));
	}

	const closed = once(child, 'close');
	const exited = ended.then(async (status) => {
		signalGroup(pid, 'SIGKILL');
		release('group', pid);
		await closed;
		return status;
	});

	const owned: OwnedProcess = {
		pid,
		output,
		exited,
		async stop(patienceMs = 10_000) {
			signalGroup(pid, 'SIGTERM');
			const lastResort = setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs);
			return await exited.finally(() => clearTimeout(lastResort));
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
