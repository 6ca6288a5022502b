import { download, type DownloadedFile } from './download';
import type { Trouble } from '../trouble/trouble';
import { jobError, troubleError, type ItemError } from '../items/itemError';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import type { FileSource } from '../provider/contract';
import { pauseBeforeNextTry } from '../waiting/errorBudget';
import type { JobInquiry } from '../items/itemRun';
import { readSettledResult } from '../read/readJob';

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
export async function fetchFile(inquiry: JobInquiry, wanted: WantedFile): Promise<FetchedFile> {
	const { n8n, sender, provider, clock } = inquiry;
	const { video, kind } = wanted;
	let source = sourceOf(inquiry, wanted);
	for (let tries = 1; ; tries++) {
		if (source.kind === 'unavailable') {
			return { ok: false, failure: noFile(inquiry, wanted, source.explanation) };
		}
		const outcome = await download(n8n, sender, source, {
			index: video.index,
			title: video.title,
			extension: provider.files[kind]?.extension ?? 'mp4',
		});
		if (outcome.ok) return outcome;
		// An expired link shows itself as not found, which counts as passing trouble of something new.
		const pause = pauseBeforeNextTry(outcome.trouble, tries, TRIES, 0, Math.random());
		if (pause === undefined) {
			return { ok: false, failure: givenUp(inquiry, wanted, outcome.trouble) };
		}
		await clock.sleep(pause * 1000);

		const again = await readSettledResult(inquiry);
		if (!again.ok) return again;
		const { job } = again.reading;
		const renewed = job.videos.find(({ index }) => index === video.index);
		if (renewed) source = sourceOf(inquiry, { job, video: renewed, kind });
	}
}

function sourceOf({ provider }: JobInquiry, { job, video, kind }: WantedFile): FileSource {
	return (provider.files[kind] ?? provider.files.video).source(job, video);
}

function subjectOf({ provider }: JobInquiry, { job, video, kind }: WantedFile): string {
	return `${describeJob(provider.displayName, job.jobId)}, video ${video.index} (${kind})`;
}

function givenUp(inquiry: JobInquiry, wanted: WantedFile, trouble: Trouble): ItemError {
	const { provider, jobType, jobId } = wanted.job;
	return troubleError(inquiry, trouble, {
		subject: subjectOf(inquiry, wanted),
		reference: { provider, jobType, jobId },
	});
}

function noFile(inquiry: JobInquiry, wanted: WantedFile, explanation: string): ItemError {
	return jobError(inquiry, wanted.job, {
		message: `${subjectOf(inquiry, wanted)} has no file to download`,
		description: explanation,
	});
}
