import type { IExecuteFunctions } from 'n8n-workflow';
import { runningJobs, type Entry } from '../waitingJob';

/** Of what the limit leaves: n8n may resume late by a minute, and what follows takes its time. */
const RESERVED_SECONDS = 90;

/** The shortest pause after which n8n resumes in time; after a shorter one, it may be late by a minute. */
const SHORTEST_PAUSE_MS = 60_000;

/**
 * Ends waits before n8n cancels the execution, which it does without a word about the jobs, as On Timeout
 * says. Where the limit leaves no time to park the execution, they end now.
 *
 * @param now epoch milliseconds
 */
export function withinLimit(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	now: number,
): readonly Entry[] {
	const seconds = secondsLeft(n8n, now);
	if (seconds === undefined) return entries;
	const workflowLimitSeconds = Math.round(limitOf(n8n) ?? seconds);
	const deadline = now + (seconds - Math.min(RESERVED_SECONDS, seconds / 2)) * 1000;
	return entries.map((entry) => {
		const [job] = runningJobs([entry]);
		if (!job) return entry;
		const limited = { ...job, workflowLimitSeconds };
		if (deadline - now < SHORTEST_PAUSE_MS) {
			return { job: limited, parkedEnd: { kind: 'timedOut', at: now } };
		}
		const { watch } = job;
		if (deadline >= watch.deadline) return entry;
		const dueAt = Math.min(watch.dueAt, deadline);
		return { job: { ...limited, watch: { ...watch, deadline, dueAt } } };
	});
}

/** The time until n8n cancels this execution; undefined when it does not. */
function secondsLeft(n8n: IExecuteFunctions, now: number): number | undefined {
	// Not part of what n8n declares for nodes, but the one place that also knows the limit of the instance.
	const { additionalData } = n8n as { additionalData?: { executionTimeoutTimestamp?: unknown } };
	const at = additionalData?.executionTimeoutTimestamp;
	return typeof at === 'number' ? (at - now) / 1000 : limitOf(n8n);
}

/** The limit in the settings of the workflow, seconds; undefined when there is none. */
function limitOf(n8n: IExecuteFunctions): number | undefined {
	const settings = 'getWorkflowSettings' in n8n ? n8n.getWorkflowSettings() : {};
	const limit = Number(settings.executionTimeout);
	return limit > 0 ? limit : undefined;
}
