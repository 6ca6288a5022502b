import type { IExecuteFunctions } from 'n8n-workflow';
import { failOrContinue } from '../shared/items/forEachItem';
import { createN8nClock } from '../shared/time/n8nClock';
import { keepRunning } from '../shared/waiting/keepRunning';
import { KEEP_RUNNING_POLICY } from '../shared/waiting/schedule';
import { checkJob } from './checkJob';
import { otherJobs } from './entries';
import type { Entry } from './parkedItem';
import { waitOutcome } from './waitOutcome';

/**
 * Waits in memory until every job has ended.
 *
 * @throws n8n's error of the first job that ends badly, at once, unless the node continues on fail
 */
export async function keepRunningUntilAllEnd(
	context: IExecuteFunctions,
	entries: readonly Entry[],
): Promise<Entry[]> {
	const jobs = entries.flatMap((entry) => ('job' in entry ? [entry.job] : []));
	const jobAt = (position: number) => {
		const job = jobs[position];
		if (!job) throw new RangeError(`No job at position ${position}`);
		return job;
	};
	const ends = await keepRunning(
		jobs.map(({ watch }) => watch),
		{
			clock: createN8nClock(context),
			policyFor: ({ minimumCheckSeconds }) => ({
				...KEEP_RUNNING_POLICY,
				floorSeconds: Math.max(KEEP_RUNNING_POLICY.floorSeconds, minimumCheckSeconds),
			}),
			check: async (watch, position) => await checkJob({ ...jobAt(position), watch }),
			random: Math.random,
			onSettled(end, position) {
				const job = jobAt(position);
				const outcome = waitOutcome(job, end, 'keepRunning');
				if (!outcome.ok) {
					failOrContinue(context, job.itemIndex, outcome.failure, otherJobs(entries, job));
				}
			},
		},
	);
	const endOf = new Map(jobs.map((job, position) => [job.itemIndex, ends[position]]));
	return entries.map((entry) => {
		const end = 'job' in entry ? endOf.get(entry.job.itemIndex) : undefined;
		return 'job' in entry && end ? { job: { ...entry.job, watch: end.watch }, end } : entry;
	});
}
