import { lowerCaseHeaders } from '../http/egress';
import { wasCanceled } from '../trouble/transportTrouble';
import type { Trouble } from '../trouble/trouble';
import { Stopped, type Clock } from '../time/clock';
import { ByteReader, Silence } from './byteReader';
import type { FileAnswer, OpenedSource } from './openSource';
import { brokenOff, fellSilent, wrongLength, type Progress } from './fileTrouble';
import {
	announcedLength,
	continuesAt,
	mayHaveBeenPacked,
	resumeHeaders,
	resumePoint,
	type ResumePoint,
} from './resumption';

/** A file host that sends nothing for so long is given up, milliseconds. */
const SILENCE_MS = 60_000;

/** A transfer goes on this often before the whole download is begun again with a fresh link. */
const MOST_RESUMPTIONS = 10;

/** Before a transfer goes on; what broke it may take a moment to pass. */
const PAUSE_MS = 1000;

/** Ends the stream of a file that cannot be had whole. */
class TransferFailed extends Error {
	constructor({ message }: Trouble) {
		super(message);
		this.name = 'TransferFailed';
	}
}

/** How the body of one answer came to its end: as it should, by a broken connection, or in silence. */
type BodyEnd = 'regular' | 'broken' | 'silent';

/**
 * A file on its way as one stream of bytes, over as many connections as it takes: one that breaks is
 * followed by another that goes on at the byte where it was, as long as each brings some.
 */
export class Transfer {
	/** Why the file cannot be had whole; undefined as long as it can. */
	failure: Trouble | undefined;

	private received = 0;

	private readonly host: string;

	private readonly announced: number | undefined;

	private readonly resumable: ResumePoint | undefined;

	private reader: ByteReader;

	private resumptions = 0;

	/** How many bytes had come when the connection of now was made. */
	private receivedBefore = 0;

	/** Bytes that were read to look at them, and are still to be delivered. */
	private readonly lookedAt: Uint8Array[] = [];

	/**
	 * @param answer that brings the file
	 * @param reopen asks for the file again, with these headers
	 */
	constructor(
		private answer: FileAnswer,
		private readonly reopen: (headers: Record<string, string>) => Promise<OpenedSource>,
		private readonly clock: Clock,
	) {
		const { url, response } = answer;
		const headers = lowerCaseHeaders(response.headers);
		this.host = new URL(url).host;
		this.announced = announcedLength(headers);
		this.resumable = resumePoint(headers);
		this.reader = new ByteReader(response.body, SILENCE_MS);
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
		return firstBytes(this.lookedAt, length);
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
			if (read === 'regular' && this.isWhole()) return undefined;
			await this.goOn(read);
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

	/** Whether a body that has come to its regular end was all. */
	private isWhole(): boolean {
		const { received, announced, resumptions } = this;
		if (announced === undefined || received === announced) return true;
		return resumptions === 0 && mayHaveBeenPacked(received, announced);
	}

	/** @throws TransferFailed when the rest of the file is not to be had, Stopped */
	private async goOn(ended: BodyEnd): Promise<void> {
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
		const progress: Progress = { received: this.received, announced: this.announced };
		const troubles = {
			regular: wrongLength(this.host, progress),
			broken: brokenOff(this.host, progress),
			silent: fellSilent(this.host, progress, SILENCE_MS),
		};
		this.failure = troubles[ended];
		return new TransferFailed(this.failure);
	}
}

/** @throws Stopped when the body ended because the user stopped the execution */
function endOf(error: unknown): BodyEnd {
	if (wasCanceled(error)) throw new Stopped();
	return error instanceof Silence ? 'silent' : 'broken';
}

function firstBytes(pieces: readonly Uint8Array[], length: number): Uint8Array {
	const first = new Uint8Array(
		Math.min(
			length,
			pieces.reduce((sum, piece) => sum + piece.length, 0),
		),
	);
	let filled = 0;
	for (const piece of pieces) {
		const part = piece.subarray(0, length - filled);
		first.set(part, filled);
		filled += part.length;
	}
	return first;
}
