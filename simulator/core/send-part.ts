import type { FastifyReply } from 'fastify';
import type { ByteRange } from './byte-range';
import { streamSizedVideo } from './sized-video';

/**
 * Sends a file, or the part of it that a `Range` header names, with the headers that say which. The file
 * has `size` bytes; a video that is smaller is filled up to that size.
 */
export function sendPart(
	reply: FastifyReply,
	base: Buffer,
	size: number,
	range: ByteRange | 'whole',
): FastifyReply {
	const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
	if (range !== 'whole')
		void reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
	void reply.header('content-length', last - first + 1);
	if (reply.request.method === 'HEAD') return reply.send('');
	return size > base.length
		? reply.send(streamSizedVideo(base, size, { first, last }))
		: reply.send(base.subarray(first, last + 1));
}
