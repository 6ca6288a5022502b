import type { ByteStream } from '../http/egress';

/** What is needed of the class of all streams. */
interface StreamClass {
	from(bytes: AsyncIterable<Uint8Array>, options: { objectMode: boolean }): ByteStream;
}

/**
 * Makes a stream of bytes that come piece by piece: most of n8n's binary stores take nothing else. A node
 * may not import Node's stream module, so the class is that of a stream which n8n has handed out; every
 * class of readable streams inherits `from`.
 *
 * @param sample any stream; it is not read
 */
export function streamOf(bytes: AsyncIterable<Uint8Array>, sample: ByteStream): ByteStream {
	const streams: unknown = sample.constructor;
	if (!makesStreams(streams)) throw new TypeError('The body of an answer is not a stream');
	return streams.from(bytes, { objectMode: false });
}

function makesStreams(value: unknown): value is StreamClass {
	return typeof value === 'function' && 'from' in value && typeof value.from === 'function';
}
