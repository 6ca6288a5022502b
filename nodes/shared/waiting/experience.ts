import type { UsualDuration } from '../provider/contract';
import { isEarly } from './learnedSchedule';
import type { Settled } from './loop';
import { isSubmitKnown } from './watch';

/** Fewer jobs say too little. */
export const FEWEST_JOBS = 5;

/** Older ones are forgotten, since providers become faster and slower. */
export const MOST_JOBS = 20;

/** What is assumed about the spread before many jobs of a kind have ended. It counts as much as this number of jobs. */
const PRIOR = { sigma: 0.6, jobs: 4 };

/** Of accounts and job types; the one that was used least recently is forgotten. Some kilobytes in all. */
const MOST_KINDS = 50;

/** How long jobs take by those that have been seen. */
export interface Learned {
	usual: UsualDuration;
	/** How many of them. */
	learnedFrom: number;
}

/**
 * A log-normal distribution for the next job. The spread is that of a prediction: it includes how little is
 * known about the median.
 *
 * @param durations of earlier jobs, seconds
 * @returns undefined for too few of them
 */
export function learnedFrom(durations: readonly number[]): Learned | undefined {
	const jobs = durations.length;
	if (jobs < FEWEST_JOBS) return undefined;
	const logs = durations.map((seconds) => Math.log(seconds));
	const mean = sum(logs) / jobs;
	const squares = sum(logs.map((log) => (log - mean) ** 2));
	const variance = (PRIOR.jobs * PRIOR.sigma ** 2 + squares) / (PRIOR.jobs + jobs - 1);
	const usual = {
		medianSeconds: Math.exp(mean),
		sigma: Math.sqrt(variance * (1 + 1 / jobs)),
	};
	return { usual, learnedFrom: jobs };
}

/**
 * The durations to go by after one more job. One that ended before it was expected at all shows that the
 * provider has changed: what was known before is forgotten.
 */
export function afterEnd(durations: readonly number[], seconds: number): number[] {
	const learned = learnedFrom(durations);
	if (learned && isEarly(learned.usual, seconds)) return [seconds];
	return [...durations, seconds].slice(-MOST_JOBS);
}

/**
 * How long a job took, seconds: its end lies between the last check that saw it running and the one that
 * saw its end, or was the last change of a result that grew.
 *
 * @returns undefined where that cannot be said: it has not completed, the time of its submit is not known, or
 *   it was not seen running
 */
export function durationSeen({
	watch,
	settlement,
	at,
	seenRunningAt,
}: Settled): number | undefined {
	const { submittedAt, unsettledSince } = watch;
	const isCompleted = settlement.kind === 'finished' && settlement.job.status === 'completed';
	if (!isCompleted || seenRunningAt === undefined || !isSubmitKnown(watch)) return undefined;
	const seconds = ((unsettledSince ?? (seenRunningAt + at) / 2) - submittedAt) / 1000;
	return seconds > 0 ? seconds : undefined;
}

interface Kind {
	durations: readonly number[];
	learned: Learned | undefined;
}

/** What a process has seen of jobs, by account and job type. It is lost with the process, and nothing depends on it. */
export class Experience {
	private readonly kinds = new Map<string, Kind>();

	constructor(private readonly mostKinds = MOST_KINDS) {}

	/** Undefined until enough jobs have been seen. */
	of(kind: string): Learned | undefined {
		return this.kinds.get(kind)?.learned;
	}

	sawEnd(kind: string, seconds: number): void {
		const durations = afterEnd(this.kinds.get(kind)?.durations ?? [], seconds);
		// A Map keeps its entries in the order in which they came.
		this.kinds.delete(kind);
		this.kinds.set(kind, { durations, learned: learnedFrom(durations) });
		const [oldest] = this.kinds.keys();
		if (this.kinds.size > this.mostKinds && oldest !== undefined) this.kinds.delete(oldest);
	}
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
