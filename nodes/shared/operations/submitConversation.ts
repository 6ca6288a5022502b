import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { troubleError } from '../items/itemError';
import type { Sender } from '../http/sender';
import { findInputFile } from '../input/inputFile';
import { mayHaveBeenAccepted, type Trouble } from '../http/trouble';
import type { RateWindow } from '../http/pace';
import type { VideoJob } from '../job/videoJob';
import { converse } from '../provider/converse';
import { pauseAfterRefusal } from '../waiting/refusalPause';
import type { Conversation, SubmitFacts, SubmittedJob, VideoProvider } from '../provider/contract';
import type { Clock } from '../time/clock';
import { PACING_MINUTES } from './pacingOptions';
import { submitMemory, type Remembered } from './submitMemory';
import { optionsOf, senderFor, type Operation } from './operationContext';

/** What is to be submitted. */
export interface SubmitPlan {
	jobType: string;
	/** All that makes it what it is: the same again in the same run of the node is the same submit. */
	request: unknown;
	start(facts: SubmitFacts): Conversation<SubmittedJob>;
}

/**
 * Starts one job, whichever operation asks for it. A request that may have been accepted is never sent
 * again; one that was refused for its rate was not accepted, and is sent again when its time has come.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function submitConversation(
	operation: Operation,
	itemIndex: number,
	{ jobType, request, start }: SubmitPlan,
): Promise<ItemOutcome> {
	const { context, provider, clock } = operation;
	const memory = submitMemory(context, itemIndex, [provider.id, jobType, request]);
	const earlier = memory.recall();
	if (earlier) return outcomeOfEarlier(operation, itemIndex, earlier);

	const options = optionsOf(operation, itemIndex);
	const giveUpAt = clock.now() + Number(options.pacingTimeLimitMinutes ?? PACING_MINUTES) * 60_000;
	const sender = senderFor(operation, itemIndex, chosenWindows(provider, options));

	const outcome = await converse(
		provider,
		start({
			now: clock.now(),
			inputFile: (binaryProperty) => findInputFile(context, itemIndex, binaryProperty),
		}),
		waitingOutRefusals(sender, clock, giveUpAt),
	);
	if (outcome.ok) {
		const { jobId, known } = outcome.value;
		const reference = { provider: provider.id, jobType, jobId };
		const job: VideoJob = {
			...reference,
			status: 'queued',
			submittedAt: new Date(clock.now()).toISOString(),
			videos: [],
			...known,
		};
		memory.remember({ accepted: job });
		return { ok: true, items: jobItems(job), accepted: reference };
	}
	const { trouble, request: last } = outcome;
	const sent = last.purpose === 'submit';
	if (sent && mayHaveBeenAccepted(trouble)) memory.remember({ fateUnknown: trouble });
	const fate = sent ? whatBecameOfIt(provider, trouble) : 'No job was submitted';
	const remark = [fate, last.alreadyDone].filter(Boolean).join('. ');
	return { ok: false, failure: troubleError(context.getNode(), itemIndex, trouble, { remark }) };
}

/** A second run of the node for the same item: what was sent is not sent again. */
function outcomeOfEarlier(
	{ context, provider }: Operation,
	itemIndex: number,
	earlier: Remembered,
): ItemOutcome {
	if ('accepted' in earlier) {
		const { provider: id, jobType, jobId } = earlier.accepted;
		return {
			ok: true,
			items: jobItems(earlier.accepted),
			accepted: { provider: id, jobType, jobId },
		};
	}
	const remark = `${whatBecameOfIt(provider, earlier.fateUnknown)}. It was not sent again in this execution; a new execution sends it`;
	return {
		ok: false,
		failure: troubleError(context.getNode(), itemIndex, earlier.fateUnknown, { remark }),
	};
}

/**
 * Sends the refused request itself again, not the conversation from its beginning: what came before it,
 * such as the upload of a file, is not done twice.
 */
function waitingOutRefusals(sender: Sender, clock: Clock, giveUpAt: number): Sender {
	return {
		...sender,
		async send(request) {
			for (let refusals = 0; ; refusals++) {
				const sent = await sender.send(request);
				if (sent.ok || sent.trouble.kind !== 'rateLimited') return sent;
				const pause = pauseAfterRefusal(sent.trouble, refusals);
				if (request.tolerate?.includes('rateLimited') || clock.now() + pause > giveUpAt)
					return sent;
				await clock.sleep(pause);
			}
		},
	};
}

/** What a user entered into the fields of a submit or a render; a field that is not shown is left out. */
export function readFields(
	{ context }: Operation,
	itemIndex: number,
	fields: readonly INodeProperties[],
): IDataObject {
	return Object.fromEntries(
		fields.map(({ name }) => [name, context.getNodeParameter(name, itemIndex, null) ?? undefined]),
	) as IDataObject;
}

function chosenWindows(provider: VideoProvider, options: IDataObject): readonly RateWindow[] {
	const chosen = [
		{ calls: Number(options.submitsPerMinute ?? 0), perMs: 60_000 },
		{ calls: Number(options.submitsPerHour ?? 0), perMs: 3_600_000 },
	].filter(({ calls }) => calls > 0);
	return chosen.length > 0 ? chosen : provider.limits.submits;
}

function whatBecameOfIt(provider: VideoProvider, trouble: Trouble): string {
	return mayHaveBeenAccepted(trouble)
		? `The job may have been accepted and may be billed: look into your ${provider.displayName} workspace before submitting this item again`
		: 'The job was not accepted and nothing was billed';
}
