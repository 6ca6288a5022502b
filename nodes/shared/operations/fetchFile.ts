import { download, type DownloadedFile } from '../export/download';
import { isTransient, type Trouble } from '../http/trouble';
import { jobError, troubleError, type ItemError } from '../items/itemError';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import type { FileSource } from '../provider/contract';
import { pauseAfterTrouble } from '../waiting/errorBudget';
import { senderFor, type NamedJob, type Operation } from './operationContext';
import { readSettledResult } from './readJob';

/** A download is begun this often before it is given up; each time with a fresh link. */
const TRIES = 3;

/** One file of one finished video. */
export interface WantedFile {
	job: VideoJob;
	video: Video;
	/** A kind of file that the provider has. */
	kind: string;
}

export type FetchedFile = { ok: true; file: DownloadedFile } | { ok: false; failure: ItemError };

/**
 * Downloads one file. A link that has expired and a transfer that broke are both mended by asking the
 * provider again, which costs nothing and gives a fresh link.
 *
 * @throws Stopped when the execution is stopped
 */
export async function fetchFile(
	operation: Operation,
	itemIndex: number,
	named: NamedJob,
	wanted: WantedFile,
): Promise<FetchedFile> {
	const { context, clock } = operation;
	const { video, kind } = wanted;
	const sender = senderFor(operation, itemIndex);
	let source = sourceOf(operation, wanted);
	for (let tries = 1; ; tries++) {
		if (source.kind === 'unavailable') {
			return { ok: false, failure: noFile(operation, itemIndex, wanted, source.explanation) };
		}
		const outcome = await download(context, sender, source, {
			index: video.index,
			title: video.title,
			extension: operation.provider.files[kind]?.extension ?? 'mp4',
		});
		if (outcome.ok) return outcome;
		if (tries === TRIES || !worthAnotherTry(outcome.trouble)) {
			return { ok: false, failure: givenUp(operation, itemIndex, wanted, outcome.trouble) };
		}
		const pause = pauseAfterTrouble(outcome.trouble, tries, 0, Math.random()) ?? 1;
		await clock.sleep(pause * 1000);

		const again = await readSettledResult(operation, itemIndex, named);
		if (!again.ok) return again;
		const { job } = again.reading;
		const renewed = job.videos.find(({ index }) => index === video.index);
		if (renewed) source = sourceOf(operation, { job, video: renewed, kind });
	}
}

function sourceOf({ provider }: Operation, { job, video, kind }: WantedFile): FileSource {
	return (provider.files[kind] ?? provider.files.video).source(job, video);
}

/** `notFound` is how an expired link shows itself. */
function worthAnotherTry(trouble: Trouble): boolean {
	return trouble.kind === 'notFound' || isTransient(trouble);
}

function subjectOf({ provider }: Operation, { job, video, kind }: WantedFile): string {
	return `${describeJob(provider.displayName, job.jobId)}, video ${video.index} (${kind})`;
}

function givenUp(
	operation: Operation,
	itemIndex: number,
	wanted: WantedFile,
	trouble: Trouble,
): ItemError {
	const { provider, jobType, jobId } = wanted.job;
	return troubleError(operation.context.getNode(), itemIndex, trouble, {
		subject: subjectOf(operation, wanted),
		reference: { provider, jobType, jobId },
	});
}

function noFile(
	operation: Operation,
	itemIndex: number,
	wanted: WantedFile,
	explanation: string,
): ItemError {
	return jobError(operation.context.getNode(), itemIndex, wanted.job, {
		message: `${subjectOf(operation, wanted)} has no file to download`,
		description: explanation,
	});
}
