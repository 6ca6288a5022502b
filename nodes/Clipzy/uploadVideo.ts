import { INPUT_BINARY_FIELD, videoFormat, type InputFile } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import { parseAnswer } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { VIDEO_EXTENSIONS, VIDEO_FORMATS } from './codes';
import { uploadSchema } from './wire';

/** Engines refuse smaller files as broken. */
const SMALLEST_BYTES = 1024;

/** A video at the engine. */
export interface UploadedVideo {
	videoId: string;
	/** The job that the engine has started with the upload, if it does so. */
	jobId: string | undefined;
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

/**
 * POST /videos/upload. It counts as a submit, since the engine may start a job with it.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function* uploadVideo(video: {
	binaryProperty: string;
	file: InputFile;
	templateVideoId: string | undefined;
	webhookUrl: string | undefined;
}): Conversation<UploadedVideo> {
	const { binaryProperty, file, templateVideoId, webhookUrl } = video;
	const answer = yield {
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
		recognisedBy: {
			source: 'binaryData',
			fileName: file.name,
			...(file.sizeBytes !== undefined && { fileBytes: file.sizeBytes }),
			...(templateVideoId && { templateVideoId }),
		},
	};
	const { message, data } = parseAnswer(uploadSchema, answer);
	return { videoId: data.video_id, jobId: data.job_id ?? jobNamedIn(message) };
}

/** Older engines name the job in a sentence only: "Video uploaded successfully. Job created: job_…". */
function jobNamedIn(message: string | null | undefined): string | undefined {
	return /\bjob created:\s*([\w-]+)/i.exec(message ?? '')?.[1];
}
