import type { VirtualClock } from './clock';

/** At most `calls` calls in a window of virtual seconds. */
export interface RateLimit {
	readonly calls: number;
	readonly windowSeconds: number;
}

/** `sliding`: any stretch of the window's length counts. `fixed`: windows begin at whole multiples of their length. */
export type WindowKind = 'sliding' | 'fixed';

/** Counts calls against several limits at once. Which calls count (accepted ones, all) is the caller's decision. */
export class RateLimiter {
	private calls: number[] = [];

	/** @param limitsNow the limits in force, asked for each call since an account's can be changed */
	constructor(
		private readonly clock: Pick<VirtualClock, 'now'>,
		private readonly limitsNow: readonly RateLimit[] | (() => readonly RateLimit[]),
	) {}

	private get limits(): readonly RateLimit[] {
		return typeof this.limitsNow === 'function' ? this.limitsNow() : this.limitsNow;
	}

	/** Virtual seconds until another call would pass; 0 when one passes now. */
	secondsUntilFree(kind: WindowKind): number {
		const now = this.clock.now();
		const waits = this.limits.map(({ calls, windowSeconds }) => {
			const windowMs = windowSeconds * 1000;
			if (kind === 'fixed') {
				const opened = Math.floor(now / windowMs) * windowMs;
				const counted = this.calls.filter((at) => at >= opened).length;
				return counted < calls ? 0 : opened + windowMs - now;
			}
			const counted = this.calls.filter((at) => at > now - windowMs);
			const mustLeave = counted[counted.length - calls];
			return mustLeave === undefined ? 0 : mustLeave + windowMs - now;
		});
		return Math.max(0, ...waits) / 1000;
	}

	/** Records one call at the present moment. */
	count(): void {
		const now = this.clock.now();
		const longestMs = Math.max(...this.limits.map((limit) => limit.windowSeconds)) * 1000;
		this.calls = this.calls.filter((at) => at > now - longestMs);
		this.calls.push(now);
	}

	reset(): void {
		this.calls = [];
	}
}
