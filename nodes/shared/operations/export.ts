import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { download, type DownloadedFile } from '../export/download';
import { selectVideos } from '../export/selectVideos';
import type { ItemOutcome } from '../items/forEachItem';
import { jobError, troubleError, type ItemError } from '../items/itemError';
import { isTransient, type Trouble } from '../http/trouble';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import { pauseAfterTrouble } from '../waiting/errorBudget';
import { jobNotCompleted } from './jobNotCompleted';
import { namedJob, optionsOf, type NamedJob, type Operation } from './operationContext';
import { readSettledResult } from './readJob';

/** A download is begun this often before it is given up; each time with a fresh link. */
const TRIES = 3;

type Fetched = { ok: true; file: DownloadedFile } | { ok: false; failure: ItemError };

/** Streams the finished videos of a job into n8n's binary data, one item per video. */
export async function exportFiles(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const options = optionsOf(operation, itemIndex);
	const named = namedJob(operation, itemIndex);
	const outcome = await readSettledResult(operation, itemIndex, named);
	if (!outcome.ok) return outcome;
	const { job } = outcome.reading;
	if (job.status !== 'completed') {
		return { ok: false, failure: jobNotCompleted(operation, itemIndex, job) };
	}
	if (job.videos.length === 0) return { ok: false, failure: noVideos(operation, itemIndex, job) };

	const items: INodeExecutionData[] = [];
	for (const video of selectVideos(job.videos, selectionFrom(options))) {
		const fetched = await fetchWithFreshLinks(operation, itemIndex, named, job, video);
		if (!fetched.ok) return fetched;
		items.push(fileItem(job, video, fetched.file, binaryProperty(options)));
	}
	return { ok: true, items };
}

function selectionFrom(options: IDataObject) {
	const positive = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined);
	return {
		minimumScore: positive(options.minimumScore),
		maximumVideos: positive(options.maximumVideos),
	};
}

function binaryProperty(options: IDataObject): string {
	const name =
		typeof options.binaryPropertyName === 'string' ? options.binaryPropertyName.trim() : '';
	return name || 'data';
}

/**
 * Downloads one video. A link that has expired and a transfer that broke are both mended by asking the
 * provider again, which costs nothing and gives a fresh link.
 */
async function fetchWithFreshLinks(
	operation: Operation,
	itemIndex: number,
	named: NamedJob,
	job: VideoJob,
	video: Video,
): Promise<Fetched> {
	const { provider, context, clock } = operation;
	let current = { job, video };
	for (let tries = 1; ; tries++) {
		const source = provider.fileSource(current.job, current.video);
		if (source.kind === 'unavailable') {
			return { ok: false, failure: noFile(operation, itemIndex, job, video, source.explanation) };
		}
		const { url } = source;
		const outcome = await download(context, { url, index: video.index, title: video.title });
		if (outcome.ok) return outcome;
		if (tries === TRIES || !worthAnotherTry(outcome.trouble)) {
			const subject = `${describeJob(provider.displayName, job.jobId)}, video ${video.index}`;
			const about = { subject, reference: named.reference };
			return {
				ok: false,
				failure: troubleError(context.getNode(), itemIndex, outcome.trouble, about),
			};
		}
		const pause = pauseAfterTrouble(outcome.trouble, tries, 0, Math.random()) ?? 1;
		await clock.sleep(pause * 1000);

		const again = await readSettledResult(operation, itemIndex, named);
		if (!again.ok) return again;
		const renewed = again.reading.job.videos.find(({ index }) => index === video.index);
		if (renewed) current = { job: again.reading.job, video: renewed };
	}
}

/** `notFound` is how an expired link shows itself. */
function worthAnotherTry(trouble: Trouble): boolean {
	return trouble.kind === 'notFound' || isTransient(trouble);
}

function fileItem(
	{ provider, jobType, jobId, status }: VideoJob,
	video: Video,
	{ binary, name, mimeType, sizeBytes }: DownloadedFile,
	property: string,
): INodeExecutionData {
	const json = { provider, jobType, jobId, status, video, file: { name, sizeBytes, mimeType } };
	return { json: json as unknown as IDataObject, binary: { [property]: binary } };
}

function noVideos({ context, provider }: Operation, itemIndex: number, job: VideoJob): ItemError {
	return jobError(context.getNode(), itemIndex, job, {
		message: `${describeJob(provider.displayName, job.jobId)} is completed but has no videos`,
		description:
			'Nothing in the source matched what was asked for. Loosen the keywords or lengths and submit it again.',
		details: { status: job.status },
	});
}

function noFile(
	{ context, provider }: Operation,
	itemIndex: number,
	job: VideoJob,
	video: Video,
	explanation: string,
): ItemError {
	return jobError(context.getNode(), itemIndex, job, {
		message: `${describeJob(provider.displayName, job.jobId)}, video ${video.index} has no file to download`,
		description: explanation,
	});
}
