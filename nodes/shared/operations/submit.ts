import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { troubleError } from '../items/itemError';
import { mayHaveBeenAccepted, type Trouble } from '../http/trouble';
import type { RateWindow } from '../http/pace';
import { InvalidInput } from '../input/invalidInput';
import type { VideoJob } from '../job/videoJob';
import { converse } from '../provider/converse';
import type { JobType, Submit, VideoProvider } from '../provider/contract';
import { optionsOf, resolveJob, senderFor, type Operation } from './operationContext';

/** How long a submit waits out rate-limit refusals unless told otherwise, minutes. */
const PACING_MINUTES = 120;

/** Pause after a refusal without Retry-After, doubling up to the longest; milliseconds. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

/** Options that every provider's Submit has beside its own. */
export const PACING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Pacing Time Limit (Minutes)',
		name: 'pacingTimeLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: PACING_MINUTES,
		description:
			'How long to wait, at most, for the rate limit of the provider to let an item through. The node keeps running meanwhile.',
	},
	{
		displayName: 'Submits per Hour',
		name: 'submitsPerHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Jobs to submit per hour, at most, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
	{
		displayName: 'Submits per Minute',
		name: 'submitsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Jobs to submit per minute, at most, if your account has another limit than the published one. 0 keeps to the published limit.',
	},
];

/**
 * Submits one item's job. A submit that may have been accepted is never sent again; one that was
 * refused for its rate was not accepted, and is sent again when its time has come.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function submit(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const { context, provider, clock } = operation;
	const jobTypeId = context.getNodeParameter('jobType', itemIndex) as string;
	const { jobType } = resolveJob(provider, '', jobTypeId);
	const definition = submitOf(jobType);

	const options = optionsOf(operation, itemIndex);
	const giveUpAt = clock.now() + Number(options.pacingTimeLimitMinutes ?? PACING_MINUTES) * 60_000;
	const sender = senderFor(operation, itemIndex, chosenWindows(provider, options));
	const parameters = readFields(operation, itemIndex, definition);

	for (let refusals = 0; ; refusals++) {
		const conversation = definition.converse(parameters, { now: clock.now() });
		const outcome = await converse(provider, conversation, sender);
		if (outcome.ok) {
			const { jobId, known } = outcome.value;
			const reference = { provider: provider.id, jobType: jobTypeId, jobId };
			const job: VideoJob = {
				...reference,
				status: 'queued',
				submittedAt: new Date(clock.now()).toISOString(),
				videos: [],
				...known,
			};
			return { ok: true, items: jobItems(job), accepted: reference };
		}
		const { trouble, request } = outcome;
		const pause = pauseAfterRefusal(trouble, refusals);
		if (trouble.kind !== 'rateLimited' || clock.now() + pause > giveUpAt) {
			const remark =
				request.purpose === 'submit' ? whatBecameOfIt(provider, trouble) : 'No job was submitted';
			return {
				ok: false,
				failure: troubleError(context.getNode(), itemIndex, trouble, { remark }),
			};
		}
		await clock.sleep(pause);
	}
}

function submitOf(jobType: JobType): Submit {
	if (jobType.submit) return jobType.submit;
	throw new InvalidInput({
		parameter: 'Job Type',
		message: `is '${jobType.displayName}', which is not started by Submit`,
		advice: 'Choose another job type, or start this one with Export',
	});
}

function readFields({ context }: Operation, itemIndex: number, { fields }: Submit): IDataObject {
	return Object.fromEntries(
		fields.map(({ name }) => [name, context.getNodeParameter(name, itemIndex, undefined)]),
	) as IDataObject;
}

function chosenWindows(provider: VideoProvider, options: IDataObject): readonly RateWindow[] {
	const chosen = [
		{ calls: Number(options.submitsPerMinute ?? 0), perMs: 60_000 },
		{ calls: Number(options.submitsPerHour ?? 0), perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return chosen.length > 0 ? chosen : provider.limits.submits;
}

function pauseAfterRefusal({ retryAfterMs }: Trouble, refusals: number): number {
	return retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals);
}

function whatBecameOfIt(provider: VideoProvider, trouble: Trouble): string {
	return mayHaveBeenAccepted(trouble)
		? `The job may have been accepted and may be billed: look into your ${provider.displayName} workspace before submitting this item again`
		: 'The job was not accepted and nothing was billed';
}
