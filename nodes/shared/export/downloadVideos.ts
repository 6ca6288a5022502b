import type { DownloadedFile } from './download';
import { selectVideos } from './selectVideos';
import { jobError, type ItemError } from '../items/itemError';
import { describeJob } from '../job/jobReference';
import type { Video, VideoJob } from '../job/videoJob';
import { fetchFile } from './fetchFile';
import type { JobInquiry } from '../items/itemRun';

/** Which files of a finished job are wanted. */
export interface DownloadChoice {
	/** Kinds of files, as the provider calls them. */
	kinds: readonly string[];
	/** From the provider's best downwards; 0 takes all. */
	maximumVideos: number;
	/** On the provider's own scale; 0 takes all. */
	minimumScore: number;
}

/** A file of a video, in n8n's binary store. */
export interface DownloadedVideo {
	video: Video;
	kind: string;
	file: DownloadedFile;
}

export type DownloadsOutcome =
	| { ok: true; downloads: DownloadedVideo[] }
	| { ok: false; failure: ItemError };

/**
 * Streams the chosen files of a completed job into n8n's binary store, one after the other.
 *
 * @throws Stopped when the execution is stopped
 */
export async function downloadVideos(
	inquiry: JobInquiry,
	job: VideoJob,
	{ kinds, maximumVideos, minimumScore }: DownloadChoice,
): Promise<DownloadsOutcome> {
	if (job.videos.length === 0) return { ok: false, failure: noVideos(inquiry, job) };
	const selection = {
		maximumVideos: maximumVideos || undefined,
		minimumScore: minimumScore || undefined,
	};
	const downloads: DownloadedVideo[] = [];
	for (const video of selectVideos(job.videos, selection)) {
		for (const kind of kinds) {
			const fetched = await fetchFile(inquiry, { job, video, kind });
			if (!fetched.ok) return fetched;
			downloads.push({ video, kind, file: fetched.file });
		}
	}
	return { ok: true, downloads };
}

/** What an item tells of a downloaded file beside its bytes. */
export function describeFile({ kind, file: { name, sizeBytes, mimeType } }: DownloadedVideo) {
	return { kind, name, sizeBytes, mimeType };
}

function noVideos(inquiry: JobInquiry, job: VideoJob): ItemError {
	return jobError(inquiry, job, {
		message: `${describeJob(inquiry.provider.displayName, job.jobId)} is completed but has no videos`,
		description:
			inquiry.named.jobType.insteadOfVideos ??
			'Nothing in the source matched what was asked for. Loosen the keywords or lengths and submit it again.',
		details: { status: job.status },
	});
}
