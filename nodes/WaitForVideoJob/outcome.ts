import type { IDataObject, INode, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { errorJson, hintsOf, inOrder, type ItemOutcome } from '../shared/items/forEachItem';
import { jobError, troubleError, type ItemError } from '../shared/items/itemError';
import { runsInsideAgent } from '../shared/items/itemRun';
import { describeJob } from '../shared/job/jobReference';
import { isFinal, type VideoJob } from '../shared/job/videoJob';
import { withoutRaw } from '../shared/read/outputOptions';
import { jobEndedBadly } from '../shared/read/readJob';
import { asHtml } from '../shared/trouble/providerText';
import type { Trouble } from '../shared/trouble/trouble';
import type { Settled } from '../shared/waiting/loop';
import type { Watch } from '../shared/waiting/watch';
import { describeExpectation } from './expectation';
import { progressBar } from '../shared/parking/progressBar';
import { whyAlwaysRunning, type WaitedHow } from '../shared/parking/mode';
import { runningJobs, type Entry, type WaitingJob } from './waitingJob';

/** Turns the end of a wait into the item that continues, or into its error, as the options say. */
export function waitOutcome(waiting: WaitingJob, settled: Settled, mode: WaitedHow): ItemOutcome {
	const { settlement, watch } = settled;
	const { options } = waiting;
	switch (settlement.kind) {
		case 'lost':
			return { ok: false, failure: lost(waiting, settlement.trouble) };
		case 'timedOut':
			return options.onTimeout === 'returnItem'
				? item(waiting, settled, mode, settlement.lastJob ?? lastSeen(watch))
				: { ok: false, failure: timedOut(waiting, watch) };
		case 'finished':
			return settlement.job.status === 'completed' || options.onJobFailure === 'returnItem'
				? item(waiting, settled, mode, settlement.job)
				: { ok: false, failure: jobEndedBadly(waiting, settlement.job) };
	}
}

/** For a model. */
const ASK_AGAIN =
	'The job still runs and is paid for: do not submit it again. Call this tool again with the same job ID in 60 seconds';

function item(
	waiting: WaitingJob,
	{ at, watch, settlement }: Settled,
	mode: WaitedHow,
	job: VideoJob,
): ItemOutcome {
	const whyNotSuspended = mode === 'keepRunning' ? whyAlwaysRunning(waiting.n8n) : undefined;
	const json = {
		...inOrder({
			submittedAt: new Date(watch.submittedAt).toISOString(),
			...withoutRaw(job, waiting.options),
		}),
		wait: {
			mode,
			...(whyNotSuspended !== undefined && { whyNotSuspended }),
			detectedBy: waiting.calledAbout ? 'callback' : 'check',
			checks: watch.checks,
			waitedSeconds: Math.round((at - watch.startedAt) / 100) / 10,
			...describeExpectation(waiting, watch),
			timedOut: settlement.kind === 'timedOut',
			...(watch.lastTrouble !== '' && { lastAnswer: watch.lastTrouble }),
		},
	};
	const note =
		settlement.kind === 'timedOut' && runsInsideAgent(waiting.n8n) ? { note: ASK_AGAIN } : {};
	const items = [{ json: { ...json, ...note } as unknown as IDataObject }];
	return { ok: true, items, hints: hintsOf(waiting.provider, job) };
}

function timedOut(waiting: WaitingJob, watch: Watch): ItemError {
	const { provider, options, workflowLimitSeconds } = waiting;
	const state = [watch.lastStatus ?? 'never seen', watch.lastStage].filter(Boolean).join(', ');
	const said = watch.lastTrouble === '' ? '' : `; last answer: ${watch.lastTrouble}`;
	const limit =
		workflowLimitSeconds === undefined
			? `within ${options.timeLimitMinutes} minutes`
			: `in the time that the limit of this workflow (${workflowLimitSeconds} seconds) leaves to wait for it; n8n cancels the workflow after that`;
	const raise =
		workflowLimitSeconds === undefined
			? "Raise 'Time Limit (Minutes)'"
			: "Raise 'Timeout Workflow' in the settings of the workflow, or EXECUTIONS_TIMEOUT of n8n where it sets none";
	return jobError(waiting, watch.reference, {
		message: `${describeJob(provider.displayName, watch.reference.jobId)} did not end ${limit}; last status: ${state}${said}`,
		description: `The job is still running and billed: do not submit it again. ${raise}, wait for it again by its job ID, or set 'On Timeout' to Return Item.`,
		details: { status: watch.lastStatus ?? null, timedOut: true, checks: watch.checks },
	});
}

function lost(waiting: WaitingJob, trouble: Trouble): ItemError {
	const { reference } = waiting.watch;
	return troubleError(waiting, trouble, {
		subject: describeJob(waiting.provider.displayName, reference.jobId),
		remark: 'The job itself is not affected. Wait for it again by its job ID',
		reference,
	});
}

/** What is known about a job whose last answer is not at hand. */
function lastSeen({ reference, lastStatus, lastStage, progress }: Watch): VideoJob {
	const progressPercent = progress.at(-1)?.percent;
	return {
		...reference,
		status: lastStatus ?? 'processing',
		...(progressPercent !== undefined && { progressPercent }),
		...(lastStage !== undefined && { stage: lastStage }),
		videos: [],
	};
}

/**
 * What the executions behind a wait put out while they are parked. It is used only when n8n is killed while
 * one of them runs: at its next start n8n takes this for the result, and hands it to the execution that
 * waits for it. So it names each job, in order, and says that its end was not seen.
 *
 * @param node whose way of dealing with errors decides what the items carry
 */
export function asLastSeen(
	entries: readonly Entry[],
	node: Pick<INode, 'onError'>,
): INodeExecutionData[] {
	const stops = node.onError === undefined || node.onError === 'stopWorkflow';
	return entries.map((entry, position) => {
		const failure = 'job' in entry ? endNotSeen(entry.job) : entry.failure;
		const json =
			'job' in entry && stops ? withoutItsEnd(entry.job.watch) : errorJson(node, failure);
		return { json, pairedItem: { item: position } };
	});
}

/** n8n offers no way to end with an error there, so the item says it by its status and the field `wait`. */
function withoutItsEnd(watch: Watch): IDataObject {
	const job = lastSeen(watch);
	// One that has ended has its result at the provider, and not in this item.
	const status = isFinal(job.status) ? 'processing' : job.status;
	return { ...job, status, wait: { mode: 'suspend', interrupted: true } } as unknown as IDataObject;
}

function endNotSeen(waiting: WaitingJob): ItemError {
	const { reference } = waiting.watch;
	return jobError(waiting, reference, {
		message: `n8n was ended while it checked ${describeJob(waiting.provider.displayName, reference.jobId)}`,
		description: 'The job itself is not affected. Wait for it again by its job ID',
		details: { interrupted: true },
	});
}

/** More would make the hint longer than the output that it stands beside. */
const JOBS_SHOWN = 5;

/** When something is, for a hint. */
interface Moments {
	/** Epoch milliseconds. */
	parkedAt: number;
	/** When the next check is due, epoch milliseconds. */
	due: number;
	/** The time zone of the workflow. */
	timezone: string;
}

/**
 * The progress of a wait, for the user who opens a parked execution. The hint of the execution that waits
 * does not change any more while it is parked; that of the execution that checks is new after each check.
 */
export function progressHint(
	entries: readonly Entry[],
	where: 'waiting' | 'checking',
	{ parkedAt, due, timezone }: Moments,
): NodeExecutionHint {
	const running = runningJobs(entries);
	const shown = running.slice(0, JOBS_SHOWN).map((job) => asHtml(describe(job)));
	const more = running.length - shown.length;
	const list = [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
	const at = (moment: number) => timeIn(timezone, moment);
	const limited = running.find(({ workflowLimitSeconds }) => workflowLimitSeconds !== undefined);
	const lines =
		where === 'checking'
			? [`Last check at ${at(parkedAt)}: ${list}.`, `Next check at ${at(due)}.`]
			: [
					`When it was parked at ${at(parkedAt)}: ${list}.`,
					`First check at ${at(due)}.`,
					WHAT_FOLLOWS,
				];
	const end = limited
		? [`The time limit of the workflow ends this wait at ${at(limited.watch.deadline)}.`]
		: [];
	const message = [progress(entries, running), ...lines, ...end].join('<br>');
	return { type: 'info', location: 'outputPane', message };
}

/** n8n's Executions tab shows no output of a node that waits, so no other place shows the progress. */
const WHAT_FOLLOWS =
	'The three executions that follow this one in the Executions tab check the jobs. Do not delete them: they make this one continue.';

/** How many jobs have ended, and a bar wherever there is something to draw. */
function progress(entries: readonly Entry[], running: readonly WaitingJob[]): string {
	const ended = entries.length - running.length;
	const jobs = `${entries.length} video ${entries.length === 1 ? 'job' : 'jobs'}`;
	const percents = running.map(({ watch }) => watch.progress.at(-1)?.percent);
	const isKnown = ended > 0 || percents.some((percent) => percent !== undefined);
	const counted = ended > 0 ? `: ${ended} ${ended === 1 ? 'has' : 'have'} ended` : '';
	if (!isKnown) return `Waiting for ${jobs}.`;
	const sum = percents.reduce<number>((total, percent) => total + (percent ?? 0), 100 * ended);
	return `Waiting for ${jobs}${counted} ${progressBar(sum / entries.length / 100)}`;
}

function describe({ provider, watch }: WaitingJob): string {
	const percent = watch.progress.at(-1)?.percent;
	const known = [
		watch.lastStatus ?? 'not seen yet',
		...(percent === undefined ? [] : [`${Math.round(percent)} %`]),
		...(watch.lastStage === undefined ? [] : [watch.lastStage]),
		...(watch.lastTrouble === '' ? [] : [`last answer: ${watch.lastTrouble}`]),
	];
	return `${describeJob(provider.displayName, watch.reference.jobId)} (${known.join(', ')})`;
}

function timeIn(timeZone: string, moment: number): string {
	const format = (zone: string) =>
		new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(moment);
	try {
		return format(timeZone);
	} catch {
		// A zone that this machine does not know.
		return `${format('UTC')} UTC`;
	}
}
