import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { Origin } from '../http/origin';
import { createSender, type Sender } from '../http/sender';
import { findInputFile, hasNamesake } from '../input/inputFile';
import { InvalidInput } from '../input/invalidInput';
import { located } from '../input/parameters';
import {
	describeJob,
	expectedOf,
	isCalled,
	readJobId,
	whyNoJobId,
	type JobReference,
} from '../job/jobReference';
import type { JobType, SubmitFacts, VideoProvider } from '../provider/contract';
import { createN8nClock } from '../time/clock';

/** One item on its way through a node, with everything that an operation needs for it. */
export interface ItemRun extends Origin {
	node: INode;
	sender: Sender;
	/** How long a submit waits for its turn here; undefined as long as the user allows. */
	patience?: Patience | undefined;
}

/** How long a submit waits for its turn before a parked execution waits in its place. */
export interface Patience {
	/** While others have to wait for a later turn, milliseconds. */
	ms: number;
	/** When none has to. */
	forLastMs: number;
	/** How many items have to be submitted yet. */
	itemsLeft: number;
	/** When to give up, epoch milliseconds, where it has begun to wait in another execution. */
	giveUpAt?: number | undefined;
}

/** Begins an item of a node that works with one provider. */
export function startItem(
	n8n: IExecuteFunctions,
	provider: VideoProvider,
	itemIndex: number,
): ItemRun {
	const origin = { n8n, itemIndex, provider, clock: createN8nClock(n8n) };
	return { ...origin, node: n8n.getNode(), sender: createSender(origin) };
}

/** What a conversation may know of the outside: the time, and the files of its item. */
export function submitFacts({ n8n, itemIndex, clock }: ItemRun): SubmitFacts {
	return {
		now: clock.now(),
		timeZone: n8n.getTimezone(),
		inputFile(binaryProperty) {
			const file = findInputFile(n8n, itemIndex, binaryProperty);
			const isShared = hasNamesake(n8n, itemIndex, binaryProperty, file);
			return { ...file, mark: isShared ? randomUUID().slice(0, 8) : undefined };
		},
	};
}

/** The options collection of an operation, as entered. */
export function optionsOf({ n8n, itemIndex }: ItemRun): IDataObject {
	return n8n.getNodeParameter('options', itemIndex, {}) as IDataObject;
}

/** A job that an item names, with its kind. */
export interface NamedJob {
	reference: JobReference;
	jobType: JobType;
}

/**
 * The job that a provider's own operation is about, for its errors: nothing where it is about none. The kind of
 * job is that of the item, or what the user chose.
 */
export function jobInErrors(
	{ n8n, itemIndex, provider }: ItemRun,
	{ jobId: entered, jobType: chosen }: IDataObject,
): { subject?: string; reference?: JobReference } {
	const jobId = readJobId(located(entered));
	if (jobId === undefined) return {};
	const item = n8n.getInputData()[itemIndex]?.json ?? {};
	const jobType = readJobId(item.jobId) === jobId ? item.jobType : chosen;
	const isKnown = typeof jobType === 'string' && Object.hasOwn(provider.jobTypes, jobType);
	return {
		subject: describeJob(provider.displayName, jobId),
		...(isKnown && { reference: { provider: provider.id, jobType, jobId } }),
	};
}

/** An item that is about one job. */
export interface JobInquiry extends ItemRun {
	named: NamedJob;
}

/**
 * Begins an item that names a job: its id in the field, its type in the field or on the item.
 *
 * @throws InvalidInput when there is no id, or the item's job belongs to another provider
 */
export function inquire(run: ItemRun): JobInquiry {
	const { n8n, provider, itemIndex } = run;
	const entered = located(n8n.getNodeParameter('jobId', itemIndex));
	const item = n8n.getInputData()[itemIndex]?.json ?? {};
	const isBlank = String(entered ?? '').trim() === '';
	const jobId = isBlank ? provider.jobIdIn?.(item) : readJobId(entered);
	if (jobId === undefined) {
		throw new InvalidInput({
			parameter: 'Job ID',
			message: whyNoJobId(entered),
			advice: `Enter the ID of a ${provider.displayName} job, or connect the node that submits one and leave the field at {{ $json.jobId }}`,
		});
	}
	const itsProvider = readJobId(item.jobId) === jobId ? item.provider : undefined;
	if (
		typeof itsProvider === 'string' &&
		!isCalled(itsProvider, provider.id, provider.displayName)
	) {
		throw new InvalidInput({
			parameter: 'Job ID',
			message: `belongs to a job of another provider ('${itsProvider}')`,
			advice: `Use the node of that provider, or let only ${provider.displayName} jobs reach this node`,
		});
	}
	const chosen = n8n.getNodeParameter('jobType', itemIndex) as string;
	return {
		...run,
		named: resolveJob(provider, jobId, chosen === 'fromInput' ? item.jobType : chosen, item),
	};
}

/**
 * @param item what may know more about the job
 * @throws InvalidInput when the provider has no such kind of job
 */
export function resolveJob(
	provider: VideoProvider,
	jobId: string,
	type: unknown,
	item: object = {},
): NamedJob {
	const id = jobTypeId(provider, type);
	const jobType = provider.jobTypes[id] as JobType;
	const reference = { provider: provider.id, jobType: id, jobId, ...expectedOf(item, jobId) };
	return { reference, jobType };
}

/**
 * The kind of job that a name stands for; without a name the provider's usual one.
 *
 * @throws InvalidInput when the provider has no such kind
 */
export function jobTypeId(
	{ jobTypes, displayName, forCredential }: VideoProvider,
	name: unknown,
): string {
	const entered = typeof name === 'string' ? name.trim() : (name ?? '');
	const found = Object.entries(jobTypes).find(
		([id, type]) => entered === '' || isCalled(String(entered), id, type.displayName),
	);
	if (found) return found[0];
	throw new InvalidInput({
		parameter: 'Job Type',
		message: `is '${String(name)}', which ${displayName} does not have`,
		advice: forCredential
			? `The credential in the node is for ${displayName}. Choose the credential of the account that runs the job`
			: `Use one of: ${Object.keys(jobTypes).join(', ')}`,
	});
}

/**
 * Whether an AI agent runs this node as one of its tools. Agents up to version 2 run tools inside their own
 * node; later ones run them as nodes of the engine, whose type ends in "Tool".
 */
export function isAgentTool(n8n: IExecuteFunctions): boolean {
	return runsInsideAgent(n8n) || n8n.getNode().type.endsWith('Tool');
}

/** Whether the node runs inside the node of an agent, which n8n cannot park with it. */
export function runsInsideAgent(n8n: IExecuteFunctions): boolean {
	// Hosts before the method have no agents that run a tool as a node.
	return 'isToolExecution' in n8n && n8n.isToolExecution();
}
