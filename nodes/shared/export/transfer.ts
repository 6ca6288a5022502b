import { lowerCaseHeaders } from '../http/egress';
import { Stopped, type Clock } from '../time/clock';
import { wasCanceled } from '../trouble/transportTrouble';
import type { Trouble } from '../trouble/trouble';
import { ByteReader, Silence } from './byteReader';
import { brokenOff, fellSilent, wrongLength } from './fileTrouble';
import type { FileAnswer, OpenedSource } from './openSource';

/** A file host that sends nothing for so long is given up, milliseconds. */
const SILENCE_MS = 60_000;

/** A transfer continues this often before the whole download begins again with a fresh link. */
const MOST_RESUMPTIONS = 10;

/** Before a transfer continues; what broke it may take a moment to pass. */
const PAUSE_MS = 1000;

/** A file that changed in the second of the answer may change again without another date (RFC 9110, section 8.8.2.2). */
const SETTLED_MS = 1000;

/** Names in lower case. */
type Headers = Readonly<Record<string, string>>;

/** What has to be known about a file so that a transfer that broke off can continue where it was. */
export interface ResumePoint {
	/** Bytes of the whole file. */
	total: number;
	/** Names this very version of the file: only then do two parts surely belong together (RFC 9110, section 15.3.7). */
	validator: { header: 'etag' | 'last-modified'; value: string };
}

/** Ends the stream of a file that does not arrive whole. */
class TransferFailed extends Error {
	override readonly name = 'TransferFailed';
}

/** How the body of one answer came to its end: as it should, by a broken connection, or in silence. */
type BodyEnd = 'regular' | 'broken' | 'silent';

/**
 * A file on its way as one stream of bytes, over as many connections as it takes: one that breaks is
 * followed by another that continues at the byte where it was, as long as each brings some.
 */
export class Transfer {
	/** Why the file cannot arrive whole; undefined as long as it can. */
	failure: Trouble | undefined;

	private received = 0;

	private readonly announced: number | undefined;

	private readonly resumable: ResumePoint | undefined;

	private reader: ByteReader;

	private resumptions = 0;

	/** How many bytes had come when the current connection was made. */
	private receivedBefore = 0;

	/** Bytes that were read to look at them, and are still to be delivered. */
	private readonly lookedAt: Uint8Array[] = [];

	/**
	 * @param answer that brings the file
	 * @param reopen requests the file again, with these headers
	 */
	constructor(
		private answer: FileAnswer,
		private readonly reopen: (headers: Record<string, string>) => Promise<OpenedSource>,
		private readonly clock: Clock,
	) {
		const headers = lowerCaseHeaders(answer.response.headers);
		this.announced = announcedLength(headers);
		this.resumable = resumePoint(headers);
		this.reader = new ByteReader(answer.response.body, SILENCE_MS);
	}

	get receivedBytes(): number {
		return this.received;
	}

	/**
	 * The first bytes, all of a file that is shorter; they are delivered nevertheless.
	 *
	 * @throws TransferFailed, Stopped
	 */
	async head(length: number): Promise<Uint8Array> {
		while (this.received < length) {
			const piece = await this.next();
			if (piece === undefined) break;
			this.lookedAt.push(piece);
		}
		return Buffer.concat(this.lookedAt).subarray(0, length);
	}

	/**
	 * The file from its first byte to its last; ends regularly only when it is whole.
	 *
	 * @throws TransferFailed, Stopped
	 */
	async *bytes(): AsyncGenerator<Uint8Array, void> {
		try {
			yield* this.lookedAt.splice(0);
			for (let piece = await this.next(); piece; piece = await this.next()) yield piece;
		} finally {
			this.close();
		}
	}

	/** Lets go of the connection. */
	close(): void {
		this.reader.close();
		this.answer.letGo();
	}

