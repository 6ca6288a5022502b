import { randomUUID } from 'node:crypto';
import { converse } from '../http/conversation';
import { joinLine, pauseAfterRefusal, type Place } from '../http/line';
import type { Sender } from '../http/sender';
import { findInputFile, hasNamesake } from '../input/inputFile';
import { jobItems, type ItemOutcome } from '../items/forEachItem';
import { troubleError } from '../items/itemError';
import { isAgentTool, optionsOf, runsInsideAgent, type ItemRun } from '../items/itemRun';
import { describeJob } from '../job/jobReference';
import type { VideoJob } from '../job/videoJob';
import type { Conversation, SubmitFacts, SubmittedJob, VideoProvider } from '../provider/contract';
import type { Sent, WireRequest } from '../provider/wire';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import {
	fateUnknown,
	NOT_ACCEPTED,
	NOT_SENT_AGAIN,
	NOT_SUBMITTED,
	ofUnknownFate,
	SUBMITTED_BEFORE,
} from './fate';
import { openLedger, type Ledger, type LostSubmit } from './ledger';
import { findLostJob, LOOK_AT_ONCE, LOOKS_AFTER_SUBMIT, newestListed } from './lostJob';
import { readPacing, turnTooLate } from './pacing';

/** A shorter wait for the rate is not worth a word. */
const WORTH_SAYING_SECONDS = 10;

/** What is to be submitted. */
export interface SubmitPlan {
	jobType: string;
	/** All that the user entered: the same again in the same run of the node is the same submit. */
	entered: unknown;
	start(facts: SubmitFacts): Conversation<SubmittedJob>;
}

/** One item's submit. */
interface Submission {
	run: ItemRun;
	jobType: string;
	ledger: Ledger;
	/** Shown above the output. */
	hints: string[];
}

/**
 * Starts one job. A request that may have been accepted is never sent again; where the provider lists its
 * jobs, the list shows what became of it.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function submitJob(
	run: ItemRun,
	{ jobType, entered, start }: SubmitPlan,
): Promise<ItemOutcome> {
	const { n8n, itemIndex, provider, clock } = run;
	const ledger = openLedger(run, [provider.id, jobType, entered]);
	const submission = { run, jobType, ledger, hints: [] };
	const earlier = ledger.recall();
	if (earlier && 'accepted' in earlier) return submittedBefore(run, earlier.accepted);
	if (earlier) return await settle(submission, earlier.fateUnknown, LOOK_AT_ONCE, NOT_SENT_AGAIN);

	const conversation = start({
		now: clock.now(),
		inputFile(binaryProperty) {
			const file = findInputFile(n8n, itemIndex, binaryProperty);
			const isShared = hasNamesake(n8n, itemIndex, binaryProperty, file);
			return { ...file, mark: isShared ? randomUUID().slice(0, 8) : undefined };
		},
	});
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

/**
 * The way out for a submit. What is paid for is remembered from the moment that it leaves, so it is not
 * sent again even after a stop or a fault of n8n. A request that was refused for its rate was not accepted,
 * and is sent again when its time has come. What came before it, such as an upload, is not done again.
 */
function pacedSender({ run, ledger, hints }: Submission): Sender {
	const { provider, clock, sender } = run;
	const { windows, timeLimitMs } = readPacing(provider, optionsOf(run));
	const giveUpAt = clock.now() + timeLimitMs;

	async function submitOnce(request: WireRequest, onLeave: () => void): Promise<Sent> {
		const { recognisedBy } = request;
		const listedBefore = recognisedBy && (await newestListed(run, ledger));
		const sent = await sender.send(request, () => {
			onLeave();
			const lost = { trouble: endedBeforeAnswer(provider), since: clock.now() };
			ledger.remember({ fateUnknown: { ...lost, recognisedBy, listedBefore } });
		});
		if (!sent.ok && !mayHaveBeenAccepted(sent.trouble)) ledger.forget();
		return sent;
	}

	async function submitInTurn(request: WireRequest, line: Place): Promise<Sent> {
		const since = clock.now();
		for (;;) {
			const late = await ledger.takeTurn(windows, giveUpAt);
			if (late !== undefined) {
				return { ok: false, trouble: turnTooLate(provider, late, run.n8n.getTimezone()) };
			}
			const tooLate = await line.takeTurn(giveUpAt);
			if (tooLate) return { ok: false, trouble: tooLate };
			const waited = Math.round((clock.now() - since) / 1000);
			const sent = await line.pass(async (onLeave) => await submitOnce(request, onLeave));
			if (!sent.ok && sent.trouble.kind === 'rateLimited') continue;
			if (waited >= WORTH_SAYING_SECONDS)
				hints.push(
					`Item ${run.itemIndex} waited ${waited} s for the rate limit of ${provider.displayName}.`,
				);
			return sent;
		}
	}

	async function sendFree(request: WireRequest): Promise<Sent> {
		for (let refusals = 0; ; refusals++) {
			const sent = await sender.send(request);
			if (sent.ok || sent.trouble.kind !== 'rateLimited') return sent;
			const pause = pauseAfterRefusal(sent.trouble, refusals, Math.random());
			if (request.tolerate?.includes('rateLimited') || clock.now() + pause > giveUpAt) return sent;
			await clock.sleep(pause);
		}
	}

	return {
		...sender,
		async send(request) {
			if (request.purpose !== 'submit') return await sendFree(request);
			const line = joinLine(sender.account, clock, [...windows, ...provider.limits.requests]);
			try {
				return await submitInTurn(request, line);
			} finally {
				line.leave();
			}
		},
	};
}

/** What a submit has come to as long as nothing else is known. */
function endedBeforeAnswer({ displayName }: VideoProvider): Trouble {
	return {
		kind: 'noAnswer',
		message: `The node was ended before ${displayName} had answered`,
		advice: 'Find out whether the job runs before you start it again',
	};
}

function accept({ run, jobType, ledger, hints }: Submission, submitted: SubmittedJob): ItemOutcome {
	const { n8n, provider, clock, node, itemIndex } = run;
	const job: VideoJob = {
		provider: provider.id,
		jobType,
		jobId: submitted.jobId,
		status: 'queued',
		submittedAt: new Date(clock.now()).toISOString(),
		videos: [],
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
	submission: Submission,
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
