import type { FastifyRequest } from 'fastify';
import { readDirectives } from '../core/directives';

/** What has arrived of an upload: its fields, and of the file only what can be told without keeping it. */
export interface UploadForm {
	readonly fields: Readonly<Record<string, string>>;
	readonly file: { readonly filename: string; readonly bytes: number } | undefined;
}

/** Reads a multipart form to its end; the bytes of files are counted as they pass. */
export async function readUploadForm(request: FastifyRequest): Promise<UploadForm> {
	const fields: Record<string, string> = {};
	let file: UploadForm['file'];
	if (!request.isMultipart()) return { fields, file };
	for await (const part of request.parts()) {
		if (part.type === 'field') {
			fields[part.fieldname] = String(part.value);
			continue;
		}
		let bytes = 0;
		for await (const chunk of part.file) bytes += Buffer.byteLength(chunk);
		if (part.fieldname === 'file' && part.filename) file = { filename: part.filename, bytes };
	}
	return { fields, file };
}

/** The size that the engine is to take a file for: `sim-bytes` in the name stands for a large one. */
export function takenForBytes({ filename, bytes }: NonNullable<UploadForm['file']>): number {
	return readDirectives(stemOf(filename)).output?.sizeBytes ?? bytes;
}

/** A file name without its extension, which a directive at its end would take for a part of its value. */
export function stemOf(filename: string): string {
	return filename.replace(/\.[^.]*$/, '');
}
