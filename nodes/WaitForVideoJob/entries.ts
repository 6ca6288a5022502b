import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { failOrContinue, type AcceptedJob } from '../shared/items/forEachItem';
import { inputError, type ItemError } from '../shared/items/itemError';
import { describeJob } from '../shared/job/jobReference';
import type { Entry } from './parkedItem';
import type { WaitingJob } from './waitingJob';

/**
 * Reads what each item is about; one that cannot be waited for keeps its place.
 *
 * @throws n8n's error of the first such item, before anything is sent, unless the node continues on fail
 */
export function readEntries(
	context: IExecuteFunctions,
	read: (itemIndex: number) => Entry,
): Entry[] {
	return context.getInputData().map((_, itemIndex) => {
		const entry = readOrFail(context, itemIndex, read);
		if ('failure' in entry) failOrContinue(context, itemIndex, entry.failure);
		return entry;
	});
}

function readOrFail(
	context: IExecuteFunctions,
	itemIndex: number,
	read: (itemIndex: number) => Entry,
): Entry {
	try {
		return read(itemIndex);
	} catch (error) {
		return { failure: problemOf(context, itemIndex, error) };
	}
}

function problemOf(context: IExecuteFunctions, itemIndex: number, error: unknown): ItemError {
	if (!(error instanceof InvalidInput)) throw error;
	return inputError({ node: context.getNode(), itemIndex }, error.problem);
}

/** The jobs that are left alone when one of them ends the node: they still run, and are not lost. */
export function otherJobs(entries: readonly Entry[], than: WaitingJob): AcceptedJob[] {
	return entries.flatMap((entry) => {
		if (!('job' in entry) || entry.job.itemIndex === than.itemIndex) return [];
		const { provider, watch } = entry.job;
		const description = describeJob(provider.displayName, watch.reference.jobId);
		return [{ reference: watch.reference, description }];
	});
}

/** The jobs that have not ended yet, as far as is known. */
export function runningJobs(entries: readonly Entry[]): WaitingJob[] {
	return entries.flatMap((entry) =>
		'job' in entry && !('parkedEnd' in entry) && !entry.end ? [entry.job] : [],
	);
}
