import type { UsualDuration } from '../provider/contract';
import { learnedSeconds } from './learnedSchedule';
import { hazard } from './usualDuration';

/** How a schedule weighs requests against lateness, and where its bounds are. Times in seconds. */
export interface SchedulePolicy {
	/** What one check is worth, in seconds of one job's lateness. */
	checkCost: number;
	/** Never check more often than this. */
	floorSeconds: number;
	/** Never leave a job alone for longer than this. */
	capSeconds: number;
	/** The same where the duration is known from other jobs, which takes the place of the share below. */
	learnedCapSeconds: number;
	/** A wrong expectation may cost this share of the job's age at its last check, or one floor. */
	elapsedShare: number;
	/** Spread of the random factor on the plan, so that many jobs do not check in step. */
	jitter: number;
}

/**
 * Keeping the execution running: fresh enough for a reader, sparse enough for a provider. The bounds alone
 * take some twenty checks before a job is two minutes old; with checks any cheaper than this the plan would
 * need more of them than an ordinary backoff, with checks any dearer it would be later (`npm run bench --
 * schedule` and docs/schedule.md).
 */
export const KEEP_RUNNING_POLICY: SchedulePolicy = {
	checkCost: 1.3,
	floorSeconds: 5,
	capSeconds: 30,
	learnedCapSeconds: 45,
	elapsedShare: 0.1,
	jitter: 0.15,
};

/**
 * Between checks of a parked execution. n8n looks for executions that are due once a minute, so a shorter
 * wait would be late by chance.
 */
export const SUSPENDED_POLICY: SchedulePolicy = {
	...KEEP_RUNNING_POLICY,
	floorSeconds: 60,
	capSeconds: 300,
	learnedCapSeconds: 300,
};

/** A progress percentage and when it was seen. */
export interface ProgressSample {
	/** Epoch milliseconds. */
	at: number;
	percent: number;
}

/** What is known about a job when the next check is planned. */
export interface ScheduleInput {
	/** Seconds since the job was submitted. */
	ageSeconds: number;
	usual: UsualDuration;
	/** How many jobs of its kind the expectation comes from, where it was learned. */
	learnedFrom?: number | undefined;
	/** The last samples, oldest first. */
	progress: readonly ProgressSample[];
	/** For a job that is called finished: when the next look may settle it. */
	nextLookSeconds?: number | undefined;
	/** What the provider asked for with this answer, milliseconds. */
	retryAfterMs?: number | undefined;
	/** Seconds until the deadline; the last check falls exactly on it. */
	untilDeadlineSeconds: number;
	/** Uniform in [0, 1). */
	random: number;
}

/**
 * Seconds to wait before the next check.
 *
 * The spacing that costs least, when a check costs c and h is the hazard of completion, is sqrt(2c / h)
 * (J. B. Keller, Optimum checking schedules for systems subject to random failure, Management Science
 * 21(3), 1974). Video jobs last about log-normally, so that means long pauses first, short ones around the
 * expected end, long ones in the tail. Progress that moves replaces the expectation; the provider's own
 * word replaces both.
 *
 * The random factor moves the plan, never the bound: while the plan is far beyond what the job's age allows,
 * the bound itself is the best there is, and anything short of it would only cost checks.
 */
export function nextCheckSeconds(input: ScheduleInput, policy: SchedulePolicy): number {
	const { untilDeadlineSeconds } = input;
	if (input.retryAfterMs !== undefined) {
		const asked = Math.max(input.retryAfterMs / 1000, policy.floorSeconds);
		return Math.min(asked, Math.max(0, untilDeadlineSeconds));
	}
	return Math.min(unboundedByDeadline(input, policy), Math.max(0, untilDeadlineSeconds));
}

function unboundedByDeadline(input: ScheduleInput, policy: SchedulePolicy): number {
	const { ageSeconds, usual, learnedFrom, progress, nextLookSeconds, random } = input;
	const isByLearning = nextLookSeconds === undefined && remainingByProgress(progress) === undefined;
	if (learnedFrom !== undefined && isByLearning) {
		return learnedSeconds(ageSeconds, usual, learnedFrom, random, policy);
	}
	const planned = Math.min(plannedSeconds(input, policy), policy.capSeconds);
	const jittered = planned * (1 + policy.jitter * (2 * random - 1));
	const look = Math.max(policy.floorSeconds, nextLookSeconds ?? Infinity);
	const longest = Math.min(longestSeconds(ageSeconds, policy), look);
	return clamp(jittered, policy.floorSeconds, longest);
}

/**
 * The bound that keeps a wrong expectation cheap: as the next check is never farther off than this, no end
 * is noticed later than this.
 *
 * @param ageSeconds of the job at the check that is just over
 */
export function longestSeconds(ageSeconds: number, policy: SchedulePolicy): number {
	const share = Math.max(policy.floorSeconds, policy.elapsedShare * ageSeconds);
	return Math.max(policy.floorSeconds, Math.min(share, policy.capSeconds));
}

function plannedSeconds({ ageSeconds, usual, progress }: ScheduleInput, policy: SchedulePolicy) {
	const remaining = remainingByProgress(progress);
	if (remaining !== undefined) return remaining / 2;
	const risk = hazard(usual, ageSeconds);
	return risk > 0 ? Math.sqrt((2 * policy.checkCost) / risk) : Infinity;
}

/** Seconds left by the last two samples that rose; undefined while progress stands still or is absent. */
export function remainingByProgress(progress: readonly ProgressSample[]): number | undefined {
	const [earlier, later] = progress.slice(-2);
	if (!earlier || !later || later.percent <= earlier.percent) return undefined;
	const percentPerSecond = (later.percent - earlier.percent) / ((later.at - earlier.at) / 1000);
	return percentPerSecond > 0 ? (100 - later.percent) / percentPerSecond : undefined;
}

function clamp(value: number, lowest: number, highest: number): number {
	return Math.min(Math.max(value, lowest), highest);
}
