import type { ByteStream } from '../http/egress';

/** Nothing has come for so long that nothing is expected any more. */
export class Silence extends Error {}

/**
 * Reads a body piece by piece and gives up when its host falls silent, which n8n's HTTP client does not:
 * its time-out ends with the first byte of the answer.
 */
export class ByteReader {
	private readonly pieces: AsyncIterator<Uint8Array>;

	private closed = false;

	/** Counts the pieces that were asked for. */
	private asked = 0;

	/** The piece that was awaited at the last look. */
	private awaited: number | undefined;

	/** Ends the waiting for a piece, while one is awaited. */
	private giveUp: (() => void) | undefined;

	/** @param silenceMs that a host may be silent for at least, and twice as long at most */
	constructor(
		private readonly body: ByteStream,
		private readonly silenceMs: number,
	) {
		this.pieces = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
		this.watch();
	}

	/**
	 * The next bytes; undefined at the end of the body.
	 *
	 * @throws Silence, or what the connection broke with
	 */
	async next(): Promise<Uint8Array | undefined> {
		this.asked += 1;
		const silence = new Promise<never>((_resolve, reject) => {
			this.giveUp = () => reject(new Silence());
		});
		try {
			const { done, value } = await Promise.race([this.pieces.next(), silence]);
			return done ? undefined : value;
		} finally {
			this.giveUp = undefined;
		}
	}

	/** Lets go of the connection. */
	close(): void {
		this.closed = true;
		this.body.destroy();
	}

	/** Looks once in a while, as a timer for each piece would make thousands of them. */
	private watch(): void {
		const look = () => {
			if (this.closed) return;
			const awaited = this.giveUp && this.asked;
			if (awaited !== undefined && awaited === this.awaited) this.giveUp?.();
			this.awaited = awaited;
			this.watch();
		};
		AbortSignal.timeout(this.silenceMs).addEventListener('abort', look, { once: true });
	}
}
