import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AUTHENTICATION, authenticationName } from '../provider/authentication';
import { createSender, type Sender } from '../http/sender';
import { isExecution, parameterOf, type SendingContext } from '../http/sendingContext';
import type { RateWindow } from '../provider/pace';
import { InvalidInput } from '../input/invalidInput';
import { readJobId, whyNoJobId, type JobReference } from '../job/jobReference';
import type { JobType, VideoProvider } from '../provider/contract';
import { createN8nClock } from '../time/n8nClock';
import type { Clock } from '../time/clock';

/** Everything that an operation on one provider works with. */
export interface Operation {
	context: IExecuteFunctions;
	provider: VideoProvider;
	clock: Clock;
}

export function createOperation(context: IExecuteFunctions, provider: VideoProvider): Operation {
	return { context, provider, clock: createN8nClock(context) };
}

/** The way out for one item, with the credential that the node has chosen. */
export function senderFor(
	{ context, provider, clock }: Operation,
	itemIndex: number,
	submitWindows?: readonly RateWindow[],
): Sender {
	const credentialType = chosenCredential(context, provider, itemIndex);
	return createSender(context, { provider, credentialType, itemIndex, clock, submitWindows });
}

/** The node asks which credential only where a provider has several. */
export function chosenCredential(
	context: SendingContext,
	{ id, credentials }: VideoProvider,
	itemIndex: number,
): string {
	const [usual] = credentials;
	if (credentials.length === 1) return usual.type;
	const onOwnNode = parameterOf(context, AUTHENTICATION, itemIndex, '');
	const onSharedNode = parameterOf(context, authenticationName(id), itemIndex, usual.type);
	return String(onOwnNode || onSharedNode);
}

/** The clock of an execution; a callback is answered at once and cannot be stopped. */
export function clockOf(context: SendingContext): Clock {
	const stoppable = isExecution(context) ? context : { getExecutionCancelSignal: () => undefined };
	return createN8nClock(stoppable);
}

/** The options collection of an operation, as entered. */
export function optionsOf({ context }: Operation, itemIndex: number): IDataObject {
	return context.getNodeParameter('options', itemIndex, {}) as IDataObject;
}

/** A job that an item names, with the kind of job that it is. */
export interface NamedJob {
	reference: JobReference;
	jobType: JobType;
}

/** One item's job and all that it takes to ask about it. */
export interface JobInquiry {
	context: IExecuteFunctions;
	itemIndex: number;
	provider: VideoProvider;
	clock: Clock;
	sender: Sender;
	named: NamedJob;
}

/**
 * What an operation needs to ask about the job that its item names.
 *
 * @throws InvalidInput when the item names none
 */
export function inquiryOf(operation: Operation, itemIndex: number): JobInquiry {
	const named = namedJob(operation, itemIndex);
	return { ...operation, itemIndex, sender: senderFor(operation, itemIndex), named };
}

/**
 * The job that an item is about: its id from the field, its type from the field or from the item.
 *
 * @throws InvalidInput when there is no id, or the item's job belongs to another provider
 */
export function namedJob({ context, provider }: Operation, itemIndex: number): NamedJob {
	const entered = context.getNodeParameter('jobId', itemIndex);
	const jobId = readJobId(entered);
	if (jobId === undefined) {
		throw new InvalidInput({
			parameter: 'Job ID',
			message: whyNoJobId(entered),
			advice: `Enter the id of a ${provider.displayName} job, or connect the node that submits one and leave the field at {{ $json.jobId }}`,
		});
	}
	const item = context.getInputData()[itemIndex]?.json ?? {};
	if (
		readJobId(item.jobId) === jobId &&
		typeof item.provider === 'string' &&
		item.provider !== provider.id
	) {
		throw new InvalidInput({
			parameter: 'Job ID',
			message: `belongs to a job of another provider ('${item.provider}')`,
			advice: `Use the node of that provider, or let only ${provider.displayName} jobs reach this node`,
		});
	}
	const chosen = context.getNodeParameter('jobType', itemIndex) as string;
	const named = chosen === 'fromInput' ? item.jobType : chosen;
	return resolveJob(provider, jobId, named);
}

/**
 * Finds the kind of job among those of a provider; without a name it is the provider's usual one.
 *
 * @throws InvalidInput when the provider has no such kind
 */
export function resolveJob(provider: VideoProvider, jobId: string, named: unknown): NamedJob {
	const id =
		named === undefined || named === '' ? Object.keys(provider.jobTypes)[0] : String(named);
	const isKnown = id !== undefined && Object.hasOwn(provider.jobTypes, id);
	const jobType = isKnown ? provider.jobTypes[id] : undefined;
	if (id === undefined || !jobType) {
		throw new InvalidInput({
			parameter: 'Job Type',
			message: `is '${String(named)}', which ${provider.displayName} does not have`,
			advice: `Use one of: ${Object.keys(provider.jobTypes).join(', ')}`,
		});
	}
	return { reference: { provider: provider.id, jobType: id, jobId }, jobType };
}
