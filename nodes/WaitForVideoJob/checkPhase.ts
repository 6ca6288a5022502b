import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { resumeUrlOf } from '../shared/items/resumeUrl';
import { checkInRounds, firstDue, type Standing } from '../shared/waiting/rounds';
import { deliver, receivingNode } from './deliver';
import { runningJobs } from './entries';
import { interrupted } from './lastSeen';
import type { Mode } from './modes';
import { isWaitedFor } from './parentExecution';
import { fromParked, toParked, type Entry } from './parkedItem';
import { calledJobs } from './passedOnCall';
import { progressHint } from './progressHint';
import { watching } from './watching';

/** Where the state is kept between checks: with the execution, in n8n's database. */
const MEMORY = 'waits';

/**
 * Checks the jobs that are due, for a parked execution. n8n resumes one by sending what went *into* the
 * node out of its first output, which leads back here; so the state is kept beside the items.
 *
 * @returns for the second output the results when all jobs have ended. While parked: for the first what is
 *   left should n8n be killed, for the second where this execution can be called. Nothing when nobody waits
 */
export async function checkPhase(
	context: IExecuteFunctions,
	mode: Mode,
): Promise<INodeExecutionData[][]> {
	const memory = context.getContext('node');
	const stored = memory[MEMORY] as unknown[] | undefined;
	const called = calledJobs(context);
	const isScheduled = stored !== undefined && called.size === 0;
	if (isScheduled && !(await isWaitedFor(context))) return [[], []];

	const entries = (stored ?? context.getInputData().map(({ json }) => json))
		.map((parked, itemIndex) => fromParked(context, itemIndex, parked))
		.map((entry) => dueIfCalled(entry, called));
	const checked = await checkEntries(context, entries, mode);
	const waiting = runningJobs(checked);
	if (waiting.length === 0) return [[], await deliver(context, checked, 'suspend')];
	memory[MEMORY] = checked.map(toParked);
	const due = firstDue(waiting.map(({ watch }) => watch));
	context.addExecutionHints(progressHint(checked, due));
	await context.putExecutionToWait(new Date(due));
	const resumeUrl = resumeUrlOf(context);
	return [interrupted(checked, receivingNode(context)), [{ json: { resumeUrl } }]];
}

/** The provider has called about this job, so it is looked at now. */
function dueIfCalled(entry: Entry, called: ReadonlySet<string>): Entry {
	if (!('job' in entry) || 'parkedEnd' in entry) return entry;
	const { job } = entry;
	if (!called.has(job.named.reference.jobId)) return entry;
	return { job: { ...job, calledAbout: true, watch: { ...job.watch, dueAt: job.clock.now() } } };
}

/**
 * Checks what is due among the entries that are still waited for.
 *
 * @throws n8n's error of the first job that ends badly, unless the node continues on fail
 */
export async function checkEntries(
	context: IExecuteFunctions,
	entries: readonly Entry[],
	mode: Mode,
): Promise<Entry[]> {
	const { jobs, ...asking } = watching(context, entries, 'suspend');
	const standings: Standing[] = await checkInRounds(
		jobs.map(({ watch }) => ({ watch })),
		{ ...asking, stayForNearEnds: mode === 'automatic' },
	);
	const byItem = new Map(jobs.map((job, position) => [job.itemIndex, standings[position]]));
	return entries.map((entry) => {
		const standing = 'job' in entry ? byItem.get(entry.job.itemIndex) : undefined;
		if (!('job' in entry) || !standing) return entry;
		const job = { ...entry.job, watch: standing.watch };
		return standing.end ? { job, end: standing.end } : { job };
	});
}
