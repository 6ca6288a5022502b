import type { Core } from '../core/core';
import type { FileContent } from '../core/file-host';
import { mediaVideo, mediaVideoLike } from '../core/media-library';
import type { ClipzyJob, UploadedVideo } from './model';
import type { ClipzySwitches } from './switches';

/** Below the base path, guarded by the proxy like everything there. */
export const STORAGE_PATH = '/storage';

/** The engine's folder on its own disk, as it writes it after `file://`. */
const ENGINE_STORAGE = '//app/storage';

/** Both engines put "job_" before an id that begins with it already. */
const OUTPUT_PLACE: Readonly<Record<ClipzySwitches['variant'], (jobId: string) => string>> = {
	docs: (jobId) => `${jobId}/output.mp4`,
	'engine-a': (jobId) => `job_${jobId}/${jobId}_output.mp4`,
	'engine-b': (jobId) => `job_${jobId}/final_output.mp4`,
};

const SIGNED_PATH = (jobId: string) => `clipzy-results/${jobId}/output.mp4`;

/** The finished video of a job; undefined while there is none, or when only a style was extracted. */
export function outputContent(job: ClipzyJob): (FileContent & { kind: 'video' }) | undefined {
	if (job.state !== 'succeeded' || job.outcome.kind === 'empty') return undefined;
	const chosen = job.output.file === undefined ? undefined : mediaVideo(job.output.file);
	const { sizeBytes } = job.output;
	const video = chosen ?? mediaVideoLike('16:9', 20);
	return { kind: 'video', video, ...(sizeBytes !== undefined && { sizeBytes }) };
}

/** `output_video_url`: as a rule not a link at all. */
export function outputUrl(job: ClipzyJob, core: Core, switches: ClipzySwitches): string | null {
	const content = outputContent(job);
	if (content === undefined) return null;
	switch (switches.outputUrl) {
		case 'http':
			return core.files.link({
				provider: job.provider,
				jobId: job.id,
				path: SIGNED_PATH(job.id),
				content,
				signing: 'none',
			}).url;
		case 'own-host':
			return `${job.details.origin}${STORAGE_PATH}/${job.id}/output.mp4`;
		default:
			return storageUrl(switches, OUTPUT_PLACE[switches.variant](job.id));
	}
}

/** Where the engine keeps a file, by its own account of it: an absolute path after three slashes makes four. */
function storageUrl({ outputUrl: form, variant }: ClipzySwitches, path: string): string {
	if (form === 's3') return `s3://clipzy-storage/${path}`;
	if (form === 'internal') return `internal://${path}`;
	return variant === 'docs' ? `file:///storage/${path}` : `file://${ENGINE_STORAGE}/${path}`;
}

/** `storage_url` of an upload. The earlier engine answers its local path alone. */
export function uploadUrl(switches: ClipzySwitches, { id, filename }: UploadedVideo): string {
	const { variant, outputUrl: form } = switches;
	if (variant === 'docs') return storageUrl(switches, `${id}/${filename}`);
	const isLocal = form !== 's3' && form !== 'internal';
	if (variant === 'engine-a' && isLocal) return `storage/videos/${filename}`;
	return storageUrl(switches, `videos/${filename}`);
}

/** The signed link that the download route redirects to. */
export function signedLink(
	job: ClipzyJob,
	core: Core,
	content: FileContent,
	seconds: number,
): string {
	return core.files.link({
		provider: job.provider,
		jobId: job.id,
		path: SIGNED_PATH(job.id),
		content,
		signing: 's3',
		lifetimeSeconds: seconds,
	}).url;
}
