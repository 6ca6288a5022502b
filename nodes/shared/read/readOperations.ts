import { hintsOf, jobItems, type ItemOutcome } from '../items/forEachItem';
import { inquire, isAgentTool, optionsOf, type ItemRun, type JobInquiry } from '../items/itemRun';
import type { VideoJob } from '../job/videoJob';
import { CONTACT_SHEET_FIELD, contactSheetOf } from './contactSheet';
import { simplified, withoutRaw } from './outputOptions';
import { believed, readCompletedJob, readJob } from './readJob';

/** One look at a job: the video job as it stands now, whatever its status. */
export async function getStatus(run: ItemRun): Promise<ItemOutcome> {
	const inquiry = inquire(run);
	const outcome = await readJob(inquiry, 'readStatus');
	if (!outcome.ok) return outcome;
	const { job } = believed(inquiry, outcome.reading);
	return {
		ok: true,
		items: jobItems(chosenFields(inquiry, job)),
		hints: hintsOf(run.provider, job),
	};
}

/** The finished job with all of its videos; a job that is not finished, or failed, is an error of its item. */
export async function getResult(run: ItemRun): Promise<ItemOutcome> {
	const inquiry = inquire(run);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	const splitIntoItems = optionsOf(run).splitIntoItems === true;
	const items = jobItems(chosenFields(inquiry, job), { splitIntoItems });
	// A tool hands no files to its agent.
	if (optionsOf(run).contactSheet === true && !isAgentTool(run.n8n)) {
		const page = await contactSheetOf(run.n8n, job);
		for (const item of items) item.binary = { [CONTACT_SHEET_FIELD]: page };
	}
	return { ok: true, items, hints: hintsOf(run.provider, job) };
}

/** The job with as much in it as the user has asked for. */
function chosenFields(inquiry: JobInquiry, job: VideoJob): VideoJob {
	const { n8n, itemIndex, named } = inquiry;
	const chosen = withoutRaw(job, optionsOf(inquiry));
	const simplify = n8n.getNodeParameter('simplify', itemIndex, false);
	return simplify === true ? simplified(chosen, named.jobType) : chosen;
}
