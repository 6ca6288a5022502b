import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { failOrContinue, showHints, type ItemOutcome } from '../shared/items/forEachItem';
import type { VideoJob } from '../shared/job/videoJob';
import type { Settled } from '../shared/waiting/keepRunning';
import type { Settlement } from '../shared/waiting/watch';
import { askUntilAnswered } from './askUntilAnswered';
import { otherJobs } from './entries';
import type { WaitedHow } from './modes';
import type { Entry, ParkedEnd } from './parkedItem';
import { waitOutcome } from './waitOutcome';
import type { WaitingJob } from './waitingJob';
import { jobWantedWithFiles, withFiles } from './whenFinished';

/**
 * Turns waits that have all ended into items, in the order of the input. A result that could not be
 * kept while the execution was parked is asked for again.
 *
 * @throws n8n's error of the first item that fails, unless the node continues on fail
 */
export async function deliver(
	context: IExecuteFunctions,
	entries: readonly Entry[],
	how: WaitedHow,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	const hints: string[] = [];
	const node = receivingNode(context);
	for (const [itemIndex, entry] of entries.entries()) {
		const outcome = await outcomeOf(entry, how);
		if (outcome.ok) {
			hints.push(...(outcome.hints ?? []));
			output.push(...outcome.items.map((item) => ({ pairedItem: { item: itemIndex }, ...item })));
		} else {
			const others = 'job' in entry ? otherJobs(entries, entry.job) : [];
			output.push(failOrContinue(context, itemIndex, outcome.failure, others, node));
		}
	}
	showHints(context, hints);
	return output;
}

/** The user's node: this one, or the one that this one delivers to. */
export function receivingNode(context: IExecuteFunctions): Pick<INode, 'onError'> {
	const parentOnError = context.getNodeParameter('parentOnError', 0, '') as INode['onError'] | '';
	return parentOnError === '' ? context.getNode() : { onError: parentOnError };
}

async function outcomeOf(entry: Entry, how: WaitedHow): Promise<ItemOutcome> {
	if ('failure' in entry) return { ok: false, failure: entry.failure };
	const end = 'parkedEnd' in entry ? await recall(entry.job, entry.parkedEnd) : entry.end;
	if (!end) throw new RangeError('A wait that goes on cannot be delivered');
	const wanted = jobWantedWithFiles(entry.job, end);
	return wanted
		? await outcomeWithFiles(entry.job, { ...end, job: wanted }, how)
		: waitOutcome(entry.job, end, how);
}

async function outcomeWithFiles(
	waiting: WaitingJob,
	{ job, ...end }: Settled & { job: VideoJob },
	how: WaitedHow,
): Promise<ItemOutcome> {
	const fetched = await withFiles(waiting, job);
	if (!fetched.ok) return fetched;
	const settlement = { kind: 'finished' as const, job: fetched.job };
	const outcome = waitOutcome(waiting, { ...end, settlement }, how);
	if (!outcome.ok) return outcome;
	const items = outcome.items.map((item) => ({ ...item, binary: fetched.binary }));
	return { ok: true, items, hints: fetched.hints };
}

async function recall(job: WaitingJob, { at, ...end }: ParkedEnd): Promise<Settled> {
	return { watch: job.watch, at, settlement: await settlementOf(job, end) };
}

async function settlementOf(
	job: WaitingJob,
	end: Omit<ParkedEnd, 'at'> & { trouble?: Extract<Settlement, { kind: 'lost' }>['trouble'] },
): Promise<Settlement> {
	if (end.kind === 'timedOut') return { kind: 'timedOut' };
	if (end.kind === 'lost' && end.trouble) return { kind: 'lost', trouble: end.trouble };
	const observation = await askUntilAnswered(job);
	if (observation.kind === 'trouble') return { kind: 'lost', trouble: observation.trouble };
	const { reading } = observation;
	return { kind: 'finished', job: reading.unsettled?.settledJob ?? reading.job };
}
