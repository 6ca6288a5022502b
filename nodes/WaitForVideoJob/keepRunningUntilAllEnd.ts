import type { IExecuteFunctions } from 'n8n-workflow';
import { keepRunning } from '../shared/waiting/keepRunning';
import { patient } from '../shared/waiting/rounds';
import { KEEP_RUNNING_POLICY } from '../shared/waiting/schedule';
import type { Entry } from './parkedItem';
import { watching } from './watching';

/**
 * Waits in memory until every job has ended.
 *
 * @throws n8n's error of the first job that ends badly, at once, unless the node continues on fail
 */
export async function keepRunningUntilAllEnd(
	context: IExecuteFunctions,
	entries: readonly Entry[],
): Promise<Entry[]> {
	const { jobs, ...asking } = watching(context, entries, 'keepRunning');
	const ends = await keepRunning(
		jobs.map(({ watch }) => watch),
		{
			...asking,
			policyFor: (watch) => patient(KEEP_RUNNING_POLICY, watch),
		},
	);
	const endOf = new Map(jobs.map((job, position) => [job.itemIndex, ends[position]]));
	return entries.map((entry) => {
		const end = 'job' in entry ? endOf.get(entry.job.itemIndex) : undefined;
		return 'job' in entry && end ? { job: { ...entry.job, watch: end.watch }, end } : entry;
	});
}
