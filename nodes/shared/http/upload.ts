import type { IExecuteFunctions } from 'n8n-workflow';
import { findInputFile, INPUT_BINARY_FIELD, type StoredInputFile } from '../input/inputFile';
import { InvalidInput } from '../input/invalidInput';
import { FileBody, MultipartForm } from './fileBody';
import type { Origin } from './origin';
import type { Upload } from '../provider/wire';

/** n8n's HTTP client counts an upload from its first byte to the answer, so slow lines need their time. */
const SLOWEST_BYTES_PER_MS = 250;
const ANSWER_MS = 600_000;

/** An upload, ready to be sent once. */
export interface PreparedUpload {
	body: FileBody | MultipartForm;
	/** How long the upload and its answer may take, milliseconds. */
	timeoutMs: number;
	/** To be called when the request has ended, however it has. */
	release(): void;
}

/**
 * Prepares a file of the input item to be streamed into a request; it is never held in memory, unless
 * n8n itself keeps binary data there.
 *
 * @throws InvalidInput when the item has no such binary field, or the file in it is empty
 */
export async function prepareUpload(
	{ n8n, itemIndex }: Origin,
	upload: Upload,
): Promise<PreparedUpload> {
	const found = findInputFile(n8n, itemIndex, upload.binaryProperty);
	const file = await fileBody(n8n, itemIndex, upload, found);
	if (file.size === 0) {
		throw new InvalidInput({
			parameter: INPUT_BINARY_FIELD,
			message: `names an empty file (${file.name})`,
			advice: 'Check the node that outputs the binary data',
		});
	}
	return {
		body: upload.multipart ? form(upload.multipart, file) : file,
		timeoutMs: ANSWER_MS + Math.ceil(file.size / SLOWEST_BYTES_PER_MS),
		release: () => file.release(),
	};
}

async function fileBody(
	{ helpers }: IExecuteFunctions,
	itemIndex: number,
	{ binaryProperty, contentType, fileName }: Upload,
	{ name: itsName, mimeType, binary: { id } }: StoredInputFile,
): Promise<FileBody> {
	const type = contentType ?? mimeType;
	const name = fileName ?? itsName;
	if (id) {
		const { fileSize } = await helpers.getBinaryMetadata(id);
		return new FileBody(name, type, fileSize, async () => await helpers.getBinaryStream(id));
	}
	const bytes = await helpers.getBinaryDataBuffer(itemIndex, binaryProperty);
	return new FileBody(name, type, bytes.length, async () => bytes);
}

function form(
	{ fileField, fields }: NonNullable<Upload['multipart']>,
	file: FileBody,
): MultipartForm {
	const multipart = new MultipartForm();
	for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
	// Last, so that a server that reads the form as it comes knows the fields before the file.
	multipart.append(fileField, file);
	return multipart;
}
