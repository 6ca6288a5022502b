import type { IExecuteFunctions } from 'n8n-workflow';
import { failOrContinue } from '../shared/items/forEachItem';
import { createN8nClock } from '../shared/time/clock';
import type { Settled } from '../shared/waiting/keepRunning';
import type { Watch } from '../shared/waiting/watch';
import { checkJob } from './checkJob';
import { otherJobs, runningJobs } from './entries';
import type { WaitedHow } from './modes';
import type { Entry } from './parkedItem';
import { waitOutcome } from './waitOutcome';

/**
 * What both loops of waiting, the one in memory and the one between parkings, need of the node: the jobs
 * that are still waited for, how to ask about one, and what to do when one has ended.
 *
 * `onSettled` throws n8n's error of a job that ends badly, at once, unless the node continues on fail.
 */
export function watching(context: IExecuteFunctions, entries: readonly Entry[], how: WaitedHow) {
	const jobs = runningJobs(entries);
	const jobAt = (position: number) => {
		const job = jobs[position];
		if (!job) throw new RangeError(`No job at position ${position}`);
		return job;
	};
	return {
		jobs,
		clock: createN8nClock(context),
		random: Math.random,
		check: async (watch: Watch, position: number) => await checkJob({ ...jobAt(position), watch }),
		onSettled(end: Settled, position: number): void {
			const job = jobAt(position);
			const outcome = waitOutcome(job, end, how);
			if (!outcome.ok) {
				failOrContinue(context, job.itemIndex, outcome.failure, otherJobs(entries, job));
			}
		},
	};
}
