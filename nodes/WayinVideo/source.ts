import { z } from 'zod';
import { INPUT_BINARY_FIELD, videoFormat, type InputFile } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	cell,
	httpUrl,
	namesOf,
	oneOf,
	parseParameters,
	requiredText,
} from '../shared/input/parameters';
import { parseAnswer } from '../shared/provider/answer';
import type { Conversation, SubmitFacts } from '../shared/provider/contract';
import { SOURCE_FIELDS } from './source.fields';
import { uploadSchema } from './wire';

const NAMES = namesOf(SOURCE_FIELDS);

const kindSchema = z.object({ source: cell(oneOf(['url', 'binary']).default('url')) });
const urlSchema = z.object({ videoUrl: httpUrl });
const fileSchema = z.object({ binaryPropertyName: requiredText });

/** Where the video comes from. */
export type Source = { videoUrl: string } | { binaryPropertyName: string };

/** @throws InvalidInput naming the field that cannot be used */
export function readSource(parameters: unknown): Source {
	const { source } = parseParameters(kindSchema, parameters, NAMES);
	return source === 'url'
		? parseParameters(urlSchema, parameters, NAMES)
		: parseParameters(fileSchema, parameters, NAMES);
}

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

/**
 * What goes into `video_url`: the link itself, or the identity of a file that is uploaded first.
 *
 * @throws InvalidInput before anything is sent, for a file that WayinVideo does not take
 */
export function* videoUrl(source: Source, facts: SubmitFacts): Conversation<string> {
	return 'videoUrl' in source
		? source.videoUrl
		: yield* uploadedFile(source.binaryPropertyName, facts.inputFile(source.binaryPropertyName));
}

function* uploadedFile(binaryProperty: string, file: InputFile): Conversation<string> {
	const { name, contentType } = checkedFormat(file);
	checkSize(file);
	const answer = yield {
		purpose: 'prepare',
		method: 'POST',
		path: '/upload/single-file',
		body: { name },
	};
	const { data } = parseAnswer(uploadSchema, answer);
	yield {
		purpose: 'prepare',
		method: 'PUT',
		path: '',
		presignedUrl: data.upload_url,
		upload: { binaryProperty, contentType },
	};
	return data.identity;
}

function checkedFormat(file: InputFile): { name: string; contentType: string } {
	const format = videoFormat(file, FORMATS);
	const contentType = FORMATS.get(format?.extension ?? '');
	if (format && contentType !== undefined) return { name: format.name, contentType };
	throw new InvalidInput({
		parameter: INPUT_BINARY_FIELD,
		message: `holds '${file.name}' (${file.mimeType}), a format that WayinVideo does not work on`,
		advice: `Use a file that ends with ${[...FORMATS.keys()].join(', ')}`,
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
