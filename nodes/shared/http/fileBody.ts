import type { IExecuteFunctions } from 'n8n-workflow';

type Helpers = IExecuteFunctions['helpers'];
type ByteStream = Awaited<ReturnType<Helpers['getBinaryStream']>>;
type Bytes = Awaited<ReturnType<Helpers['getBinaryDataBuffer']>>;

/**
 * A file as a request body that is read while it is sent. It has the shape of the web's Blob, which is
 * how n8n's HTTP client recognises a body whose length it can announce and whose bytes it has to fetch.
 */
export class FileBody {
	readonly [Symbol.toStringTag] = 'Blob';

	private opened: ByteStream | undefined;

	private released = false;

	/**
	 * @param type MIME type
	 * @param size bytes
	 * @param open opens the file, or hands it out when n8n holds it in memory anyway
	 */
	constructor(
		readonly name: string,
		readonly type: string,
		readonly size: number,
		private readonly open: () => Promise<ByteStream | Bytes>,
	) {}

	/** The bytes; the file is opened by whoever asks for the first of them. */
	async *stream(): AsyncGenerator<unknown, void> {
		const opened = await this.open();
		if (opened instanceof Uint8Array) {
			yield opened;
			return;
		}
		this.opened = opened;
		if (this.released) opened.destroy();
		yield* opened;
	}

	/** Closes the file: a request that ends early leaves off reading without saying so. */
	release(): void {
		this.released = true;
		this.opened?.destroy();
	}
}

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
