import type { UsualDuration } from '../provider/contract';
import { hazard } from './usualDuration';

/** About one job in forty ends earlier than this number of spreads before the median. */
const SPREADS_OF_SILENCE = 2;

/**
 * A silence that is longer is interrupted, since the provider may have become faster: by one look in its
 * middle, and by up to three in a very long one.
 */
const LONGEST_PART_SECONDS = 60;
const MOST_PARTS = 4;

/** What a check is worth, in seconds of lateness, after few jobs and after many. */
const CHECK_COST = { few: { jobs: 5, cost: 0.2 }, many: { jobs: 20, cost: 0.35 } };

/** How pauses are bounded. Seconds. */
export interface Bounds {
	floorSeconds: number;
	/** Of the checks around and after the expected end. */
	learnedCapSeconds: number;
	/** Spread of the random factor on each pause. */
	jitter: number;
}

/** The age up to which a job is not expected to end, seconds. */
export function silentUntil({ medianSeconds, sigma }: UsualDuration): number {
	return medianSeconds * Math.exp(-SPREADS_OF_SILENCE * sigma);
}

/** Whether a job ended before it was expected to. */
export function isEarly(usual: UsualDuration, seconds: number): boolean {
	return seconds < silentUntil(usual);
}

/**
 * Seconds until the next check of a job whose kind is known from others: silence first, then the spacing
 * that costs least, sqrt(2c / h).
 *
 * @param learnedFrom how many jobs
 * @param random uniform in [0, 1)
 */
export function learnedSeconds(
	ageSeconds: number,
	usual: UsualDuration,
	learnedFrom: number,
	random: number,
	{ floorSeconds, learnedCapSeconds, jitter }: Bounds,
): number {
	const factor = 1 + jitter * (2 * random - 1);
	const silence = silentUntil(usual);
	const target = endOfSilence(ageSeconds, silence, floorSeconds, jitter);
	if (target !== undefined) return Math.max(floorSeconds, (target - ageSeconds) * factor);
	// Where the silence ends within the shortest pause, the risk of this moment would say almost nothing of what follows.
	const risk = hazard(usual, Math.max(ageSeconds, silence));
	const spacing = risk > 0 ? Math.sqrt((2 * checkCost(learnedFrom)) / risk) : Infinity;
	const pause = Math.min(spacing, learnedCapSeconds) * factor;
	return Math.max(floorSeconds, Math.min(pause, learnedCapSeconds));
}

/** The age at the next look of a silence; undefined when it is over, or as good as over. */
function endOfSilence(
	ageSeconds: number,
	silence: number,
	floorSeconds: number,
	jitter: number,
): number | undefined {
	const isBefore = (age: number) =>
		ageSeconds + floorSeconds < age && ageSeconds < age * (1 - jitter);
	const parts = Math.min(MOST_PARTS, Math.ceil(silence / LONGEST_PART_SECONDS));
	return Array.from({ length: parts }, (_, part) => ((part + 1) * silence) / parts).find(isBefore);
}

/** With more jobs the expectation is better, and takes fewer checks. */
function checkCost(jobs: number): number {
	const { few, many } = CHECK_COST;
	const share = Math.min(1, Math.max(0, (jobs - few.jobs) / (many.jobs - few.jobs)));
	return few.cost + share * (many.cost - few.cost);
}
