import { INPUT_BINARY_FIELD, videoFormat, type InputFile } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import { UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { readFacts, type Facts } from '../shared/provider/facts';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { VIDEO_EXTENSIONS, VIDEO_FORMATS } from './codes';
import { UPLOAD, WITHIN } from './wire';

/** Engines refuse smaller files as broken. */
const SMALLEST_BYTES = 1024;

/** A job that the engine has started with an upload, as some engines do. */
export interface StartedJob {
	jobId: string;
	videoId: string | undefined;
}

/**
 * Checks what can be checked about a file before it travels. How large it may be is a setting of the
 * engine (`MAX_FILE_SIZE_MB`) and so the engine's to say.
 *
 * @returns the file with the name that it gets at the engine, which keeps uploads by name: a second one of the
 *   same name would take the place of the first
 * @throws InvalidInput
 */
export function checkedVideoFile(file: InputFile): InputFile {
	const { name, sizeBytes, mark } = file;
	const format = videoFormat(file, VIDEO_FORMATS);
	if (!format) {
		throw new InvalidInput({
			parameter: INPUT_BINARY_FIELD,
			message: `names the file '${name}', which Clipzy does not take by its type or extension`,
			advice: `Give the file a name that ends with one of: ${VIDEO_EXTENSIONS.join(', ')}`,
		});
	}
	if (sizeBytes !== undefined && sizeBytes < SMALLEST_BYTES) {
		throw new InvalidInput({
			parameter: INPUT_BINARY_FIELD,
			message: `names the file '${name}' of ${sizeBytes} bytes; Clipzy refuses files below 1 KB`,
			advice: 'Check the node that outputs the file',
		});
	}
	const stem = format.name.slice(0, -format.extension.length - 1);
	return { ...file, name: mark ? `${stem}-${mark}.${format.extension}` : format.name };
}

/** A file to upload, and what goes with it. */
export interface VideoUpload {
	binaryProperty: string;
	file: InputFile;
	templateVideoId: string | undefined;
	webhookUrl: string | undefined;
}

/**
 * POST /videos/upload. It counts as a submit, since the engine may start a job with it.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function uploadRequest(upload: VideoUpload): WireRequest {
	const { binaryProperty, file, templateVideoId, webhookUrl } = upload;
	return {
		purpose: 'submit',
		method: 'POST',
		path: '/videos/upload',
		upload: {
			binaryProperty,
			fileName: file.name,
			multipart: {
				fileField: 'file',
				fields: {
					...(templateVideoId && { template_video_id: templateVideoId }),
					...(webhookUrl && { webhook_url: webhookUrl }),
				},
			},
		},
	};
}

/** What came of an upload. */
export interface Uploaded {
	video: Facts<typeof UPLOAD>;
	/** Of the job that the engine has started with it. */
	jobId: string | undefined;
}

export function readUpload(answer: WireAnswer): Uploaded {
	const video = readFacts(UPLOAD, answer.body, WITHIN);
	const jobId = video.job_id ?? jobNamedIn(video.message);
	if (jobId !== undefined || video.video_id !== undefined) return { video, jobId };
	throw new UnexpectedAnswer('no id of a video, which usually is data.video_id', answer);
}

/** The upload that begins a submit. */
export function* uploadVideo(upload: VideoUpload): Conversation<StartedJob | { videoId: string }> {
	const { file, templateVideoId } = upload;
	const answer = yield {
		...uploadRequest(upload),
		recognisedBy: {
			source: 'binaryData',
			fileName: file.name,
			...(file.sizeBytes !== undefined && { fileBytes: file.sizeBytes }),
			...(templateVideoId && { templateVideoId }),
		},
	};
	const { jobId, video } = readUpload(answer);
	const { video_id: videoId = '' } = video;
	return jobId !== undefined ? { jobId, videoId: video.video_id } : { videoId };
}

/** Older engines name the job in a sentence only: "Video uploaded successfully. Job created: job_…". */
function jobNamedIn(message: string | undefined): string | undefined {
	return /\bjob created:\s*([\w-]+)/i.exec(message ?? '')?.[1];
}
