import type { JobReference } from '../job/jobReference';
import { isFinal, type JobReading, type JobStatus, type VideoJob } from '../job/videoJob';
import { providerText } from '../trouble/providerText';
import type { Trouble } from '../trouble/trouble';
import type { UsualDuration } from '../provider/contract';
import { pauseAfterTrouble, refusalsAfter, restAfterRefusals, saysLater } from './errorBudget';
import { afterLook, isSettled, nextLookSeconds, type Looks } from './looks';
import { nextCheckSeconds, type ProgressSample, type SchedulePolicy } from './schedule';

/**
 * The state of waiting for one job: plain JSON and small, so that it can be parked in n8n's database
 * between checks. It holds the reference and the schedule, never a result.
 */
export interface Watch extends Looks {
	reference: JobReference;
	usual: UsualDuration;
	/** How many earlier jobs that comes from, where it was learned from them. */
	learnedFrom?: number | undefined;
	/** Shortest pause between two checks that the provider requires. */
	minimumCheckSeconds: number;
	/** Epoch milliseconds of all times below. */
	submittedAt: number;
	startedAt: number;
	deadline: number;
	dueAt: number;
	/** Of the last check; undefined before the first one, and in what version 0.1 has parked. */
	checkedAt?: number | undefined;
	checks: number;
	troublesInARow: number;
	/** How often the provider has said "later", less what good answers since then have taken off. */
	refusals: number;
	/** What came in place of the last answer; empty after a good one. */
	lastTrouble: string;
	progress: ProgressSample[];
	lastStatus?: JobStatus;
	/** Of the last answer; undefined when that named none. */
	lastStage?: string | undefined;
}

/** What a check saw. */
export type Observation =
	| { kind: 'reading'; reading: JobReading; retryAfterMs?: number | undefined }
	| { kind: 'trouble'; trouble: Trouble };

/** How a wait ended. */
export type Settlement =
	/** The job ended; whether well or not is in its status. */
	| { kind: 'finished'; job: VideoJob }
	/** The deadline came first; the job still runs and is billed. */
	| { kind: 'timedOut'; lastJob?: VideoJob }
	/** The provider could not be asked, or refused to answer. */
	| { kind: 'lost'; trouble: Trouble };

/** What begins a wait. */
export interface WatchStart {
	reference: JobReference;
	usual: UsualDuration;
	minimumCheckSeconds: number;
	/** Undefined when it is not known; then the job counts as submitted now. */
	submittedAt?: number | undefined;
	now: number;
	timeLimitMs: number;
}

/** Whether the age of a job counts from its submit; otherwise it counts from the beginning of the wait. */
export function isSubmitKnown({ submittedAt, startedAt }: Watch): boolean {
	return submittedAt < startedAt;
}

/** Begins to wait: the first check is due at once, so that a finished job costs one request. */
export function beginWatch(start: WatchStart): Watch {
	return {
		reference: start.reference,
		usual: start.usual,
		minimumCheckSeconds: start.minimumCheckSeconds,
		submittedAt: Math.min(start.submittedAt ?? start.now, start.now),
		startedAt: start.now,
		deadline: start.now + start.timeLimitMs,
		dueAt: start.now,
		checkedAt: undefined,
		checks: 0,
		troublesInARow: 0,
		refusals: 0,
		lastTrouble: '',
		unsettledInARow: 0,
		progress: [],
	};
}

/**
 * What a check changes: either the wait is settled, or it continues with a new due time.
 *
 * @param now epoch milliseconds at which the answer was there
 * @param random uniform in [0, 1)
 */
export function observe(
	watch: Watch,
	observation: Observation,
	now: number,
	random: number,
	policy: SchedulePolicy,
): { watch: Watch; settlement?: Settlement } {
	const checked = { ...watch, checks: watch.checks + 1, checkedAt: now };
	return observation.kind === 'trouble'
		? afterTrouble(checked, observation.trouble, now, random, policy)
		: afterReading(checked, observation, now, random, policy);
}

function afterTrouble(
	watch: Watch,
	trouble: Trouble,
	now: number,
	random: number,
	{ floorSeconds }: SchedulePolicy,
) {
	const isLater = saysLater(trouble);
	const troublesInARow = watch.troublesInARow + (isLater ? 0 : 1);
	const refusals = isLater ? refusalsAfter(watch.refusals, true) : watch.refusals;
	const lastTrouble = providerText(trouble.message) ?? '';
	const next = { ...watch, troublesInARow, refusals, lastTrouble };
	const ageSeconds = (now - watch.submittedAt) / 1000;
	const asked = Math.max(floorSeconds, (trouble.retryAfterMs ?? 0) / 1000);
	const seconds = isLater
		? restAfterRefusals(refusals, asked, random)
		: pauseAfterTrouble(trouble, troublesInARow, ageSeconds, random);
	if (seconds === undefined) return { watch: next, settlement: { kind: 'lost' as const, trouble } };
	if (now >= watch.deadline) return { watch: next, settlement: { kind: 'timedOut' as const } };
	const dueAt = now + Math.max(seconds, floorSeconds) * 1000;
	return { watch: { ...next, dueAt: Math.min(dueAt, watch.deadline) } };
}

function afterReading(
	watch: Watch,
	{ reading, retryAfterMs }: Extract<Observation, { kind: 'reading' }>,
	now: number,
	random: number,
	policy: SchedulePolicy,
): { watch: Watch; settlement?: Settlement } {
	const { job, unsettled } = reading;
	const next: Watch = {
		...watch,
		troublesInARow: 0,
		...afterLook(watch, unsettled, now),
		refusals: refusalsAfter(watch.refusals, false),
		lastTrouble: '',
		progress: withSample(watch.progress, job.progressPercent, now),
		lastStatus: job.status,
		// In the provider's words, which may be long; the state that is parked must stay small.
		lastStage: providerText(job.stage),
	};
	if (isFinal(job.status)) return { watch: next, settlement: { kind: 'finished', job } };
	if (unsettled && isSettled(next, unsettled, now)) {
		return { watch: next, settlement: { kind: 'finished', job: unsettled.settledJob } };
	}
	if (now >= watch.deadline) {
		return { watch: next, settlement: { kind: 'timedOut', lastJob: job } };
	}
	const seconds = nextCheckSeconds(
		{
			ageSeconds: (now - watch.submittedAt) / 1000,
			usual: watch.usual,
			learnedFrom: watch.learnedFrom,
			progress: next.progress,
			nextLookSeconds: nextLookSeconds(next, unsettled, now),
			retryAfterMs,
			untilDeadlineSeconds: (watch.deadline - now) / 1000,
			random,
		},
		policy,
	);
	const rested = restAfterRefusals(next.refusals, seconds, random);
	return { watch: { ...next, dueAt: Math.min(now + rested * 1000, watch.deadline) } };
}

/**
 * Keeps the last two percentages that rose. One that stands still says nothing about speed, so the speed
 * that was seen before it is forgotten.
 */
function withSample(
	progress: ProgressSample[],
	percent: number | undefined,
	at: number,
): ProgressSample[] {
	if (percent === undefined) return progress;
	return percent === progress.at(-1)?.percent
		? progress.slice(-1)
		: [...progress.slice(-1), { at, percent }];
}
