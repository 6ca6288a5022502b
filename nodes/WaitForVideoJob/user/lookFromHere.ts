import {
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { asExecution } from '../../shared/items/asExecution';
import { errorJson, linked, type ItemOutcome } from '../../shared/items/forEachItem';
import { isFinal } from '../../shared/job/videoJob';
import { fromParked } from '../check/state';
import { checkJob } from '../checking';
import { jobWantedWithFiles } from '../deliver';
import { asLastSeen, waitOutcome } from '../outcome';
import { providersOfNode, type Entry, type WaitingJob } from '../waitingJob';

/**
 * Ends a wait from the waiting execution, when the one behind it was deleted: nothing else could then.
 * The jobs are asked about one after the other, and no further than the first that has not ended. A paced
 * provider is not waited for. Where an item takes more than a call can do (its files, an error that ends
 * the node), the call changes nothing before the time limit of the wait, and then leaves the end open.
 *
 * @param calledIds the jobs that a provider has called about
 * @returns items, with which n8n resumes the execution; undefined to leave it parked
 */
export async function lookFromHere(
	n8n: IWebhookFunctions,
	parked: readonly unknown[],
	calledIds: readonly string[],
): Promise<IWebhookResponseData | undefined> {
	const execution = asExecution(n8n);
	const find = await providersOfNode(execution);
	const entries = parked.map((item, itemIndex) => fromParked(execution, itemIndex, item, find));
	const called = (entry: Entry) =>
		'job' in entry && calledIds.includes(entry.job.named.reference.jobId);
	const isCalled = calledIds.length > 0;
	const items = new Map<number, INodeExecutionData[]>();
	// Start with the jobs that the call names. Often another job is still running, and the wait continues.
	const inOrder = [...entries.keys()].sort((a, b) => rank(a) - rank(b));
	function rank(position: number): number {
		const entry = entries[position];
		return entry && called(entry) ? 0 : 1;
	}
	function leftOpen(position: number): INodeExecutionData[] | undefined {
		const isOver = isOutOfTime(entries[position] as Entry);
		return isOver ? asLastSeen(entries, n8n.getNode()).slice(position, position + 1) : undefined;
	}
	for (const position of inOrder) {
		const entry = entries[position] as Entry;
		const ended = (await itemsOf(n8n, entry, position, isCalled)) ?? leftOpen(position);
		if (!ended) return undefined;
		items.set(position, ended);
	}
	return { workflowData: [[...entries.keys()].flatMap((position) => items.get(position) ?? [])] };
}

async function itemsOf(
	n8n: IWebhookFunctions,
	entry: Entry,
	itemIndex: number,
	isCalled: boolean,
): Promise<INodeExecutionData[] | undefined> {
	const outcome =
		'failure' in entry
			? { ok: false as const, failure: entry.failure }
			: await look(entry, isCalled);
	if (outcome?.ok) return linked(outcome.items, itemIndex);
	const { onError = 'stopWorkflow' } = n8n.getNode();
	if (!outcome || onError === 'stopWorkflow') return undefined;
	return [{ json: errorJson(n8n.getNode(), outcome.failure), pairedItem: { item: itemIndex } }];
}

function isOutOfTime(entry: Entry): boolean {
	return 'failure' in entry || entry.job.clock.now() >= entry.job.watch.deadline;
}

async function look(
	entry: Extract<Entry, { job: WaitingJob }>,
	isCalled: boolean,
): Promise<ItemOutcome | undefined> {
	const { job } = entry;
	if ('parkedEnd' in entry && entry.parkedEnd.kind !== 'finished') {
		const { at, ...settlement } = entry.parkedEnd;
		return waitOutcome(job, { watch: job.watch, at, settlement }, 'suspend');
	}
	const now = job.clock.now();
	const observation = job.sender.nextTurn() > now ? undefined : await checkJob(job);
	if (observation?.kind !== 'reading' || !isFinal(observation.reading.job.status)) {
		const timedOut = { watch: job.watch, settlement: { kind: 'timedOut' as const }, at: now };
		return isOutOfTime(entry) ? waitOutcome(job, timedOut, 'suspend') : undefined;
	}
	const watch = { ...job.watch, checks: job.watch.checks + 1 };
	const settlement = { kind: 'finished' as const, job: observation.reading.job };
	const end = { watch, settlement, at: now };
	if (jobWantedWithFiles(job, end)) return undefined;
	return waitOutcome({ ...job, calledAbout: isCalled }, end, 'suspend');
}
