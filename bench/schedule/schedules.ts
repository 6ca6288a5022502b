import type { UsualDuration } from '../../nodes/shared/provider/contract';
import type { RandomStream } from '../../simulator/core/random';

/** When a job's end was noticed. */
export interface Noticed {
	/** Requests it took, the one at age 0 and the one that saw the end included. */
	checks: number;
	/** Age of the job at that moment, seconds. */
	atSeconds: number;
}

/** A way to wait for one job, from its submission on. Requests take no time here. */
export interface Schedule {
	name: string;
	/**
	 * @param durationSeconds when the job really ends; the schedule learns of it by checking only
	 * @param random for what the schedule leaves to chance
	 */
	waitFor(durationSeconds: number, expectation: UsualDuration, random: RandomStream): Noticed;
}

/**
 * A schedule that looks at nothing but the job's age and the checks so far.
 *
 * @param pause seconds until the next check
 */
function blind(
	name: string,
	pause: (ageSeconds: number, checks: number, random: RandomStream) => number,
): Schedule {
	return {
		name,
		waitFor: (durationSeconds, _expectation, random) => {
			let atSeconds = 0;
			let checks = 1;
			for (; atSeconds < durationSeconds; checks++) {
				atSeconds += pause(atSeconds, checks, random);
			}
			return { checks, atSeconds };
		},
	};
}

function fixed(seconds: number): Schedule {
	return blind(`fixed ${seconds} s`, () => seconds);
}

/** The best that n8n nodes do today: 5 s, half as much again with every minute, 30 s at most. */
export const TIERS = blind('tiers 5 s x1.5/min, cap 30 s', (ageSeconds) =>
	Math.min(30, 5 * 1.5 ** Math.floor(ageSeconds / 60)),
);

/** The bound of our own schedule without any plan: a tenth of the age, from 5 to 30 s. */
export const BOUND_ALONE = blind('bound alone: age/10, 5..30 s', (ageSeconds) =>
	Math.min(30, Math.max(5, ageSeconds / 10)),
);

/** As workflows with a Wait node do whose amount is an expression: 5 s, then twice as much each time up to 30 s. */
const PUBLIC_LOOP = blind('public loop: 5 s x2, cap 30 s', (_ageSeconds, checks) =>
	Math.min(30, 5 * 2 ** (checks - 1)),
);

const AWS = { least: 2, most: 120 };

/**
 * As waiters of the AWS SDK for JavaScript do (version 3, `exponentialBackoffWithJitter` in
 * @smithy/util-waiter): anything from the least pause to a ceiling that doubles, and once the ceiling
 * is reached always the longest pause.
 */
const AWS_WAITER = blind('AWS waiter 2..120 s', (_ageSeconds, checks, random) => {
	const ceiling = AWS.least * 2 ** (checks - 1);
	if (ceiling > AWS.most) return AWS.most;
	return AWS.least + random.next() * (ceiling - AWS.least);
});

/** What ours is compared with. */
export const ALTERNATIVES: readonly Schedule[] = [
	fixed(5),
	fixed(10),
	fixed(30),
	fixed(60),
	TIERS,
	BOUND_ALONE,
	PUBLIC_LOOP,
	AWS_WAITER,
];
