import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import type { VideoJob } from '../job/videoJob';
import { readDownloadChoice } from './downloadOptions';
import { describeFile, downloadVideos, type DownloadedVideo } from './downloadVideos';
import { jobNotCompleted } from '../read/jobNotCompleted';
import { inquiryOf, optionsOf, type Operation } from '../items/operationContext';
import { readSettledResult } from '../read/readJob';
import { render } from '../submit/renderOperation';

/** Turns a finished job into files, or starts the rendering that has to come first at some providers. */
export async function exportJob(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const step = operation.provider.render
		? operation.context.getNodeParameter('step', itemIndex)
		: 'download';
	return step === 'render'
		? await render(operation, itemIndex)
		: await downloadFiles(operation, itemIndex);
}

/** Streams the finished videos of a job into n8n's binary data, one item per file. */
async function downloadFiles(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const choice = readDownloadChoice(operation.provider, optionsOf(operation, itemIndex));
	const inquiry = inquiryOf(operation, itemIndex);
	const outcome = await readSettledResult(inquiry);
	if (!outcome.ok) return outcome;
	const { job } = outcome.reading;
	if (job.status !== 'completed') return { ok: false, failure: jobNotCompleted(inquiry, job) };
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
