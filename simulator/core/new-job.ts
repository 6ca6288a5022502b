import type { LogNormal } from './log-normal';
import type { Outcome } from './outcome';

/** How jobs of one type behave in time. */
export interface JobTiming extends LogNormal {
	/** Share of the whole duration spent waiting in the queue; 0.05 unless told. */
	readonly queueShare?: number;
}

/** What a provider hands over when it has accepted a request. */
export interface NewJob<Details> {
	readonly jobType: string;
	readonly id: string;
	readonly request: unknown;
	readonly details: Details;
	/** How it ends by the provider's own rules, unless a plan or a directive says otherwise. */
	readonly outcome?: Outcome;
	/** Length by the provider's own rules in virtual seconds, instead of a draw. */
	readonly durationSeconds?: number;
	/**
	 * Share of the drawn duration after which a failure with this code shows: a download that is refused is known
	 * long before a render would be done. Exact durations from a plan are kept as they are.
	 */
	readonly failureShare?: (code: string) => number;
}
