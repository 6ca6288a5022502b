import { Readable } from 'node:stream';
import { RandomStream } from './random';
import type { ByteRange } from './byte-range';

const BLOCK_BYTES = 64 * 1024;
/** Size field, type and 64-bit size of an MP4 box (ISO/IEC 14496-12, section 4.2). */
const FREE_BOX_HEADER_BYTES = 16;

/** One block of noise; each block of the filling is this one with its own number written over the first bytes. */
const NOISE = (() => {
	const random = new RandomStream('sized-video');
	return Buffer.from(Array.from({ length: BLOCK_BYTES }, () => random.integer(0, 255)));
})();

function freeBoxHeader(boxBytes: number): Buffer {
	const header = Buffer.alloc(FREE_BOX_HEADER_BYTES);
	header.writeUInt32BE(1, 0);
	header.write('free', 4, 'latin1');
	header.writeBigUInt64BE(BigInt(boxBytes), 8);
	return header;
}

/** The size of a video that is to have this many bytes: its own where that is too few to fill it up to. */
export function sizeOfVideo(base: Buffer, wanted = 0): number {
	return wanted >= smallestSizedVideo(base.length) ? wanted : base.length;
}

/** Smallest size to which a file of this many bytes can be filled up. */
export function smallestSizedVideo(baseBytes: number): number {
	return baseBytes + FREE_BOX_HEADER_BYTES;
}

function* partsFrom(base: Buffer, size: number, range: ByteRange): Generator<Buffer> {
	const head = Buffer.concat([base, freeBoxHeader(size - base.length)]);
	let position = range.first;
	if (position < head.length) {
		const end = Math.min(head.length, range.last + 1);
		yield head.subarray(position, end);
		position = end;
	}
	while (position <= range.last) {
		const filled = position - head.length;
		const blockNumber = Math.floor(filled / BLOCK_BYTES);
		const block = Buffer.from(NOISE);
		block.writeBigUInt64BE(BigInt(blockNumber), 0);
		const start = filled % BLOCK_BYTES;
		const length = Math.min(BLOCK_BYTES - start, range.last + 1 - position);
		yield block.subarray(start, start + length);
		position += length;
	}
}

/**
 * A playable MP4 of any size, made on the fly: a real small one followed by one `free` box, which players skip, of
 * numbered noise. The same bytes come each time, so a download can be checked, and only one block of 64 KiB is in
 * memory.
 *
 * @param base bytes of a complete MP4 file
 * @param size whole size in bytes, at least `smallestSizedVideo(base.length)`
 */
export function streamSizedVideo(base: Buffer, size: number, range: ByteRange): Readable {
	return Readable.from(partsFrom(base, size, range), { objectMode: false });
}