	private async next(): Promise<Uint8Array | undefined> {
		for (;;) {
			const read = await this.read();
			if (read instanceof Uint8Array) {
				this.received += read.length;
				return read;
			}
			if (read === 'regular' && this.received === (this.announced ?? this.received))
				return undefined;
			await this.resume(read);
		}
	}

	/** @throws Stopped */
	private async read(): Promise<Uint8Array | BodyEnd> {
		try {
			return (await this.reader.next()) ?? 'regular';
		} catch (error) {
			return endOf(error);
		}
	}

	/** @throws TransferFailed when the rest of the file does not come, Stopped */
	private async resume(ended: BodyEnd): Promise<void> {
		this.close();
		const { resumable, received } = this;
		const mayBring = received > this.receivedBefore && this.resumptions < MOST_RESUMPTIONS;
		if (!resumable || received >= resumable.total || !mayBring) throw this.failed(ended);
		await this.clock.sleep(PAUSE_MS);

		const opened = await this.reopen(resumeHeaders(resumable, received));
		if (!opened.ok) throw this.failed(ended);
		const { statusCode, headers, body } = opened.response;
		if (!continuesAt(resumable, received, statusCode, lowerCaseHeaders(headers))) {
			opened.letGo();
			throw this.failed(ended);
		}
		this.answer = opened;
		this.resumptions += 1;
		this.receivedBefore = received;
		this.reader = new ByteReader(body, SILENCE_MS);
	}

	private failed(ended: BodyEnd): TransferFailed {
		const { host } = new URL(this.answer.url);
		const progress = { received: this.received, announced: this.announced };
		this.failure = {
			regular: () => wrongLength(host, progress),
			broken: () => brokenOff(host, progress),
			silent: () => fellSilent(host, progress, SILENCE_MS),
		}[ended]();
		return new TransferFailed(this.failure.message);
	}
}

/** @throws Stopped when the body ended because the user stopped the execution */
function endOf(error: unknown): BodyEnd {
	if (wasCanceled(error)) throw new Stopped();
	return error instanceof Silence ? 'silent' : 'broken';
}

/** How many bytes an answer announces, where that is the size of the file. */
export function announcedLength(headers: Headers): number | undefined {
	const length = headers['content-length'] ?? '';
	const isPacked = headers['content-encoding'] !== undefined;
	return /^\d+$/.test(length) && !isPacked ? Number(length) : undefined;
}

/** Reads from the answer with the whole file whether a transfer of it can be resumed. */
export function resumePoint(headers: Headers): ResumePoint | undefined {
	const total = announcedLength(headers);
	const validator = strongValidator(headers);
	const refusesRanges = headers['accept-ranges']?.trim().toLowerCase() === 'none';
	return total === undefined || validator === undefined || refusesRanges
		? undefined
		: { total, validator };
}

function strongValidator(headers: Headers): ResumePoint['validator'] | undefined {
	const etag = headers.etag?.trim();
	if (etag && !etag.startsWith('W/')) return { header: 'etag', value: etag };
	const modified = headers['last-modified'];
	return modified !== undefined &&
		Date.parse(headers.date ?? '') - Date.parse(modified) >= SETTLED_MS
		? { header: 'last-modified', value: modified }
		: undefined;
}

/** Requests the bytes from `offset` to the end, or the whole file where it has changed. */
export function resumeHeaders({ validator }: ResumePoint, offset: number): Record<string, string> {
	return { Range: `bytes=${offset}-`, 'If-Range': validator.value };
}

/** Whether an answer continues the same file at exactly this byte. */
export function continuesAt(
	{ total, validator }: ResumePoint,
	offset: number,
	status: number,
	headers: Headers,
): boolean {
	const [, first, of] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
	// A host that ignores If-Range may send a part of another version; it then names another validator.
	const named = headers[validator.header] ?? validator.value;
	return (
		status === 206 &&
		Number(first) === offset &&
		Number(of) === total &&
		headers['content-encoding'] === undefined &&
		named === validator.value
	);
}
