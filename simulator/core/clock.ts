type Task = (dueAt: number) => void;

interface ScheduledTask {
	readonly dueAt: number;
	readonly task: Task;
}

/** Node caps a timer at 2^31-1 ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The one source of time of the simulator. Virtual milliseconds since the Unix epoch run `speed` times as fast as
 * real ones, so link lifetimes, rate-limit windows and processing durations are all compressed alike. Speed 0 stops
 * the clock: it then moves by `advance` only, which is what makes a test free of waiting.
 */
export class VirtualClock {
	private realAnchor = Date.now();
	private virtualAnchor = this.realAnchor;
	private rate: number;
	private tasks: ScheduledTask[] = [];
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly initialSpeed: number) {
		this.rate = initialSpeed;
	}

	/** Virtual time now, in ms since the Unix epoch. */
	now(): number {
		return Math.floor(this.virtualAnchor + (Date.now() - this.realAnchor) * this.rate);
	}

	get speed(): number {
		return this.rate;
	}

	/** Changes the compression from now on; what has passed stays passed. */
	setSpeed(speed: number): void {
		this.anchorHere();
		this.rate = speed;
		this.arm();
	}

	/** Jumps ahead by virtual seconds and runs, in order, everything that falls due on the way. */
	advance(seconds: number): void {
		this.anchorHere();
		this.virtualAnchor += seconds * 1000;
		this.runDue();
	}

	/** Calls `task` once the virtual time `dueAt` (ms) is reached. The returned function takes it back. */
	at(dueAt: number, task: Task): () => void {
		const scheduled: ScheduledTask = { dueAt, task };
		const later = this.tasks.findIndex((other) => other.dueAt > dueAt);
		this.tasks.splice(later === -1 ? this.tasks.length : later, 0, scheduled);
		this.arm();
		return () => {
			this.tasks = this.tasks.filter((other) => other !== scheduled);
			this.arm();
		};
	}

	/** Resolves after virtual seconds. */
	sleep(seconds: number): Promise<void> {
		if (seconds <= 0) return Promise.resolve();
		return new Promise((resolve) => {
			this.at(this.now() + seconds * 1000, () => resolve());
		});
	}

	/** Real seconds that these virtual seconds take, for headers such as `Retry-After` that a client waits out. */
	toRealSeconds(virtualSeconds: number): number {
		return this.rate === 0 ? virtualSeconds : virtualSeconds / this.rate;
	}

	/** Runs what is due. Called before each request too, so that an answer never lags behind a timer. */
	runDue(): void {
		for (;;) {
			const next = this.tasks[0];
			if (next === undefined || next.dueAt > this.now()) break;
			this.tasks.shift();
			next.task(next.dueAt);
		}
		this.arm();
	}

	/** Back to real time and the initial speed, with nothing scheduled. */
	reset(): void {
		this.tasks = [];
		this.realAnchor = Date.now();
		this.virtualAnchor = this.realAnchor;
		this.rate = this.initialSpeed;
		this.arm();
	}

	close(): void {
		this.tasks = [];
		this.arm();
	}

	private anchorHere(): void {
		const realNow = Date.now();
		this.virtualAnchor += (realNow - this.realAnchor) * this.rate;
		this.realAnchor = realNow;
	}

	private arm(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const next = this.tasks[0];
		if (next === undefined || this.rate === 0 || !Number.isFinite(next.dueAt)) return;
		const wait = Math.max(0, Math.ceil((next.dueAt - this.now()) / this.rate));
		this.timer = setTimeout(() => this.runDue(), Math.min(wait, LONGEST_TIMER_MS));
	}
}
