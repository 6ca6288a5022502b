import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { namedJob, optionsOf, type Operation } from './operationContext';
import { withoutRaw } from './outputOptions';
import { readJob } from './readJob';

/** One look at a job: the video job as it stands now, whatever its status. */
export async function getStatus(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const options = optionsOf(operation, itemIndex);
	const outcome = await readJob(operation, itemIndex, namedJob(operation, itemIndex), 'readStatus');
	if (!outcome.ok) return outcome;
	return { ok: true, items: jobItems(withoutRaw(outcome.reading.job, options)) };
}
