import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { inquiryOf, type Operation } from '../items/operationContext';
import { chosenFields } from './chosenFields';
import { readJob } from './readJob';

/** One look at a job: the video job as it stands now, whatever its status. */
export async function getStatus(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const outcome = await readJob(inquiryOf(operation, itemIndex), 'readStatus');
	if (!outcome.ok) return outcome;
	return { ok: true, items: jobItems(chosenFields(operation, itemIndex, outcome.reading.job)) };
}
