import type { IExecuteFunctions } from 'n8n-workflow';
import { limitOf, secondsLeft } from '../../shared/parking/executionLimit';
import { runningJobs, type Entry } from '../waitingJob';

/** Of the time that the limit leaves, for what follows. */
const RESERVED_SECONDS = { memory: 10, parked: 90 };

/** n8n resumes in time after a pause of this length; after a shorter one, it may be late by a minute. */
const SHORTEST_PAUSE_MS = 60_000;

/**
 * Ends waits in memory before n8n cancels the execution. n8n does so without a word about the jobs;
 * a wait that ends by itself returns them as On Timeout requires.
 *
 * @param now epoch milliseconds
 */
export function withinLimit(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	now: number,
): readonly Entry[] {
	return endBefore(n8n, entries, now, RESERVED_SECONDS.memory);
}

/** The same for waits that are about to be parked. Where the limit leaves no time for that, they end now. */
export function parkedWithinLimit(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	now: number,
): readonly Entry[] {
	return endBefore(n8n, entries, now, RESERVED_SECONDS.parked).map((entry) => {
		const [job] = runningJobs([entry]);
		if (!job || job.workflowLimitSeconds === undefined) return entry;
		const isOver = job.watch.deadline - now < SHORTEST_PAUSE_MS;
		return isOver ? { job, parkedEnd: { kind: 'timedOut', at: now } } : entry;
	});
}

function endBefore(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	now: number,
	reservedSeconds: number,
): readonly Entry[] {
	const seconds = secondsLeft(n8n, now);
	if (seconds === undefined) return entries;
	const workflowLimitSeconds = Math.round(limitOf(n8n) ?? seconds);
	const deadline = now + (seconds - Math.min(reservedSeconds, seconds / 2)) * 1000;
	return entries.map((entry) => {
		const [job] = runningJobs([entry]);
		if (!job || deadline >= job.watch.deadline) return entry;
		const dueAt = Math.min(job.watch.dueAt, deadline);
		return { job: { ...job, workflowLimitSeconds, watch: { ...job.watch, deadline, dueAt } } };
	});
}
