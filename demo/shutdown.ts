import { stopOwnedProcesses, whenNpmDies } from '../host';
import type { Narrator } from './narrator';

/** n8n waits for a workflow that runs; after Ctrl-C, that takes too long. */
const PATIENCE_MS = 1000;
/** What shells report for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Ends the demo and everything it has started, on Ctrl-C, on a signal of the system or when npm dies. */
export class Shutdown {
	/** What to exit with: the run was broken off, until a result is known. */
	exitCode = INTERRUPTED;
	/** What breaks from now on breaks because n8n is gone. */
	begun = false;

	constructor(private readonly narrator: Narrator) {
		const stop = () => void this.stop();
		// Terminals send Ctrl-C to npm and to this process, and npm passes it on: once is enough.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
		whenNpmDies(stop);
	}

	private async stop(): Promise<void> {
		if (this.begun) return;
		this.begun = true;
		this.narrator.chapter('Stopping n8n and the simulator ...');
		this.narrator.fallSilent();
		await stopOwnedProcesses(PATIENCE_MS);
		process.exit(this.exitCode);
	}
}
