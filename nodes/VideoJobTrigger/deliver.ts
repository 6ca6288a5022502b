import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { addFiles } from '../shared/export/jobWithFiles';
import {
	forEachItem,
	hintsOf,
	jobItems,
	USUAL_BATCHING,
	withinItem,
	type ItemOutcome,
} from '../shared/items/forEachItem';
import { resolveJob } from '../shared/items/itemRun';
import { videoJobSchema, type VideoJob } from '../shared/job/videoJob';
import { withoutRaw } from '../shared/read/outputOptions';
import { readTrigger, type Trigger } from './trigger';

/** The job is finished and paid: only its files are left to get. */
const TO_TRY_AGAIN =
	'Retry the execution, or download the files with Export of the provider node. Do not submit the job again';

/**
 * The beginning of a run that a job has started. n8n hands the items of a call or a poll to the node itself,
 * which here downloads the files: in the execution that they belong to, where a download can be stopped, fails
 * visibly and makes no provider wait for the answer to its call.
 *
 * @param newest gets a job for a test in the editor, which has none
 */
export async function deliverJobs(
	n8n: IExecuteFunctions,
	newest?: (trigger: Trigger) => Promise<VideoJob>,
): Promise<INodeExecutionData[][]> {
	const trigger = await readTrigger(n8n);
	const input = n8n.getInputData();
	const output = await forEachItem(n8n, USUAL_BATCHING, async (itemIndex) => {
		const { json = {} } = input[itemIndex] ?? {};
		const isTest = json.jobId === undefined && newest;
		const job = isTest ? await newest(trigger) : videoJobSchema.parse(json);
		return await outcomeOf(trigger, job, itemIndex, input.length);
	});
	return [output];
}

async function outcomeOf(
	{ start, wanted }: Trigger,
	job: VideoJob,
	itemIndex: number,
	items: number,
): Promise<ItemOutcome> {
	const run = start(itemIndex);
	const outcome = {
		ok: true as const,
		items: jobItems(withoutRaw(job, wanted)),
		hints: hintsOf(run.provider, job),
	};
	if (wanted.whenFinished === 'result' || job.status !== 'completed') return outcome;
	const named = resolveJob(run.provider, job.jobId, job.jobType, job);
	const batching = withinItem(USUAL_BATCHING, items);
	return await addFiles({ ...run, named }, job, outcome, {
		...wanted,
		batching,
		toTryAgain: TO_TRY_AGAIN,
	});
}
