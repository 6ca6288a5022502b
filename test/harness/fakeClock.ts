import { setImmediate } from 'node:timers/promises';
import { Stopped, type Clock } from '../../nodes/shared/time/clock';

interface Sleeper {
	at: number;
	wake(): void;
	stop(): void;
}

/** A clock whose time passes only when a test lets it, hours in a moment. */
export class FakeClock implements Clock {
	private sleepers: Sleeper[] = [];
	private stopped = false;
	/** Every sleep that was asked for, milliseconds, in order. */
	readonly slept: number[] = [];

	/** @param time epoch milliseconds at which it begins */
	constructor(private time = Date.UTC(2026, 0, 1)) {}

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		if (this.stopped) throw new Stopped();
		if (signal?.aborted) return;
		this.slept.push(milliseconds);
		await new Promise<void>((wake, reject) => {
			const sleeper = {
				at: this.time + milliseconds,
				wake,
				stop: () => reject(new Stopped()),
			};
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers = this.sleepers.filter((other) => other !== sleeper);
				wake();
			});
		});
	}

	/** How many sleeps are under way. */
	get sleeping(): number {
		return this.sleepers.length;
	}

	/** Does what stopping the execution does: every sleep, running or to come, ends as `Stopped`. */
	stop(): void {
		this.stopped = true;
		this.sleepers.splice(0).forEach((sleeper) => sleeper.stop());
	}

	/** Lets time pass; whatever falls due on the way happens at its own time. */
	async advance(milliseconds: number): Promise<void> {
		const until = this.time + milliseconds;
		await setImmediate();
		for (let next = this.earliest(); next && next.at <= until; next = this.earliest()) {
			await this.wake(next);
		}
		this.time = until;
	}

	/**
	 * Lets time pass for as long as some work needs, from one sleep to the next.
	 *
	 * @throws what the work throws, or an error when it waits for something that no clock brings
	 */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let settled = false;
		const finish = () => {
			settled = true;
		};
		work.then(finish, finish);
		await setImmediate();
		while (!settled) {
			const next = this.earliest();
			if (!next) throw new Error('The work waits for something other than time');
			await this.wake(next);
		}
		return await work;
	}

	private async wake(sleeper: Sleeper): Promise<void> {
		this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
		this.time = Math.max(this.time, sleeper.at);
		sleeper.wake();
		await setImmediate();
	}

	/** The first of those that asked first. */
	private earliest(): Sleeper | undefined {
		return this.sleepers.reduce<Sleeper | undefined>(
			(first, sleeper) => (first && first.at <= sleeper.at ? first : sleeper),
			undefined,
		);
	}
}
