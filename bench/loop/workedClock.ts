import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../nodes/shared/time/clock';

interface Sleeper {
	at: number;
	wake(): void;
}

/**
 * Time that passes as it does in a process that is busy, and is skipped where the process would be idle:
 * whatever the loop takes too long for makes its checks late, and a run of a minute takes as long as the
 * work in it.
 */
export class WorkedClock implements Clock {
	private skipped = Date.UTC(2026, 0, 1) - performance.now();
	private sleepers: Sleeper[] = [];

	now(): number {
		return this.skipped + performance.now();
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			const sleeper: Sleeper = {
				at: this.now() + milliseconds,
				wake: () => {
					this.sleepers = this.sleepers.filter((other) => other !== sleeper);
					signal?.removeEventListener('abort', sleeper.wake);
					resolve();
				},
			};
			signal?.addEventListener('abort', sleeper.wake);
			this.sleepers.push(sleeper);
		});
	}

	/** Lets time pass until some work is done. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const finish = () => {
			isDone = true;
		};
		work.then(finish, finish);
		for (;;) {
			await setImmediate();
			if (isDone) return await work;
			if (this.sleepers.length === 0)
				throw new Error('The work waits for something other than time');
			const next = Math.min(...this.sleepers.map(({ at }) => at));
			this.skipped += Math.max(0, next - this.now());
			this.sleepers.filter(({ at }) => at <= this.now()).forEach(({ wake }) => wake());
		}
	}
}
