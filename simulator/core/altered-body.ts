import { Readable } from 'node:stream';
import { setTimeout as realDelay } from 'node:timers/promises';

/** What Fastify hands to an `onSend` hook. */
export type Payload = string | Buffer | Readable | null | undefined;

async function* chunksOf(payload: Payload): AsyncGenerator<Buffer> {
	if (payload instanceof Readable) {
		for await (const chunk of payload) yield Buffer.from(chunk);
	} else if (payload !== null && payload !== undefined) {
		yield Buffer.from(payload);
	}
}

/** Length in bytes, or undefined for a stream. */
export function lengthOf(payload: Payload): number | undefined {
	if (payload instanceof Readable) return undefined;
	return payload === null || payload === undefined ? 0 : Buffer.byteLength(payload);
}

/** The first bytes of a body, then an error, which makes the server cut the connection. */
export function brokenOff(payload: Payload, keepBytes: number): Readable {
	async function* part() {
		let left = keepBytes;
		for await (const chunk of chunksOf(payload)) {
			if (left > 0) yield chunk.subarray(0, left);
			left -= chunk.length;
			if (left <= 0) break;
		}
		// Gives the kept bytes time to leave before the connection goes.
		await realDelay(20);
		throw new Error('Broken off by an injected fault');
	}
	return Readable.from(part(), { objectMode: false });
}

/** A body that leaves no faster than this many real bytes per real second. */
export function throttled(payload: Payload, bytesPerSecond: number): Readable {
	const slice = Math.max(1, Math.floor(bytesPerSecond / 10));
	async function* trickle() {
		for await (const chunk of chunksOf(payload))
			for (let start = 0; start < chunk.length; start += slice) {
				yield chunk.subarray(start, start + slice);
				await realDelay(100);
			}
	}
	return Readable.from(trickle(), { objectMode: false });
}
