import { converse } from '../http/conversation';
import { jobItems, type ItemOutcome } from '../items/forEachItem';
import { troubleError } from '../items/itemError';
import {
	isAgentTool,
	optionsOf,
	runsInsideAgent,
	submitFacts,
	type ItemRun,
} from '../items/itemRun';
import { describeJob } from '../job/jobReference';
import type { VideoJob } from '../job/videoJob';
import type { Conversation, Cost, SubmitFacts, SubmittedJob } from '../provider/contract';
import type { Trouble } from '../trouble/trouble';
import {
	fateUnknown,
	NOT_ACCEPTED,
	NOT_SENT_AGAIN,
	NOT_SUBMITTED,
	ofUnknownFate,
	SUBMITTED_BEFORE,
} from './fate';
import { costHint, estimatedCost } from './cost';
import { openLedger, type LostSubmit } from './ledger';
import { findLostJob, LOOK_AT_ONCE, LOOKS_AFTER_SUBMIT } from './lostJob';
import { leaveFarTurn, pacedSender, readPacing, type Submission } from './pacing';

/** What is to be submitted. */
export interface SubmitPlan {
	jobType: string;
	/** All that the user entered: the same again in the same run of the node is the same submit. */
	entered: unknown;
	start(facts: SubmitFacts): Conversation<SubmittedJob>;
	/** By the published prices, where that is known. */
	cost?: Cost | undefined;
}

/** One item's submit of a job. */
interface JobSubmission extends Submission {
	jobType: string;
	cost: Cost | undefined;
}

/**
 * Starts one job. A request that may have been accepted is never sent again; where the provider lists its
 * jobs, the list shows what became of it.
 *
 * @throws InvalidInput or TurnIsFar before anything is sent, Stopped when the execution is stopped
 */
export async function submitJob(
	run: ItemRun,
	{ jobType, entered, start, cost }: SubmitPlan,
): Promise<ItemOutcome> {
	const { provider, clock } = run;
	const ledger = openLedger(run, [provider.id, jobType, entered]);
	const pacing = readPacing(provider, optionsOf(run));
	const submission = {
		run,
		jobType,
		cost,
		ledger,
		pacing,
		hints: cost ? [costHint(run, cost)] : [],
	};
	const earlier = ledger.recall();
	if (earlier && 'accepted' in earlier) return submittedBefore(run, earlier.accepted);
	if (earlier && 'fateUnknown' in earlier) {
		return await settle(submission, earlier.fateUnknown, LOOK_AT_ONCE, NOT_SENT_AGAIN);
	}

	leaveFarTurn(submission);
	const conversation = start(submitFacts(run));
	const outcome = await converse(provider, conversation, pacedSender(submission));
	if (outcome.ok) return accept(submission, outcome.value);

	const { trouble, request } = outcome;
	const left = ledger.recall();
	if (left && 'fateUnknown' in left) {
		const lost = { ...left.fateUnknown, trouble, since: clock.now() };
		ledger.remember({ fateUnknown: lost });
		return await settle(submission, lost, LOOKS_AFTER_SUBMIT, request.alreadyDone);
	}
	const remark = request.purpose === 'submit' ? NOT_ACCEPTED : NOT_SUBMITTED;
	return failed(run, trouble, [remark, request.alreadyDone]);
}

function accept(
	{ run, jobType, cost, ledger, hints }: JobSubmission,
	submitted: SubmittedJob,
): ItemOutcome {
	const { n8n, provider, clock, node, itemIndex } = run;
	const job: VideoJob = {
		provider: provider.id,
		jobType,
		jobId: submitted.jobId,
		status: 'queued',
		submittedAt: new Date(clock.now()).toISOString(),
		videos: [],
		...(cost && { estimatedCost: estimatedCost(cost) }),
		...submitted.known,
	};
	ledger.remember({ accepted: job });
	ledger.take(job.jobId);
	// A kill of n8n loses what n8n has not stored yet of a running execution. The log keeps this.
	const place = `execution ${n8n.getExecutionId()}, node '${node.name}', item ${itemIndex}`;
	n8n.logger.info(`${describeJob(provider.displayName, job.jobId)} was accepted: ${place}`);
	return jobOutcome(run, job, hints);
}

/** Looks for the job of a submit that may or may not have been accepted. */
async function settle(
	submission: JobSubmission,
	lost: LostSubmit,
	pauses: readonly number[],
	remark: string | undefined,
): Promise<ItemOutcome> {
	const { run, ledger } = submission;
	const findings = await findLostJob(run, ledger, lost, pauses);
	if (findings.kind === 'found') return accept(submission, foundJob(run, lost, findings.job));
	const remarks = [fateUnknown(run.provider, findings), remark];
	const outcome = failed(run, ofUnknownFate(lost.trouble), remarks);
	if (outcome.ok || !runsInsideAgent(run.n8n)) return outcome;
	// n8n hands such a model an empty text in place of an error that is left after Retry On Fail.
	return { ok: true, items: [{ json: { error: outcome.failure.error.message } }] };
}

/** Says on the item and in the editor how the job was found. */
function foundJob(
	{ n8n, itemIndex, provider }: ItemRun,
	{ trouble }: LostSubmit,
	{ jobId, known }: SubmittedJob,
): SubmittedJob {
	const reason = `${trouble.message}. ${provider.displayName} lists job '${jobId}', the only new one that this submit can have made`;
	n8n.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `Item ${itemIndex}: ${reason}.`,
	});
	const artifacts = [...(known?.artifacts ?? []), { kind: 'foundInJobList', data: { reason } }];
	return { jobId, known: { ...known, artifacts } };
}

function submittedBefore(run: ItemRun, job: VideoJob): ItemOutcome {
	const outcome = jobOutcome(run, job);
	if (!outcome.ok || !isAgentTool(run.n8n)) return outcome;
	const items = outcome.items.map(({ json }) => ({ json: { ...json, note: SUBMITTED_BEFORE } }));
	return { ...outcome, items };
}

function jobOutcome(
	{ provider: { displayName } }: ItemRun,
	job: VideoJob,
	hints: readonly string[] = [],
): ItemOutcome {
	const { provider, jobType, jobId } = job;
	const accepted = {
		reference: { provider, jobType, jobId },
		description: describeJob(displayName, jobId),
	};
	return { ok: true, items: jobItems(job), accepted, hints };
}

function failed(
	run: ItemRun,
	trouble: Trouble,
	remarks: readonly (string | undefined)[],
): ItemOutcome {
	const remark = remarks.filter(Boolean).join('. ');
	return { ok: false, failure: troubleError(run, trouble, { remark }) };
}
