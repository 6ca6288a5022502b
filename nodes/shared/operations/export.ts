import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { DownloadedFile } from '../export/download';
import { selectVideos } from '../export/selectVideos';
import { InvalidInput } from '../input/invalidInput';
import type { ItemOutcome } from '../items/forEachItem';
import { jobError, type ItemError } from '../items/itemError';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import type { VideoProvider } from '../provider/contract';
import { fetchFile } from './fetchFile';
import { jobNotCompleted } from './jobNotCompleted';
import { namedJob, optionsOf, type NamedJob, type Operation } from './operationContext';
import { readSettledResult } from './readJob';
import { render } from './render';

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
	const options = optionsOf(operation, itemIndex);
	const kinds = chosenKinds(operation.provider, options);
	const named = namedJob(operation, itemIndex);
	const outcome = await readSettledResult(operation, itemIndex, named);
	if (!outcome.ok) return outcome;
	const { job } = outcome.reading;
	if (job.status !== 'completed') {
		return { ok: false, failure: jobNotCompleted(operation, itemIndex, job) };
	}
	if (job.videos.length === 0) {
		return { ok: false, failure: noVideos(operation, itemIndex, job, named) };
	}

	const items: INodeExecutionData[] = [];
	for (const video of selectVideos(job.videos, selectionFrom(options))) {
		for (const kind of kinds) {
			const fetched = await fetchFile(operation, itemIndex, named, { job, video, kind });
			if (!fetched.ok) return fetched;
			items.push(fileItem(job, video, kind, fetched.file, binaryProperty(options)));
		}
	}
	return { ok: true, items };
}

/** @throws InvalidInput when a kind of file is asked for that the provider does not have */
function chosenKinds(
	{ files, displayName }: VideoProvider,
	{ files: entered }: IDataObject,
): string[] {
	const chosen = Array.isArray(entered) && entered.length > 0 ? entered.map(String) : ['video'];
	const unknown = chosen.find((kind) => !Object.hasOwn(files, kind));
	if (unknown === undefined) return chosen;
	throw new InvalidInput({
		parameter: 'Files',
		message: `has '${unknown}', which ${displayName} does not deliver`,
		advice: `Use: ${Object.keys(files).join(', ')}`,
	});
}

function selectionFrom(options: IDataObject) {
	const positive = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined);
	return {
		minimumScore: positive(options.minimumScore),
		maximumVideos: positive(options.maximumVideos),
	};
}

function binaryProperty({ binaryPropertyName }: IDataObject): string {
	const name = typeof binaryPropertyName === 'string' ? binaryPropertyName.trim() : '';
	return name || 'data';
}

function fileItem(
	{ provider, jobType, jobId, status }: VideoJob,
	video: Video,
	kind: string,
	{ binary, name, mimeType, sizeBytes }: DownloadedFile,
	property: string,
): INodeExecutionData {
	const file = { kind, name, sizeBytes, mimeType };
	const json = { provider, jobType, jobId, status, video, file };
	return { json: json as unknown as IDataObject, binary: { [property]: binary } };
}

function noVideos(
	{ context, provider }: Operation,
	itemIndex: number,
	job: VideoJob,
	{ jobType }: NamedJob,
): ItemError {
	return jobError(context.getNode(), itemIndex, job, {
		message: `${describeJob(provider.displayName, job.jobId)} is completed but has no videos`,
		description:
			jobType.insteadOfVideos ??
			'Nothing in the source matched what was asked for. Loosen the keywords or lengths and submit it again.',
		details: { status: job.status },
	});
}
