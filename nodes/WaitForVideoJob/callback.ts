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
import { callExecution } from './otherExecution';
import type { Entry } from './parkedItem';
import { readParkedWait } from './parkedWait';
import { waitOutcome } from './waitOutcome';
import type { WaitingJob } from './waitingJob';
import { jobWantedWithFiles } from './whenFinished';

/** How deep a body is searched for the id of a job. */
const DEPTH = 4;

/**
 * Answers a call to the resume URL of a waiting execution. A call is only a hint: the provider is asked
 * before anything is believed. Whatever is called here, nothing is changed unless jobs have really ended.
 */
export async function onCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await lookInto(context);
	} catch (error) {
		// What a node throws here, n8n takes for its output, and goes on with it.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`A call to a waiting execution could not be looked into: ${reason}`);
		return answer({ resumed: false, reason: 'it could not be looked into' });
	}
}

/**
 * Passes the call on to the execution that checks, whose end makes this one go on, with all that a check
 * can come to. Where n8n does not reach itself, or that execution is checking just now, the jobs are
 * looked at from here.
 *
 * @returns n8n resumes the execution if, and only if, there are items in it
 */
async function lookInto(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { entries, childResumeUrl } = readParkedWait(context);
	const named = idsIn(context.getBodyData(), DEPTH);
	const called = waitingJobs(entries).filter(({ named: { reference } }) =>
		named.has(reference.jobId),
	);
	if (called.length === 0)
		return answer({ resumed: false, reason: 'names no job of this execution' });

	const jobIds = called.map(({ named: { reference } }) => reference.jobId);
	if (childResumeUrl && (await callExecution(context, childResumeUrl, { jobIds })) === 'seen')
		return answer({ checking: true });
	return await lookFromHere(context, entries, called);
}

function answer(body: IDataObject): IWebhookResponseData {
	return { webhookResponse: body };
}

function waitingJobs(entries: readonly Entry[]): WaitingJob[] {
	return entries.flatMap((entry) => ('job' in entry ? [entry.job] : []));
}

/** The execution goes on when all of its jobs have ended well; otherwise its scheduled checks go on. */
async function lookFromHere(
	context: IWebhookFunctions,
	entries: readonly Entry[],
	called: readonly WaitingJob[],
): Promise<IWebhookResponseData> {
	const others = waitingJobs(entries).filter((job) => !called.includes(job));
	const ends = await askInOrder([...called, ...others]);
	if (!ends) return answer({ resumed: false, reason: 'not all jobs have ended' });
	const items = itemsOf(context, entries, ends);
	if (!items) return answer({ resumed: false, reason: 'left to the scheduled check' });
	return { ...answer({ resumed: true }), workflowData: [items] };
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

/**
 * All items in the order of the input; undefined when one of them takes more than a call can do: it has to
 * end the node with its error, or is returned with its files.
 */
function itemsOf(
	context: IWebhookFunctions,
	entries: readonly Entry[],
	ends: ReadonlyMap<WaitingJob, Settled>,
): INodeExecutionData[] | undefined {
	const { onError = 'stopWorkflow' } = context.getNode();
	const items: INodeExecutionData[] = [];
	for (const [itemIndex, entry] of entries.entries()) {
		const end = 'job' in entry ? ends.get(entry.job) : undefined;
		if ('job' in entry && end && jobWantedWithFiles(entry.job, end)) return undefined;
		const outcome =
			'job' in entry && end
				? waitOutcome({ ...entry.job, calledAbout: true }, end, 'suspend')
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
