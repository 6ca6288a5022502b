import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { isFinal } from '../shared/job/videoJob';
import { errorJson } from '../shared/items/forEachItem';
import type { Settled } from '../shared/waiting/keepRunning';
import { checkJob } from './checkJob';
import { fromParked, type Entry } from './parkedItem';
import { waitOutcome } from './waitOutcome';
import type { WaitingJob } from './waitingJob';

/** Where a parked execution keeps what it waits for; a call to it can read this and change nothing. */
export const PARKED = 'parked';

/** How deep a body is searched for the id of a job. */
const DEPTH = 4;

/**
 * Answers a call to the resume URL of a parked execution. A call is only a hint: the provider is asked
 * before anything is believed. The execution goes on when all of its jobs have ended; otherwise it is
 * left as it is, and its scheduled checks go on.
 *
 * @returns n8n resumes the execution if, and only if, there are items in it
 */
export async function onCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const entries = readParked(context);
	const named = idsIn(context.getBodyData(), DEPTH);
	const called = entries.flatMap((entry) =>
		'job' in entry && named.has(entry.job.named.reference.jobId) ? [entry.job] : [],
	);
	if (called.length === 0)
		return answer({ resumed: false, reason: 'names no job of this execution' });

	const ends = await askInOrder([...called, ...othersThan(called, entries)]);
	if (!ends) return answer({ resumed: false, reason: 'not all jobs have ended' });
	const items = itemsOf(context, entries, ends);
	if (!items)
		return answer({ resumed: false, reason: 'a job failed; the scheduled check reports it' });
	return { ...answer({ resumed: true }), workflowData: [items] };
}

function answer(body: IDataObject): IWebhookResponseData {
	return { webhookResponse: body };
}

/** The state lies in the node's context, which a call reaches through an expression only. */
function readParked(context: IWebhookFunctions): Entry[] {
	const { name } = context.getNode();
	const stored: unknown = context.evaluateExpression(
		`{{ $node[${JSON.stringify(name)}].context[${JSON.stringify(PARKED)}] }}`,
	);
	return Array.isArray(stored)
		? stored.map((parked, itemIndex) => fromParked(context, itemIndex, parked))
		: [];
}

function othersThan(called: readonly WaitingJob[], entries: readonly Entry[]): WaitingJob[] {
	return entries.flatMap((entry) =>
		'job' in entry && !called.includes(entry.job) ? [entry.job] : [],
	);
}

/** Asks about one job after the other, and no further than the first that has not ended. */
async function askInOrder(
	jobs: readonly WaitingJob[],
): Promise<ReadonlyMap<WaitingJob, Settled> | undefined> {
	const ends = new Map<WaitingJob, Settled>();
	for (const job of jobs) {
		const observation = await checkJob(job);
		if (observation.kind === 'trouble' || !isFinal(observation.reading.job.status))
			return undefined;
		const watch = { ...job.watch, checks: job.watch.checks + 1 };
		const settlement = { kind: 'finished' as const, job: observation.reading.job };
		ends.set(job, { watch, settlement, at: job.clock.now() });
	}
	return ends;
}

/** All items in the order of the input; undefined when one of them has to end the node with its error. */
function itemsOf(
	context: IWebhookFunctions,
	entries: readonly Entry[],
	ends: ReadonlyMap<WaitingJob, Settled>,
): INodeExecutionData[] | undefined {
	const { onError = 'stopWorkflow' } = context.getNode();
	const items: INodeExecutionData[] = [];
	for (const [itemIndex, entry] of entries.entries()) {
		const end = 'job' in entry ? ends.get(entry.job) : undefined;
		const outcome =
			'job' in entry && end
				? waitOutcome(entry.job, end, 'suspend', 'callback')
				: { ok: false as const, failure: 'failure' in entry ? entry.failure : undefined };
		if (outcome.ok) {
			items.push(...outcome.items.map((item) => ({ pairedItem: { item: itemIndex }, ...item })));
		} else {
			if (onError === 'stopWorkflow' || !outcome.failure) return undefined;
			items.push({
				json: errorJson(context.getNode(), outcome.failure),
				pairedItem: { item: itemIndex },
			});
		}
	}
	return items;
}

/** Every text and number in a body, as an id might be: providers call the field by different names. */
export function idsIn(value: unknown, depth: number): Set<string> {
	if (typeof value === 'string' || typeof value === 'number') return new Set([String(value)]);
	if (depth === 0 || typeof value !== 'object' || value === null) return new Set();
	const inner = Object.values(value).slice(0, 100);
	return new Set(inner.flatMap((part) => [...idsIn(part, depth - 1)]));
}
