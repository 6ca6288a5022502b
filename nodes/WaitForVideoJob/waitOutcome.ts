import type { IDataObject } from 'n8n-workflow';
import type { Trouble } from '../shared/trouble/trouble';
import type { ItemOutcome } from '../shared/items/forEachItem';
import { jobError, troubleError, type ItemError } from '../shared/items/itemError';
import { describeJob } from '../shared/job/jobReference';
import type { VideoJob } from '../shared/job/videoJob';
import { jobEndedBadly } from '../shared/read/readJob';
import { withoutRaw } from '../shared/read/outputOptions';
import type { Settled } from '../shared/waiting/keepRunning';
import { lastSeen } from './lastSeen';
import type { WaitedHow } from './modes';
import type { WaitingJob } from './waitingJob';

/** How a wait was carried out and how its end was noticed. */
interface How {
	mode: WaitedHow;
	detectedBy: 'check' | 'callback';
}

/** Turns the end of a wait into the item that goes on, or into its error, as the options say. */
export function waitOutcome(waiting: WaitingJob, settled: Settled, mode: WaitedHow): ItemOutcome {
	const how: How = { mode, detectedBy: waiting.calledAbout ? 'callback' : 'check' };
	const { settlement } = settled;
	const { options } = waiting;
	switch (settlement.kind) {
		case 'lost':
			return { ok: false, failure: lost(waiting, settled, settlement.trouble) };
		case 'timedOut':
			return options.onTimeout === 'returnItem'
				? item(waiting, settled, how, settlement.lastJob ?? lastSeen(settled.watch))
				: { ok: false, failure: timedOut(waiting, settled) };
		case 'finished':
			return settlement.job.status === 'completed' || options.onJobFailure === 'returnItem'
				? item(waiting, settled, how, settlement.job)
				: { ok: false, failure: jobEndedBadly(waiting, settlement.job) };
	}
}

function item(waiting: WaitingJob, settled: Settled, how: How, job: VideoJob): ItemOutcome {
	const submittedAt = new Date(settled.watch.submittedAt).toISOString();
	const json = {
		submittedAt,
		...withoutRaw(job, waiting.options),
		wait: {
			...how,
			checks: settled.watch.checks,
			waitedSeconds: waitedSeconds(settled),
			timedOut: settled.settlement.kind === 'timedOut',
		},
	};
	return { ok: true, items: [{ json: json as unknown as IDataObject }] };
}

function waitedSeconds({ at, watch }: Settled): number {
	return Math.round((at - watch.startedAt) / 100) / 10;
}

function timedOut(waiting: WaitingJob, { watch }: Settled): ItemError {
	const { provider, options } = waiting;
	const state = [watch.lastStatus ?? 'never seen', watch.lastStage].filter(Boolean).join(', ');
	return jobError(waiting, watch.reference, {
		message: `${describeJob(provider.displayName, watch.reference.jobId)} did not end within ${options.timeLimitMinutes} minutes; last status: ${state}`,
		description: `The job still runs and is billed: do not submit it again. Raise 'Time Limit (Minutes)', wait for it again by its job id, or set 'On Timeout' to Return Item.`,
		details: { status: watch.lastStatus ?? null, timedOut: true, checks: watch.checks },
	});
}

function lost(waiting: WaitingJob, { watch }: Settled, trouble: Trouble): ItemError {
	return troubleError(waiting, trouble, {
		subject: describeJob(waiting.provider.displayName, watch.reference.jobId),
		remark: 'The job itself is not affected; wait for it again by its job id',
		reference: watch.reference,
	});
}
