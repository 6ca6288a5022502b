import type { FileBody } from './fileBody';

/**
 * A multipart form of some text fields and one file. It has the shape of the web's FormData, which is how
 * n8n's HTTP client recognises a form: the client then writes the boundaries and the content length and
 * reads the file while it sends it. The web's own FormData would take no file that is still to be read.
 */
export class MultipartForm {
	readonly [Symbol.toStringTag] = 'FormData';

	private readonly parts: Array<[name: string, value: string | FileBody]> = [];

	append(name: string, value: string | FileBody): void {
		this.parts.push([name, value]);
	}

	entries(): IterableIterator<[name: string, value: string | FileBody]> {
		return this.parts.values();
	}

	[Symbol.iterator](): IterableIterator<[name: string, value: string | FileBody]> {
		return this.entries();
	}
}
