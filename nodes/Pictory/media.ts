import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { text } from '../shared/input/fields';
import { INPUT_BINARY_FIELD, type InputFile } from '../shared/input/inputFile';
import { InvalidInput } from '../shared/input/invalidInput';
import { namesOf, parseParameters, requiredText } from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation, SubmitFacts } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { UPLOAD } from './wire';

/** The name of the field with a file of the input item. */
export function binaryField(description: string, more: Partial<INodeProperties> = {}) {
	return text(INPUT_BINARY_FIELD, 'binaryPropertyName', description, {
		default: 'data',
		hint: 'The name of the input field containing the file to be uploaded',
		...more,
	});
}

const FIELDS = [
	binaryField('The file to upload: a video, a recording, an image or a presentation', {
		required: true,
	}),
];

const NAMES = namesOf(FIELDS);

/** POST /v1/media/generateurl and PUT: a file of the input item gets a link that every job of Pictory can begin with. */
export const uploadMedia: OwnOperation = {
	displayName: 'Upload',
	description:
		'Upload a file of the input item and return a link to it, for every field that takes a link. Pictory keeps the file',
	action: 'Upload a media file',
	fields: FIELDS,
	*converse(parameters, facts) {
		const schema = z.object({ binaryPropertyName: requiredText });
		const { binaryPropertyName } = parseParameters(schema, parameters, NAMES);
		const file = mediaFile(binaryPropertyName, facts);
		const { name: fileName, mimeType, sizeBytes } = file;
		const url = yield* uploaded(binaryPropertyName, file);
		return defined({ url, fileName, mimeType, sizeBytes });
	},
};

/** What a server sends in place of a file, under the name of the file. */
const NO_MEDIA = /^(text\/html|application\/(json|xml))\b/i;

/**
 * @param wanted what must be in the file, and the types that show something else
 * @throws InvalidInput for a field that the item does not have, or another file than is wanted
 */
export function mediaFile(
	binaryProperty: string,
	facts: SubmitFacts,
	wanted: { noun: string; wrong: RegExp } = { noun: 'media file', wrong: NO_MEDIA },
): InputFile {
	const file = facts.inputFile(binaryProperty);
	const isPage = NO_MEDIA.test(file.mimeType);
	if (!isPage && !wanted.wrong.test(file.mimeType)) return file;
	throw new InvalidInput({
		parameter: INPUT_BINARY_FIELD,
		message: `holds '${file.name}' (${file.mimeType}), which is no ${wanted.noun}`,
		advice: isPage
			? 'Check the node that outputs the file: a web page may have come in place of it'
			: `Use a ${wanted.noun}, or choose another source`,
	});
}

/**
 * Uploads a file to the address that Pictory signs for it; the type must be the same in both requests.
 *
 * @returns the link of the file, which stays valid
 * @see https://docs.pictory.ai/api-reference/media-management/generate-signed-url
 */
export function* uploaded(
	binaryProperty: string,
	{ name: fileName, mimeType: contentType }: Pick<InputFile, 'name' | 'mimeType'>,
): Conversation<string> {
	const answer = yield {
		purpose: 'prepare',
		method: 'POST',
		path: '/v1/media/generateurl',
		body: { fileName, contentType },
	};
	const { signedUrl, url } = readFacts(UPLOAD, answer.body);
	if (!signedUrl || !url) throw new UnexpectedAnswer('no address for the upload', answer);
	yield {
		purpose: 'prepare',
		method: 'PUT',
		path: '',
		presignedUrl: signedUrl,
		upload: { binaryProperty, contentType },
	};
	return url;
}
