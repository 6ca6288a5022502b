import type { IDataObject } from 'n8n-workflow';
import type { ItemOutcome } from '../items/forEachItem';
import { readDownloadChoice } from './downloadOptions';
import { describeFile, describeMissing, downloadVideos } from './downloadVideos';
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
	const { downloads, missing, hints } = downloaded;
	const { provider, jobType, jobId, status } = job;
	const items = downloads.map((download) => {
		const { video, file } = download;
		const described = { video, file: describeFile(download), ...describeMissing(missing) };
		const json = { provider, jobType, jobId, status, ...described } as unknown as IDataObject;
		return { json, binary: { [choice.binaryPropertyName]: file.binary } };
	});
	return { ok: true, items, hints };
}
