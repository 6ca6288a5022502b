import { stopOwnedProcesses } from '../host';

const PARENT_LOOK_MS = 1000;

/** Ends the demo in order when a person, the system or the death of npm asks for it. */
export class Shutdown {
	/** True from the moment it is asked for: what breaks afterwards breaks because of it. */
	begun = false;
	private ask: () => void = () => undefined;
	/** Settles when the demo was asked to end. */
	readonly asked = new Promise<void>((resolve) => {
		this.ask = resolve;
	});

	constructor() {
		const stop = () => void this.stop();
		// Terminals send Ctrl-C to npm and to this process, and npm passes it on: once is enough.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
		this.followNpm(stop);
	}

	/** An npm that is killed tells nobody, but its children get another parent. */
	private followNpm(stop: () => void): void {
		if (process.env.npm_lifecycle_event === undefined) return;
		const parent = process.ppid;
		setInterval(() => {
			if (process.ppid !== parent) stop();
		}, PARENT_LOOK_MS).unref();
	}

	private async stop(): Promise<void> {
		if (this.begun) return;
		this.begun = true;
		console.log('\nStopping n8n and the simulator ...');
		await stopOwnedProcesses();
		this.ask();
	}
}
