import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { converse } from '../shared/http/conversation';
import { asExecution } from '../shared/items/asExecution';
import { jobItems } from '../shared/items/forEachItem';
import { troubleError } from '../shared/items/itemError';
import type { ItemRun } from '../shared/items/itemRun';
import { isFinal, type VideoJob } from '../shared/job/videoJob';
import type { ListedJob } from '../shared/provider/contract';
import { withoutRaw } from '../shared/read/outputOptions';
import { lookAt, mayPass } from '../VideoJobTrigger/look';
import { idsIn, remember } from '../VideoJobTrigger/memory';
import { isWanted, readTrigger, type Trigger } from '../VideoJobTrigger/trigger';

/** Jobs that one poll asks about. The next poll asks about the others. */
const MOST_LOOKS = 20;

/**
 * Looks into the provider's list for jobs that have ended since the last poll. The first poll of an account
 * only remembers those that have ended.
 *
 * @returns null to start nothing
 */
export async function watchJobs(n8n: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const execution = asExecution(n8n);
	const trigger = await readTrigger(execution);
	const run = trigger.start(0);
	const listed = await newestJobs(run);
	const memory = n8n.getWorkflowStaticData('node');
	const account = `${run.provider.id}:${run.sender.account}`;
	const isFirst = memory.account !== account;
	const known = new Set(isFirst ? [] : idsIn(memory));
	// The oldest first, as the workflow should see them in the order in which they ended.
	const mayHaveEnded = listed
		.filter(({ jobId, status }) => !known.has(jobId) && (!status || isFinal(status)))
		.reverse();
	const ended: VideoJob[] = [];
	if (isFirst) await rememberEnded(run, mayHaveEnded, known);
	else ended.push(...(await lookForEnds(run, mayHaveEnded, known)));
	const ids = listed.map(({ jobId }) => jobId);
	remember(memory, known, ids);
	memory.account = account;
	const items = ended
		.filter((job) => isWanted(trigger.wanted, job))
		.flatMap((job) => jobItems(withoutRaw(job, trigger.wanted)));
	return items.length > 0 ? [items] : null;
}

/** The first poll asks only about jobs whose status the list does not show. */
async function rememberEnded(
	run: ItemRun,
	jobs: readonly ListedJob[],
	known: Set<string>,
): Promise<void> {
	const unclear = jobs.filter(({ status }) => !status).slice(-MOST_LOOKS);
	const running = new Set<string>();
	for (const { jobId } of unclear) {
		if ((await lookAt(run, jobId)).kind === 'running') running.add(jobId);
	}
	for (const { jobId } of jobs) if (!running.has(jobId)) known.add(jobId);
}

/** The jobs among these that have ended, which are known from then on, as are those that cannot be read. */
async function lookForEnds(
	run: ItemRun,
	jobs: readonly ListedJob[],
	known: Set<string>,
): Promise<VideoJob[]> {
	const ended: VideoJob[] = [];
	for (const { jobId } of jobs.slice(0, MOST_LOOKS)) {
		const seen = await lookAt(run, jobId);
		if (seen.kind === 'running' || (seen.kind === 'trouble' && mayPass(seen.failure))) continue;
		known.add(jobId);
		if (seen.kind === 'ended') ended.push(seen.job);
	}
	return ended;
}

/**
 * The newest job that has ended and is wanted, for a test in the editor.
 *
 * @throws NodeOperationError when there is none
 */
export async function newestWanted(n8n: IExecuteFunctions, trigger: Trigger): Promise<VideoJob> {
	const run = trigger.start(0);
	const listed = (await newestJobs(run)).filter(({ status }) => !status || isFinal(status));
	for (const { jobId } of listed.slice(0, MOST_LOOKS)) {
		const seen = await lookAt(run, jobId);
		if (seen.kind === 'trouble') throw seen.failure.error;
		if (seen.kind === 'ended' && isWanted(trigger.wanted, seen.job)) return seen.job;
	}
	throw new NodeOperationError(
		n8n.getNode(),
		`${run.provider.displayName} lists no job that has ended and passes the filters`,
		{ description: 'Submit a job and try again when it has ended, or choose more statuses.' },
	);
}

/** @throws n8n's error when the list cannot be read */
async function newestJobs(run: ItemRun): Promise<ListedJob[]> {
	const { newestJobs: list } = run.provider;
	const listed = list && (await converse(run.provider, list(), run.sender));
	if (!listed) {
		throw new NodeOperationError(run.node, `${run.provider.displayName} has no list of jobs`, {
			description: 'Use the Video Job Trigger, or choose another provider.',
		});
	}
	if (listed.ok) return listed.value;
	throw troubleError(run, listed.trouble).error;
}
