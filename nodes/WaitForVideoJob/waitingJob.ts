import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { findProvider, PROVIDERS } from '../registry';
import { InvalidInput } from '../shared/input/invalidInput';
import { readJobId, whyNoJobId } from '../shared/job/jobReference';
import { resolveJob, startItem, type JobInquiry, type NamedJob } from '../shared/items/itemRun';
import type { UsualDuration, VideoProvider } from '../shared/provider/contract';
import { beginWatch, type Watch } from '../shared/waiting/watch';
import { readWaitOptions, type WaitOptions } from './waitOptions';

/** Spread assumed for a duration that a user has given. */
const GIVEN_SIGMA = 0.5;

/** One item's job with all that is needed to wait for it. */
export interface WaitingJob extends JobInquiry {
	options: WaitOptions;
	watch: Watch;
	/** Whether the last look at it was made because the provider had called. */
	calledAbout?: boolean;
}

/**
 * Reads which job an item is about and how to wait for it.
 *
 * @throws InvalidInput when there is no reference in it or nobody to ask about it
 */
export function readWaitingJob(context: IExecuteFunctions, itemIndex: number): WaitingJob {
	const options = readWaitOptions(context, itemIndex);
	const source = readSource(context, itemIndex);
	const provider = knownProvider(context, source.provider);
	const jobId = readJobId(source.jobId);
	if (jobId === undefined) {
		const isMissing = source.fromInput && source.jobId === undefined;
		throw new InvalidInput({
			parameter: 'Job ID',
			message: isMissing ? 'is missing on the incoming item' : whyNoJobId(source.jobId),
			advice: source.fromInput
				? 'Connect the node that submits the job directly before this one, or choose Define Below'
				: 'Enter the ID of the job',
		});
	}
	const named = resolveJob(provider, jobId, source.jobType);
	const run = startItem(context, provider, itemIndex);
	const watch = beginWatch({
		reference: named.reference,
		usual: usualDuration(named, options),
		minimumCheckSeconds: provider.limits.minimumCheckSeconds,
		submittedAt: readDate(source.submittedAt),
		now: run.clock.now(),
		timeLimitMs: options.timeLimitMinutes * 60_000,
	});
	return { ...run, named, options, watch };
}

/** Takes up a wait that was parked: the same job, in another run of the node or in a call to it. */
export function resumeWaitingJob(
	context: IExecuteFunctions,
	itemIndex: number,
	watch: Watch,
	options: WaitOptions,
): WaitingJob {
	const provider = knownProvider(context, watch.reference.provider);
	const named = resolveJob(provider, watch.reference.jobId, watch.reference.jobType);
	return { ...startItem(context, provider, itemIndex), named, options, watch };
}

function readSource(
	context: IExecuteFunctions,
	itemIndex: number,
): IDataObject & { fromInput: boolean } {
	if (context.getNodeParameter('jobSource', itemIndex) === 'input') {
		return { ...context.getInputData()[itemIndex]?.json, fromInput: true };
	}
	const [provider, jobType, jobId] = ['provider', 'jobType', 'jobId'].map(
		(name) => context.getNodeParameter(name, itemIndex) as string,
	);
	return { provider, jobType, jobId, fromInput: false };
}

function knownProvider(context: IExecuteFunctions, id: unknown): VideoProvider {
	if (typeof id !== 'string' || id === '') {
		throw new InvalidInput({
			parameter: 'Provider',
			message: 'is missing on the incoming item',
			advice:
				'Connect the node that submits the job directly before this one, or choose Define Below',
		});
	}
	const provider = findProvider(id);
	if (!provider) {
		throw new InvalidInput({
			parameter: 'Provider',
			message: `is '${id}', which is not known`,
			advice: `Use one of: ${PROVIDERS.map((known) => known.id).join(', ')}`,
		});
	}
	const chosen = context.getNodeParameter('providers', 0, []) as string[];
	if (!chosen.includes(id)) {
		throw new InvalidInput({
			parameter: 'Providers',
			message: `does not include ${provider.displayName}, so there is no credential to ask about its jobs`,
			advice: `Add ${provider.displayName} to the parameter and choose its credential`,
		});
	}
	return provider;
}

function usualDuration(named: NamedJob, { expectedDurationSeconds }: WaitOptions): UsualDuration {
	return expectedDurationSeconds > 0
		? { medianSeconds: expectedDurationSeconds, sigma: GIVEN_SIGMA }
		: named.jobType.usualDuration;
}

/** Epoch milliseconds of an ISO date; undefined when the item has none. */
function readDate(value: unknown): number | undefined {
	const at = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(at) ? undefined : at;
}
