import {
	NodeOperationError,
	type IDataObject,
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
import { withPatience } from '../shared/read/readJob';
import { withoutRaw } from '../shared/read/outputOptions';
import { isAboutTheJob, lookAt } from '../VideoJobTrigger/look';
import { idsIn, remember } from '../VideoJobTrigger/memory';
import { isWanted, readTrigger, type Trigger } from '../VideoJobTrigger/trigger';

/** Jobs that one poll asks about. The next poll asks about the others. */
const MOST_LOOKS = 20;

/** After this many polls that cannot read a job but can read others, the job is left out. */
const MOST_FAILED_LOOKS = 10;

/** Nodes whose poll is under way. */
const POLLING = new Set<string>();

/**
 * Looks into the provider's list for jobs that have ended since the last poll. The first poll of an account
 * only remembers those that have ended.
 *
 * @returns null to start nothing
 */
export async function watchJobs(n8n: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const execution = asExecution(n8n);
	const node = `${n8n.getWorkflow().id ?? ''}:${execution.getNode().id}`;
	// n8n does not wait for a slow poll before it makes the next one, which would start the same jobs.
	if (POLLING.has(node)) return null;
	POLLING.add(node);
	try {
		return await newlyEnded(n8n, execution);
	} finally {
		POLLING.delete(node);
	}
}

async function newlyEnded(
	n8n: IPollFunctions,
	execution: IExecuteFunctions,
): Promise<INodeExecutionData[][] | null> {
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
	const failedLooks = new Map(isFirst ? [] : failedLooksIn(memory));
	if (isFirst) await rememberEnded(run, mayHaveEnded, known);
	else ended.push(...(await lookForEnds(run, mayHaveEnded, known, failedLooks)));
	const ids = listed.map(({ jobId }) => jobId);
	remember(memory, known, ids);
	const unread = ids.filter((id) => failedLooks.has(id) && !known.has(id));
	if (unread.length === 0) delete memory.failedLooks;
	else memory.failedLooks = Object.fromEntries(unread.map((id) => [id, failedLooks.get(id)]));
	memory.account = account;
	const items = ended
		.filter((job) => isWanted(trigger.wanted, job))
		.flatMap((job) => jobItems(withoutRaw(job, trigger.wanted)));
	return items.length > 0 ? [items] : null;
}

/**
 * The first poll asks only about jobs whose status the list does not show.
 *
 * @throws n8n's error for trouble with the provider, so that the next poll is the first one
 */
async function rememberEnded(
	run: ItemRun,
	jobs: readonly ListedJob[],
	known: Set<string>,
): Promise<void> {
	const unclear = jobs.filter(({ status }) => !status).slice(-MOST_LOOKS);
	const running = new Set<string>();
	for (const { jobId } of unclear) {
		const seen = await lookAt(run, jobId);
		if (seen.kind === 'running') running.add(jobId);
		if (seen.kind === 'trouble' && !isAboutTheJob(seen.failure)) throw seen.failure.error;
	}
	for (const { jobId } of jobs) if (!running.has(jobId)) known.add(jobId);
}

/**
 * The jobs among these that have ended, which are known from then on. Those that could not be read before
 * are looked at last, so that they do not keep others from being looked at.
 *
 * @param failedLooks by job ID, counted on here
 */
async function lookForEnds(
	run: ItemRun,
	jobs: readonly ListedJob[],
	known: Set<string>,
	failedLooks: Map<string, number>,
): Promise<VideoJob[]> {
	const ended = new Map<string, VideoJob>();
	const failed = ({ jobId }: ListedJob) => failedLooks.get(jobId) ?? 0;
	const inTurn = [...jobs].sort((one, other) => failed(one) - failed(other)).slice(0, MOST_LOOKS);
	for (const listed of inTurn) {
		const { jobId } = listed;
		const seen = await lookAt(run, jobId);
		if (seen.kind === 'ended') ended.set(jobId, seen.job);
		if (seen.kind === 'ended' || seen.kind === 'noVideo') known.add(jobId);
		if (!('failure' in seen)) continue;
		const looks = failed(listed) + 1;
		failedLooks.set(jobId, looks);
		const isLeftOut = isAboutTheJob(seen.failure) && looks >= MOST_FAILED_LOOKS;
		if (isLeftOut) known.add(jobId);
		const next = isLeftOut ? 'It is left out from now on' : 'The next poll looks again';
		run.n8n.logger.warn(`Could not watch a video job: ${seen.failure.error.message}. ${next}.`);
		if (!isAboutTheJob(seen.failure)) break;
	}
	return jobs.flatMap(({ jobId }) => ended.get(jobId) ?? []);
}

/** What is stored may come from any version. */
function failedLooksIn({ failedLooks }: IDataObject): [string, number][] {
	return Object.entries(failedLooks ?? {}).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
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
	const ask = list && (async () => await converse(run.provider, list(), run.sender));
	const listed = ask && (await withPatience(run.clock, ask));
	if (!listed) {
		throw new NodeOperationError(run.node, `${run.provider.displayName} has no list of jobs`, {
			description: 'Use the Video Job Trigger, or choose another provider.',
		});
	}
	if (listed.ok) return withoutRepeated(listed.value);
	throw troubleError(run, listed.trouble).error;
}

/** A job that is listed twice is one job. */
function withoutRepeated(jobs: readonly ListedJob[]): ListedJob[] {
	const first = new Map<string, ListedJob>();
	for (const job of jobs) if (!first.has(job.jobId)) first.set(job.jobId, job);
	return [...first.values()];
}
