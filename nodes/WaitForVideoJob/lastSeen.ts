import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { errorJson } from '../shared/items/forEachItem';
import { jobError, type ItemError } from '../shared/items/itemError';
import { describeJob } from '../shared/job/jobReference';
import { isFinal, type VideoJob } from '../shared/job/videoJob';
import type { Watch } from '../shared/waiting/watch';
import type { Entry } from './parkedItem';
import type { WaitingJob } from './waitingJob';

/** What can be said of a job whose last answer is not at hand: it was never learnt, or parked since. */
export function lastSeen({ reference, lastStatus, lastStage, progress }: Watch): VideoJob {
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
 * What the execution that checks puts out while it is parked. Nobody gets to see it unless n8n is killed in
 * the middle of a check: at its next start it takes this for the result, and lets the waiting workflow go on
 * with it. So it names each job, in order, and says that its end was not seen.
 *
 * @param node whose way of dealing with errors decides what the items carry
 */
export function interrupted(
	entries: readonly Entry[],
	node: Pick<INode, 'onError'>,
): INodeExecutionData[] {
	const stops = node.onError === undefined || node.onError === 'stopWorkflow';
	return entries.map((entry, item) => {
		const failure = 'job' in entry ? endNotSeen(entry.job) : entry.failure;
		const json =
			'job' in entry && stops ? withoutItsEnd(entry.job.watch) : errorJson(node, failure);
		return { json, pairedItem: { item } };
	});
}

/** n8n offers no way to end with an error there, so the item tells by its status and by the field `wait`. */
function withoutItsEnd(watch: Watch): IDataObject {
	const job = lastSeen(watch);
	// One that has ended has its result at the provider, and not in this item.
	const status = isFinal(job.status) ? 'processing' : job.status;
	return { ...job, status, wait: { mode: 'suspend', interrupted: true } } as unknown as IDataObject;
}

function endNotSeen(job: WaitingJob): ItemError {
	const { provider } = job;
	const { reference } = job.watch;
	return jobError(job, reference, {
		message: `n8n was ended while it checked ${describeJob(provider.displayName, reference.jobId)}`,
		description: 'The job itself is not affected; wait for it again by its job id',
		details: { interrupted: true },
	});
}
