import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { INPUT_BINARY_FIELD, videoFormat } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import { httpUrl } from '../shared/input/links';
import {
	cell,
	collection,
	namesOf,
	oneOf,
	optionalOneOf,
	optionalUrl,
	parseParameters,
	requiredText,
} from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
import type { Conversation, SubmitFacts } from '../shared/provider/contract';
import { mediaFile, uploaded } from './media';
import { TRANSCRIPTION_FIELDS } from './transcription.fields';

const NAMES = namesOf(TRANSCRIPTION_FIELDS);

/** @see https://docs.pictory.ai/api-reference/transcription/video-transcription */
const FORMATS: ReadonlyMap<string, string> = new Map([
	['mp4', 'video/mp4'],
	['mov', 'video/quicktime'],
	['avi', 'video/x-msvideo'],
	['mp3', 'audio/mpeg'],
	['wav', 'audio/wav'],
	['m4a', 'audio/mp4'],
]);

/** Other names of the types above. */
const AUDIO_NAMES: Readonly<Record<string, string>> = {
	'audio/mp3': 'audio/mpeg',
	'audio/m4a': 'audio/mp4',
	'audio/x-m4a': 'audio/mp4',
	'audio/vnd.wave': 'audio/wav',
	'audio/wave': 'audio/wav',
	'audio/x-wav': 'audio/wav',
};

/** Endings of recordings that are not among the formats; a link without an ending may lead to any. */
const OTHER_FORMATS = /\.(aac|aiff?|flac|flv|mkv|ogg|opus|webm|wma|wmv|3gp)$/i;

const enteredSchema = z.object({
	source: cell(oneOf(['url', 'binary']).default('url')),
	language: cell(requiredText.default('en-US')).refine(
		(code) => /^[a-z]{2,3}-[A-Z]{2}$/.test(code),
		{
			message: 'must be a language with its region, for example en-US',
		},
	),
	mediaType: optionalOneOf(['video', 'audio']),
	options: collection(z.object({ webhookUrl: optionalUrl })),
});

const urlSchema = z.object({
	fileUrl: cell(
		httpUrl
			.refine((url) => url.startsWith('https://'), { message: 'must begin with https://' })
			// A refinement runs also after another one has failed.
			.refine((url) => !URL.canParse(url) || !OTHER_FORMATS.test(new URL(url).pathname), {
				message: `leads to a format that Pictory does not transcribe. It takes ${endings()}`,
			}),
	),
});

const fileSchema = z.object({ binaryPropertyName: requiredText });

/** What is transcribed: a link, or a file that is uploaded before. */
type Recording =
	| { url: string; extension: string | undefined }
	| { binaryProperty: string; extension: string; name: string; mimeType: string };

/**
 * Body of POST /v2/transcription, for which a file of the item is uploaded first.
 *
 * @throws InvalidInput before anything is sent
 * @see https://docs.pictory.ai/api-reference/transcription/video-transcription
 */
export function* transcriptionBody(
	parameters: unknown,
	facts: SubmitFacts,
): Conversation<IDataObject> {
	const { source, language, ...entered } = parseParameters(enteredSchema, parameters, NAMES);
	const recording = source === 'url' ? linked(parameters) : fileOf(parameters, facts);
	const mediaType = entered.mediaType ?? typeOf(recording);
	const fileUrl =
		'url' in recording ? recording.url : yield* uploaded(recording.binaryProperty, recording);
	return defined({ fileUrl, mediaType, language, webhook: entered.options.webhookUrl });
}

function linked(parameters: unknown): Recording {
	const { fileUrl: url } = parseParameters(urlSchema, parameters, NAMES);
	return { url, extension: /\.([a-z0-9]+)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() };
}

function fileOf(parameters: unknown, facts: SubmitFacts): Recording {
	const { binaryPropertyName } = parseParameters(fileSchema, parameters, NAMES);
	const file = mediaFile(binaryPropertyName, facts);
	const type = file.mimeType.toLowerCase().split(';')[0]?.trim() ?? '';
	const format = videoFormat({ ...file, mimeType: AUDIO_NAMES[type] ?? type }, FORMATS);
	const mimeType = FORMATS.get(format?.extension ?? '');
	if (format && mimeType !== undefined) {
		return { ...format, binaryProperty: binaryPropertyName, mimeType };
	}
	throw new InvalidInput({
		parameter: INPUT_BINARY_FIELD,
		message: `holds '${file.name}' (${file.mimeType}), a format that Pictory does not transcribe`,
		advice: `Use a file that ends with ${endings()}`,
	});
}

/** @throws InvalidInput for a link that does not show it */
function typeOf({ extension = '' }: Recording): string {
	const type = FORMATS.get(extension)?.split('/')[0];
	if (type !== undefined) return type;
	throw new InvalidInput({
		parameter: NAMES('mediaType'),
		message: 'is Automatic, and the link does not show by its ending what it leads to',
		advice: 'Choose Video or Audio',
	});
}

function endings(): string {
	return [...FORMATS.keys()].join(', ');
}
