import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { INPUT_BINARY_FIELD, videoFormat, type InputFile } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import { namesOf, parseParameters, requiredText } from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation, SubmitFacts } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { INPUT_FILE } from './source.fields';
import { UPLOAD } from './wire';

/**
 * Formats that can be worked on, with their types; others are accepted at upload and fail later as a task.
 *
 * @see https://wayin.ai/api-docs/upload-video/
 */
const FORMATS: ReadonlyMap<string, string> = new Map([
	['avi', 'video/x-msvideo'],
	['mov', 'video/quicktime'],
	['mp4', 'video/mp4'],
	['webm', 'video/webm'],
]);

const LARGEST_BYTES = 5 * 1024 ** 3;

/** What a file is for. */
export interface Accepts {
	/** Transcripts are made of audio as well; which formats is not documented. */
	takesAudio: boolean;
}

/** A file that WayinVideo has. */
interface UploadedFile {
	/** In place of a link, for one job. */
	identity: string;
	fileName: string;
	mimeType: string;
	sizeBytes?: number | undefined;
}

/** File: Upload, for workflows that upload in one place and start jobs in another. */
export const uploadFile: OwnOperation = {
	displayName: 'Upload',
	description:
		'Upload a video or audio file and return its identity, with which Submit starts one job. Requires the Standard plan of WayinVideo.',
	action: 'Upload a file',
	fields: [INPUT_FILE],
	*converse(parameters, facts): Conversation<IDataObject> {
		const schema = z.object({ binaryPropertyName: requiredText });
		const names = namesOf([INPUT_FILE]);
		const { binaryPropertyName } = parseParameters(schema, parameters, names);
		const file = yield* upload(binaryPropertyName, facts, { takesAudio: true });
		return defined({ ...file });
	},
};

/**
 * POST /upload/single-file gives an address, which takes the file without a key.
 *
 * @throws InvalidInput before anything is sent, for a file that WayinVideo does not take
 */
export function* upload(
	binaryProperty: string,
	facts: SubmitFacts,
	accepts: Accepts,
): Conversation<UploadedFile> {
	const file = facts.inputFile(binaryProperty);
	const { name, contentType } = checkedFormat(file, accepts);
	checkSize(file);
	const answer = yield {
		purpose: 'prepare',
		method: 'POST',
		path: '/upload/single-file',
		body: { name },
	};
	const { url, identity } = readFacts(UPLOAD, answer.body);
	if (url === undefined || identity === undefined) {
		throw new UnexpectedAnswer('no address for the upload', answer);
	}
	yield {
		purpose: 'prepare',
		method: 'PUT',
		path: '',
		presignedUrl: url,
		upload: { binaryProperty, contentType },
	};
	return { identity, fileName: name, mimeType: contentType, sizeBytes: file.sizeBytes };
}

function checkedFormat(
	file: InputFile,
	{ takesAudio }: Accepts,
): { name: string; contentType: string } {
	const format = videoFormat(file, FORMATS);
	const contentType = FORMATS.get(format?.extension ?? '');
	if (format && contentType !== undefined) return { name: format.name, contentType };
	const isAudio = file.mimeType.toLowerCase().startsWith('audio/');
	if (isAudio && takesAudio) return { name: file.name, contentType: file.mimeType };
	const formats = [...FORMATS.keys()].join(', ');
	throw new InvalidInput({
		parameter: INPUT_BINARY_FIELD,
		message: `holds '${file.name}' (${file.mimeType}), a format that WayinVideo does not work on`,
		advice: `Use a file that ends with ${formats}${takesAudio ? ', or an audio file for a transcript' : ''}`,
	});
}

function checkSize({ name, sizeBytes }: InputFile): void {
	if (sizeBytes === undefined || sizeBytes <= LARGEST_BYTES) return;
	throw new InvalidInput({
		parameter: INPUT_BINARY_FIELD,
		message: `holds '${name}' of ${sizeBytes} bytes, and WayinVideo takes at most 5 GB`,
		advice: 'Make the file smaller, or put it where WayinVideo can fetch it and use its URL',
	});
}
