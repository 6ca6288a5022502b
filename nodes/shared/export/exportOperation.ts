import type { IDataObject } from 'n8n-workflow';
import { hintsOf, type ItemOutcome } from '../items/forEachItem';
import { inquire, optionsOf, type ItemRun } from '../items/itemRun';
import { readCompletedJob } from '../read/readJob';
import { readDownloadChoice } from './downloadOptions';
import { describeFile, describeMissing, downloadVideos } from './downloadVideos';

/** Streams the finished videos of a job into n8n's binary data, one item per file. */
export async function exportJob(run: ItemRun): Promise<ItemOutcome> {
	const choice = readDownloadChoice(run.provider, optionsOf(run));
	const inquiry = inquire(run);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	const downloaded = await downloadVideos(inquiry, job, choice);
	if (!downloaded.ok) return downloaded;
	const { downloads, missing, hints } = downloaded;
	const { provider, jobType, jobId, status } = job;
	const items = downloads.map((download) => {
		const { video, file } = download;
		const described = { video, file: describeFile(download), ...describeMissing(missing) };
		const json = { provider, jobType, jobId, status, ...described } as unknown as IDataObject;
		return { json, binary: { [choice.binaryPropertyName]: file.binary } };
	});
	return { ok: true, items, hints: [...hintsOf(run.provider, job), ...hints] };
}
