import type { ItemOutcome } from '../items/forEachItem';
import { jobItems } from '../items/jobItems';
import { jobNotCompleted } from './jobNotCompleted';
import { inquiryOf, optionsOf, type Operation } from '../items/operationContext';
import { chosenFields } from './chosenFields';
import { readSettledResult } from './readJob';

/** The finished job with all of its videos; a job that is not finished, or failed, is an error of its item. */
export async function getResult(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const options = optionsOf(operation, itemIndex);
	const inquiry = inquiryOf(operation, itemIndex);
	const outcome = await readSettledResult(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome.reading;
	if (job.status !== 'completed') {
		return { ok: false, failure: jobNotCompleted(inquiry, job) };
	}
	const splitIntoItems = options.splitIntoItems === true;
	return { ok: true, items: jobItems(chosenFields(operation, itemIndex, job), { splitIntoItems }) };
}
