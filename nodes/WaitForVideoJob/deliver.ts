import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { addFiles } from '../shared/export/jobWithFiles';
import {
	outputOf,
	sideBySide,
	USUAL_BATCHING,
	withinItem,
	type ItemOutcome,
} from '../shared/items/forEachItem';
import type { VideoJob } from '../shared/job/videoJob';
import type { Settled } from '../shared/waiting/loop';
import type { Settlement } from '../shared/waiting/watch';
import { askUntilAnswered } from './checking';
import type { WaitedHow } from '../shared/parking/mode';
import { waitOutcome } from './outcome';
import { otherJobs, type Entry, type ParkedEnd, type WaitingJob } from './waitingJob';

/**
 * Turns waits that have all ended into items, in the order of the input. A result that could not be
 * kept while the execution was parked is asked for again.
 *
 * @throws n8n's error of the first item that fails, unless the node continues on fail
 */
export async function deliver(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	how: WaitedHow,
): Promise<INodeExecutionData[]> {
	const outcomes: ItemOutcome[] = [];
	await sideBySide(n8n, entries.length, USUAL_BATCHING, async (itemIndex) => {
		const outcome = await outcomeOf(entries[itemIndex] as Entry, how, entries.length);
		outcomes[itemIndex] = outcome;
		return outcome.ok || n8n.continueOnFail();
	});
	const others = (itemIndex: number) =>
		'job' in (entries[itemIndex] as Entry) ? otherJobs(entries, itemIndex) : [];
	return outputOf(n8n, outcomes, others, receivingNode(n8n));
}

/** The user's node: this one, or the one that this one delivers to. */
export function receivingNode(n8n: IExecuteFunctions): Pick<INode, 'onError'> {
	const parentOnError = n8n.getNodeParameter('parentOnError', 0, '') as INode['onError'] | '';
	return parentOnError === '' ? n8n.getNode() : { onError: parentOnError };
}

async function outcomeOf(entry: Entry, how: WaitedHow, items: number): Promise<ItemOutcome> {
	if ('failure' in entry) return { ok: false, failure: entry.failure };
	if ('end' in entry) return await withFiles(entry.job, entry.end, entry.outcome, items);
	if (!('parkedEnd' in entry)) throw new RangeError('This job has not ended');
	const end = await recall(entry.job, entry.parkedEnd);
	return await withFiles(entry.job, end, waitOutcome(entry.job, end, how), items);
}

/** The job is finished and paid: only its files are left to get. */
const TO_TRY_AGAIN =
	'Run this node again, or download the files with Export of the provider node. Do not submit the job again';

/**
 * Adds the files to the item of a completed job, where they are wanted. They all belong to one item, since
 * n8n links the items of a parked node one to one to those that came in.
 *
 * @throws Stopped when the execution is stopped
 */
async function withFiles(
	waiting: WaitingJob,
	end: Settled,
	outcome: ItemOutcome,
	items: number,
): Promise<ItemOutcome> {
	const job = outcome.ok ? jobWantedWithFiles(waiting, end) : undefined;
	if (!outcome.ok || !job) return outcome;
	const batching = withinItem(USUAL_BATCHING, items);
	const choice = { ...waiting.options, batching, toTryAgain: TO_TRY_AGAIN };
	return await addFiles(waiting, job, outcome, choice);
}

/** The job whose files are to be returned: of a wait that has ended well, where they are wanted. */
export function jobWantedWithFiles(
	{ options }: WaitingJob,
	{ settlement }: Settled,
): VideoJob | undefined {
	const isWanted =
		options.whenFinished === 'resultWithFiles' &&
		settlement.kind === 'finished' &&
		settlement.job.status === 'completed';
	return isWanted ? settlement.job : undefined;
}

async function recall(job: WaitingJob, end: ParkedEnd): Promise<Settled> {
	return { watch: job.watch, at: end.at, settlement: await settlementOf(job, end) };
}

async function settlementOf(job: WaitingJob, end: ParkedEnd): Promise<Settlement> {
	if (end.kind === 'timedOut') return { kind: 'timedOut' };
	if (end.kind === 'lost') return { kind: 'lost', trouble: end.trouble };
	const observation = await askUntilAnswered(job);
	if (observation.kind === 'trouble') return { kind: 'lost', trouble: observation.trouble };
	const { reading } = observation;
	return { kind: 'finished', job: reading.unsettled?.settledJob ?? reading.job };
}
