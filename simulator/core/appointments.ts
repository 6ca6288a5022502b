import type { VirtualClock } from './clock';

/** What is due to happen to each of many things, so that all of it can be called off at once. */
export class Appointments {
	private readonly cancels = new Map<string, (() => void)[]>();

	constructor(private readonly clock: VirtualClock) {}

	/** Calls `task` at the virtual time `dueAt` (ms); Infinity means never. */
	make(id: string, dueAt: number, task: (dueAt: number) => void): void {
		if (!Number.isFinite(dueAt)) return;
		this.cancels.set(id, [...(this.cancels.get(id) ?? []), this.clock.at(dueAt, task)]);
	}

	/** Calls off whatever is due for this id. */
	cancel(id: string): void {
		for (const cancel of this.cancels.get(id) ?? []) cancel();
		this.cancels.delete(id);
	}

	cancelAll(): void {
		for (const id of [...this.cancels.keys()]) this.cancel(id);
	}
}
