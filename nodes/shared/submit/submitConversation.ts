import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { troubleError } from '../items/itemError';
import { findInputFile } from '../input/inputFile';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import { describeJob } from '../job/jobReference';
import type { VideoJob } from '../job/videoJob';
import { converse } from '../http/conversation';
import type { Conversation, SubmitFacts, SubmittedJob } from '../provider/contract';
import { findLostJob, LOOK_AT_ONCE, LOOKS_AFTER_SUBMIT } from './lostJob';
import type { Operation } from '../items/operationContext';
import {
	fateUnknown,
	NOT_ACCEPTED,
	NOT_SENT_AGAIN,
	NOT_SUBMITTED,
	withoutTryAgain,
} from './submitFate';
import { submitMemory, type LostSubmit, type SubmitMemory } from './submitMemory';
import { submitSenders, type SubmitSenders } from './submitSender';
import { takenJobs } from './takenJobs';

/** What is to be submitted. */
export interface SubmitPlan {
	jobType: string;
	/** All that makes it what it is: the same again in the same run of the node is the same submit. */
	request: unknown;
	start(facts: SubmitFacts): Conversation<SubmittedJob>;
}

/** One item's submit while it is worked on. */
interface Submission {
	operation: Operation;
	itemIndex: number;
	jobType: string;
	memory: SubmitMemory;
	senders: SubmitSenders;
}

/**
 * Starts one job, whichever operation asks for it. A request that may have been accepted is never sent
 * again; where the provider lists its jobs, the list is asked what became of it.
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
	if (earlier && 'accepted' in earlier) return jobOutcome(earlier.accepted);
	const senders = submitSenders(operation, itemIndex, memory);
	const submission = { operation, itemIndex, jobType, memory, senders };
	if (earlier) return await settle(submission, earlier.fateUnknown, LOOK_AT_ONCE, NOT_SENT_AGAIN);

	const outcome = await converse(
		provider,
		start({
			now: clock.now(),
			inputFile: (binaryProperty) => findInputFile(context, itemIndex, binaryProperty),
		}),
		senders.submitting,
	);
	if (outcome.ok) return accept(submission, outcome.value);

	const { trouble, request: last } = outcome;
	const sent = last.purpose === 'submit';
	if (sent && mayHaveBeenAccepted(trouble)) {
		const lost = rememberLost(submission, trouble);
		return await settle(submission, lost, LOOKS_AFTER_SUBMIT, last.alreadyDone);
	}
	return failed(submission, trouble, [sent ? NOT_ACCEPTED : NOT_SUBMITTED, last.alreadyDone]);
}

function accept(
	{ operation, itemIndex, jobType, memory }: Submission,
	submitted: SubmittedJob,
): ItemOutcome {
	const { context, provider, clock } = operation;
	const job: VideoJob = {
		provider: provider.id,
		jobType,
		jobId: submitted.jobId,
		status: 'queued',
		submittedAt: new Date(clock.now()).toISOString(),
		videos: [],
		...submitted.known,
	};
	memory.remember({ accepted: job });
	takenJobs(context, provider).add(job.jobId);
	noteInLog(operation, itemIndex, job);
	return jobOutcome(job);
}

/** A kill of n8n takes with it what n8n has not stored yet of a running execution; this is left behind. */
function noteInLog({ context, provider }: Operation, itemIndex: number, { jobId }: VideoJob): void {
	const place = `execution ${context.getExecutionId()}, node '${context.getNode().name}', item ${itemIndex}`;
	context.logger.info(`${describeJob(provider.displayName, jobId)} was accepted: ${place}`);
}

/** Keeps what the submit's going out has left in the memory, with what came in place of an answer. */
function rememberLost({ operation, memory }: Submission, trouble: Trouble): LostSubmit {
	const sent = memory.recall();
	const known = sent && 'fateUnknown' in sent ? sent.fateUnknown : {};
	const lost: LostSubmit = { ...known, trouble, since: operation.clock.now() };
	memory.remember({ fateUnknown: lost });
	return lost;
}

/** Nobody knows whether this submit was accepted, except perhaps the provider's list. */
async function settle(
	submission: Submission,
	lost: LostSubmit,
	pauses: readonly number[],
	remark: string | undefined,
): Promise<ItemOutcome> {
	const { operation, memory, senders } = submission;
	const otherLost = memory.otherLost();
	const findings = await findLostJob(operation, senders.looking, lost, pauses, otherLost);
	if (findings.kind === 'found')
		return accept(submission, foundJob(submission, lost, findings.job));
	const fate = fateUnknown(operation.provider, findings);
	return failed(submission, withoutTryAgain(lost.trouble), [fate, remark]);
}

/** Says on the item and in the editor how the job was come by. */
function foundJob(
	{ operation: { context, provider }, itemIndex }: Submission,
	{ trouble }: LostSubmit,
	{ jobId, known }: SubmittedJob,
): SubmittedJob {
	const reason = `${trouble.message}. ${provider.displayName} lists job '${jobId}', the only new one that may have come of this submit`;
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `Item ${itemIndex}: ${reason}.`,
	});
	const artifacts = [...(known?.artifacts ?? []), { kind: 'foundInJobList', data: { reason } }];
	return { jobId, known: { ...known, artifacts } };
}

function jobOutcome(job: VideoJob): ItemOutcome {
	const { provider, jobType, jobId } = job;
	return { ok: true, items: jobItems(job), accepted: { provider, jobType, jobId } };
}

function failed(
	{ operation: { context }, itemIndex }: Submission,
	trouble: Trouble,
	remarks: readonly (string | undefined)[],
): ItemOutcome {
	const remark = remarks.filter(Boolean).join('. ');
	return { ok: false, failure: troubleError(context.getNode(), itemIndex, trouble, { remark }) };
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
