import type { IExecuteFunctions } from 'n8n-workflow';
import { endUnlessContinuing } from '../shared/items/forEachItem';
import type { JobReading } from '../shared/job/videoJob';
import type { WireRequest } from '../shared/provider/wire';
import { withoutRaw } from '../shared/read/outputOptions';
import { askJob } from '../shared/read/readJob';
import { createN8nClock } from '../shared/time/clock';
import { pauseAfterTrouble, restAfterRefusals, saysLater } from '../shared/waiting/errorBudget';
import { waitForEnds, type Settled, type Stay } from '../shared/waiting/loop';
import type { Observation } from '../shared/waiting/watch';
import { expectationOf, learnFrom } from './expectation';
import type { WaitedHow } from '../shared/parking/mode';
import { waitOutcome } from './outcome';
import { otherJobs, runningJobs, type Entry, type WaitingJob } from './waitingJob';

/** A job that has ended will say so again; passing trouble is ridden out this often, "later" until the deadline. */
const TRIES = 5;

/** What a run of checks came to. */
export interface Checked {
	entries: Entry[];
	/** When to check again, epoch milliseconds; Infinity when all jobs have ended. */
	resumeAt: number;
}

/**
 * Checks the jobs that are still waited for, for as long as the loop stays.
 *
 * @param how who waits, for the outcome of each job that ends
 * @throws n8n's error of the first job that ends badly, at once, unless the node continues on fail
 */
export async function checkEntries(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	stay: Stay,
	how: WaitedHow,
): Promise<Checked> {
	const checked = [...entries];
	const jobs = runningJobs(entries);
	const jobAt = (position: number) => jobs[position] as WaitingJob;
	const { watches, ends, resumeAt } = await waitForEnds(
		jobs.map(({ watch }) => watch),
		{
			clock: createN8nClock(n8n),
			stay,
			random: Math.random,
			expect: (position) => expectationOf(jobAt(position)),
			nextTurn: (position) => jobAt(position).sender.nextTurn(),
			check: async (_watch, position, onLeave) => await checkJob(jobAt(position), onLeave),
			onEnd(end: Settled, position: number) {
				const begun = jobAt(position);
				learnFrom(begun, end);
				const isFirstLook = end.watch.checks === begun.watch.checks + 1;
				const calledAbout = begun.calledAbout && isFirstLook;
				const job = { ...begun, watch: end.watch, calledAbout };
				const outcome = waitOutcome(job, end, how);
				if (!outcome.ok) {
					const others = otherJobs(entries, job.itemIndex);
					endUnlessContinuing(n8n, outcome.failure, others);
				}
				checked[job.itemIndex] = { job, end, outcome };
			},
		},
	);
	for (const [position, watch] of watches.entries()) {
		const job = jobAt(position);
		if (ends[position]) continue;
		// Once its check has been made, a call is over.
		const calledAbout = job.calledAbout && watch.checks === job.watch.checks;
		checked[job.itemIndex] = { job: { ...job, watch, calledAbout } };
	}
	return { entries: checked, resumeAt };
}

/**
 * Asks the provider once about a job. A finished one is asked for its result as well where the provider
 * has a separate call for it.
 *
 * @param onLeave called when each request leaves; what it throws keeps the request from being sent
 * @throws Stopped when the execution is stopped
 */
export async function checkJob(waiting: WaitingJob, onLeave?: () => void): Promise<Observation> {
	const { jobType } = waiting.named;
	const watched = {
		...waiting,
		sender: {
			...waiting.sender,
			send: async (request: WireRequest) => await waiting.sender.send(request, onLeave),
		},
	};
	const ask = async (what: 'readStatus' | 'readResult'): Promise<Observation> => {
		const asked = await askJob(watched, what);
		if (!asked.ok) return { kind: 'trouble', trouble: asked.trouble };
		const { reading, retryAfterMs } = asked;
		return { kind: 'reading', reading: kept(reading), retryAfterMs };
	};
	/** The whole answer may have megabytes, and is held until the last job has ended. */
	const kept = ({ job, unsettled }: JobReading): JobReading => ({
		job: withoutRaw(job, waiting.options),
		...(unsettled && {
			unsettled: { ...unsettled, settledJob: withoutRaw(unsettled.settledJob, waiting.options) },
		}),
	});
	const status = await ask('readStatus');
	const finished = status.kind === 'reading' && status.reading.job.status === 'completed';
	return finished && jobType.readResult !== jobType.readStatus ? await ask('readResult') : status;
}

/**
 * Asks a provider about a job that is known to have ended.
 *
 * @throws Stopped when the execution is stopped
 */
export async function askUntilAnswered(job: WaitingJob): Promise<Observation> {
	const { clock, watch } = job;
	for (let tries = 1; ; tries++) {
		const observation = await checkJob(job);
		if (observation.kind === 'reading') return observation;
		const { trouble } = observation;
		const isLater = saysLater(trouble) && clock.now() < watch.deadline;
		const pause = isLater
			? restAfterRefusals(Math.min(tries, TRIES), (trouble.retryAfterMs ?? 0) / 1000, Math.random())
			: pauseAfterTrouble(trouble, tries, Infinity, Math.random());
		if (pause === undefined || (!isLater && tries >= TRIES)) return observation;
		await clock.sleep(pause * 1000);
	}
}
