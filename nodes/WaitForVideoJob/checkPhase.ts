import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkInRounds, firstDue, type Standing } from '../shared/waiting/rounds';
import { runningJobs } from './entries';
import type { Mode } from './modes';
import { fromParked, toParked, type Entry } from './parkedItem';
import { watching } from './watching';

/** Where the state is kept between checks: with the execution, in n8n's database. */
const MEMORY = 'waits';

/**
 * Checks the jobs that are due, for a parked execution. n8n resumes one by sending what went *into* the
 * node out of its first output, which leads back here; so the state is kept beside the items.
 *
 * @returns for the first output the items to come back with, for the second all items when all have ended
 */
export async function checkPhase(
	context: IExecuteFunctions,
	mode: Mode,
): Promise<INodeExecutionData[][]> {
	const memory = context.getContext('node');
	const input = context.getInputData();
	const stored = (memory[MEMORY] as unknown[] | undefined) ?? input.map(({ json }) => json);
	const entries = stored.map((parked, itemIndex) => fromParked(context, itemIndex, parked));

	const checked = await checkEntries(context, entries, mode);
	const parked = checked.map(toParked);
	const waiting = runningJobs(checked).map(({ watch }) => watch);
	if (waiting.length === 0) {
		return [[], parked.map((json) => ({ json: json as unknown as IDataObject }))];
	}
	memory[MEMORY] = parked;
	await context.putExecutionToWait(new Date(firstDue(waiting)));
	return [input, []];
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
