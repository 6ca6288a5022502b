import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import type { VideoJob } from '../job/videoJob';
import { readDownloadChoice } from './downloadOptions';
import { describeFile, downloadVideos, type DownloadedVideo } from './downloadVideos';
import { inquire, optionsOf, type ItemRun } from '../items/itemRun';
import { readCompletedJob } from '../read/readOperations';

/** Streams the finished videos of a job into n8n's binary data, one item per file. */
export async function exportJob(run: ItemRun): Promise<ItemOutcome> {
	const choice = readDownloadChoice(run.provider, optionsOf(run));
	const inquiry = inquire(run);
	const outcome = await readCompletedJob(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome;
	const downloaded = await downloadVideos(inquiry, job, choice);
	if (!downloaded.ok) return downloaded;
	const items = downloaded.downloads.map((download) =>
		fileItem(job, download, choice.binaryPropertyName),
	);
	return { ok: true, items };
}

function fileItem(
	{ provider, jobType, jobId, status }: VideoJob,
	download: DownloadedVideo,
	binaryPropertyName: string,
): INodeExecutionData {
	const { video, file } = download;
	const json = { provider, jobType, jobId, status, video, file: describeFile(download) };
	return { json: json as unknown as IDataObject, binary: { [binaryPropertyName]: file.binary } };
}
