import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { findProvider, PROVIDERS } from '../registry';
import { InvalidInput } from '../shared/input/invalidInput';
import { located } from '../shared/input/parameters';
import {
	endUnlessContinuing,
	type AcceptedJob,
	type ItemOutcome,
} from '../shared/items/forEachItem';
import { failureOf, type ItemError } from '../shared/items/itemError';
import { resolveJob, startItem, type JobInquiry } from '../shared/items/itemRun';
import { providerOfCredential, type ProviderOfNode } from '../shared/items/providerOfCredential';
import { describeJob, readJobId, whyNoJobId } from '../shared/job/jobReference';
import type { VideoProvider } from '../shared/provider/contract';
import { providerText } from '../shared/trouble/providerText';
import type { Trouble } from '../shared/trouble/trouble';
import type { Settled } from '../shared/waiting/loop';
import { beginWatch, type Watch } from '../shared/waiting/watch';
import { readWaitOptions, type WaitOptions } from './options';

/** Finds a provider by its ID, as the node's credential makes it. */
export type FindProvider = typeof findProvider;

/**
 * Reads the credentials that decide on a provider, before the items are worked on.
 *
 * @returns a search that throws InvalidInput for a provider whose credential cannot be used
 */
export async function providersOfNode(n8n: IExecuteFunctions): Promise<FindProvider> {
	const chosen = n8n.getNodeParameter('providers', 0, []) as string[];
	const decided = new Map<string, ProviderOfNode>();
	for (const provider of PROVIDERS) {
		if (!provider.forCredential || !chosen.includes(provider.id)) continue;
		decided.set(provider.id, await providerOfCredential(n8n, provider));
	}
	return (id) => decided.get(id)?.() ?? findProvider(id);
}

/** One item's job with everything that is needed to wait for it. */
export interface WaitingJob extends JobInquiry {
	options: WaitOptions;
	watch: Watch;
	/** The provider has called, and the check that its call leads to is due or was the last one. */
	calledAbout?: boolean | undefined;
	/** The time limit of the workflow, seconds, where it ends the wait before the node's own does. */
	workflowLimitSeconds?: number | undefined;
}

/** How a wait ended, without its result. */
export type ParkedEnd =
	| { kind: 'finished'; at: number }
	| { kind: 'timedOut'; at: number }
	| { kind: 'lost'; at: number; trouble: Trouble };

/** What stands for an item while the node waits. */
export type Entry =
	/** It cannot be waited for. */
	| { failure: ItemError }
	/** It is waited for. */
	| { job: WaitingJob }
	/** It has ended in this run of the node. */
	| { job: WaitingJob; end: Settled; outcome: ItemOutcome }
	/** It ended in an earlier run, which could not keep the result. */
	| { job: WaitingJob; parkedEnd: ParkedEnd };

/**
 * Reads which job each item is about. An item that cannot be waited for keeps its place.
 *
 * @throws n8n's error of the first such item, before anything is sent, unless the node continues on fail
 */
export function readEntries(n8n: IExecuteFunctions, find: FindProvider = findProvider): Entry[] {
	return n8n.getInputData().map((_item, itemIndex) => {
		try {
			return { job: readWaitingJob(n8n, itemIndex, find) };
		} catch (error) {
			const failure = failureOf({ node: n8n.getNode(), itemIndex }, error);
			endUnlessContinuing(n8n, failure);
			return { failure };
		}
	});
}

/** The jobs that are still waited for. */
export function runningJobs(entries: readonly Entry[]): WaitingJob[] {
	return entries.flatMap((entry) =>
		'job' in entry && !('end' in entry) && !('parkedEnd' in entry) ? [entry.job] : [],
	);
}

/** The jobs that are left alone when one of them ends the node: they are still running, and not lost. */
export function otherJobs(entries: readonly Entry[], itemIndex: number): AcceptedJob[] {
	return entries.flatMap((entry) => {
		if (!('job' in entry) || entry.job.itemIndex === itemIndex) return [];
		const { provider, watch } = entry.job;
		const description = describeJob(provider.displayName, watch.reference.jobId);
		return [{ reference: watch.reference, description }];
	});
}

/**
 * Reads which job an item is about and how to wait for it.
 *
 * @throws InvalidInput when it has no reference, or the node has no credential of its provider
 */
