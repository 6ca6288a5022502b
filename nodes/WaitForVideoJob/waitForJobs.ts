import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { failOrContinue } from '../shared/items/forEachItem';
import { inputError, type ItemError } from '../shared/items/itemError';
import { createN8nClock } from '../shared/time/n8nClock';
import { keepRunning, type Settled } from '../shared/waiting/keepRunning';
import { KEEP_RUNNING_POLICY, type SchedulePolicy } from '../shared/waiting/schedule';
import { checkJob } from './checkJob';
import { waitOutcome } from './waitOutcome';
import { readWaitingJob, type WaitingJob } from './waitingJob';

/**
 * Waits for the jobs of all input items together and returns them in the order of the input.
 *
 * @throws n8n's error of the first item that fails, at once, unless the node continues on fail
 */
export async function waitForJobs(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const output = new Array<INodeExecutionData[]>(context.getInputData().length).fill([]);
	const jobs: WaitingJob[] = [];
	context.getInputData().forEach((_, itemIndex) => {
		const read = readOrFail(context, itemIndex);
		if ('watch' in read) jobs.push(read);
		else output[itemIndex] = [failOrContinue(context, itemIndex, read)];
	});

	function deliver(settled: Settled, position: number): void {
		const job = at(jobs, position);
		const { itemIndex } = job;
		const outcome = waitOutcome(job, settled);
		output[itemIndex] = outcome.ok
			? outcome.items.map((item) => ({ pairedItem: { item: itemIndex }, ...item }))
			: [failOrContinue(context, itemIndex, outcome.failure, others(jobs, position))];
	}

	await keepRunning(
		jobs.map(({ watch }) => watch),
		{
			clock: createN8nClock(context),
			policyFor: ({ reference }) => policyOf(jobs, reference.provider),
			check: async (watch, position) => await checkJob({ ...at(jobs, position), watch }),
			random: Math.random,
			onSettled: deliver,
		},
	);
	return output.flat();
}

function readOrFail(context: IExecuteFunctions, itemIndex: number): WaitingJob | ItemError {
	try {
		return readWaitingJob(context, itemIndex);
	} catch (error) {
		return problemOf(context, itemIndex, error);
	}
}

function problemOf(context: IExecuteFunctions, itemIndex: number, error: unknown): ItemError {
	if (!(error instanceof InvalidInput)) throw error;
	return inputError(context.getNode(), itemIndex, error.problem);
}

/** The jobs that are left alone when one of them ends the node: they still run, and are not lost. */
function others(jobs: readonly WaitingJob[], position: number) {
	return jobs.filter((_, index) => index !== position).map(({ watch }) => watch.reference);
}

function policyOf(jobs: readonly WaitingJob[], providerId: string): SchedulePolicy {
	const provider = jobs.find(({ operation }) => operation.provider.id === providerId)?.operation
		.provider;
	const floorSeconds = Math.max(
		KEEP_RUNNING_POLICY.floorSeconds,
		provider?.limits.minimumCheckSeconds ?? 0,
	);
	return { ...KEEP_RUNNING_POLICY, floorSeconds };
}

function at(jobs: readonly WaitingJob[], position: number): WaitingJob {
	const job = jobs[position];
	if (!job) throw new RangeError(`No job at position ${position}`);
	return job;
}