export function readWaitingJob(
	n8n: IExecuteFunctions,
	itemIndex: number,
	find: FindProvider = findProvider,
): WaitingJob {
	const options = readWaitOptions(n8n, itemIndex);
	const source = readSource(n8n, itemIndex, find);
	const provider = knownProvider(n8n, source.provider, find);
	const jobId = readJobId(source.jobId);
	if (jobId === undefined) {
		const isMissing = source.fromInput && source.jobId === undefined;
		throw new InvalidInput({
			parameter: 'Job ID',
			message: isMissing ? 'is missing on the incoming item' : whyNoJobId(source.jobId),
			advice: source.fromInput ? CONNECT_SUBMIT : 'Enter the ID of the job',
		});
	}
	const run = startItem(n8n, provider, itemIndex);
	const { json: item = {} } = n8n.getInputData()[itemIndex] ?? {};
	const named = resolveJob(provider, jobId, source.jobType, item);
	const watch = beginWatch({
		reference: named.reference,
		usual: named.jobType.usualDuration,
		minimumCheckSeconds: provider.limits.minimumCheckSeconds,
		submittedAt: readDate(source.submittedAt),
		now: run.clock.now(),
		timeLimitMs: options.timeLimitMinutes * 60_000,
	});
	return { ...run, named, options, watch };
}

/**
 * Resumes a wait that was parked: the same job in another run of the node.
 *
 * @throws InvalidInput when the provider or the kind of job is not there any more
 */
export function resumeWaitingJob(
	n8n: IExecuteFunctions,
	itemIndex: number,
	{
		watch,
		...kept
	}: Pick<WaitingJob, 'watch' | 'options' | 'calledAbout' | 'workflowLimitSeconds'>,
	find: FindProvider = findProvider,
): WaitingJob {
	const { provider: id, jobType, jobId } = watch.reference;
	const provider = knownProvider(n8n, id, find);
	const named = resolveJob(provider, jobId, jobType, watch.reference);
	return { ...startItem(n8n, provider, itemIndex), named, watch, ...kept };
}

type Source = Partial<Record<'provider' | 'jobType' | 'jobId' | 'submittedAt', unknown>>;

function readSource(
	n8n: IExecuteFunctions,
	itemIndex: number,
	find: FindProvider,
): Source & { fromInput: boolean } {
	if (n8n.getNodeParameter('jobSource', itemIndex) === 'input') {
		const { json: item = {} }: Partial<INodeExecutionData> = n8n.getInputData()[itemIndex] ?? {};
		const source = item.provider === undefined ? submittedElsewhere(n8n, item, find) : undefined;
		return { ...(source ?? item), fromInput: true };
	}
	const entered = (name: string) => located(n8n.getNodeParameter(name, itemIndex));
	const provider =
		onlyProvider(n8n.getNodeParameter('providers', 0, []) as string[]) ?? entered('provider');
	return { provider, jobType: entered('jobType'), jobId: entered('jobId'), fromInput: false };
}

/** The provider of each job that is defined in the node; undefined where the field Provider says it. */
export function onlyProvider(providers: readonly string[] = []): string | undefined {
	return providers.length === 1 ? providers[0] : undefined;
}

const CONNECT_SUBMIT =
	"Connect the node that submits the job directly before this one. If a node in between replaces its items, choose Define Below and take the ID from the node that submits, as in {{ $('Submit').item.json.jobId }}";

/**
 * The job in the answer to a submit of another node, by a provider that can read such an answer and that the
 * node has chosen; undefined where there is none.
 */
function submittedElsewhere(
	n8n: IExecuteFunctions,
	item: IDataObject,
	find: FindProvider,
): Source | undefined {
	const chosen = n8n.getNodeParameter('providers', 0, []) as string[];
	const [reader] = PROVIDERS.filter(({ id, jobIdIn }) => jobIdIn && chosen.includes(id));
	const provider = reader && find(reader.id);
	if (!provider?.jobIdIn) return undefined;
	const jobId = provider.jobIdIn(item);
	if (jobId !== undefined) return { provider: provider.id, jobId };
	throw new InvalidInput({
		parameter: 'Job',
		message: `is missing on the incoming item, which is no video job and no answer to a submit of ${provider.displayName}. It begins ${providerText(JSON.stringify(item))}`,
		advice: CONNECT_SUBMIT,
	});
}

function knownProvider(n8n: IExecuteFunctions, id: unknown, find: FindProvider): VideoProvider {
	if (typeof id !== 'string' || id === '') {
		throw new InvalidInput({
			parameter: 'Provider',
			message: 'is missing on the incoming item',
			advice: CONNECT_SUBMIT,
		});
	}
	const provider = find(id);
	if (!provider) {
		throw new InvalidInput({
			parameter: 'Provider',
			message: `is '${id}', which is not known`,
			advice: `Use one of: ${PROVIDERS.map((known) => known.id).join(', ')}`,
		});
	}
	const chosen = n8n.getNodeParameter('providers', 0, []) as string[];
	if (!chosen.includes(provider.id)) {
		throw new InvalidInput({
			parameter: 'Providers',
			message: `does not include ${provider.displayName}, so there is no credential to ask about its jobs`,
			advice: `Add ${provider.displayName} to the parameter and choose its credential`,
		});
	}
	return provider;
}

/** Epoch milliseconds of an ISO date; undefined when the item has none. */
function readDate(value: unknown): number | undefined {
	const at = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(at) ? undefined : at;
}
