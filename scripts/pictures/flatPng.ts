import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const FRAME_BYTES = 12;

interface Chunk {
	name: string;
	data: Buffer;
}

/**
 * The same picture in a smaller file. Browsers filter each line before they compress it, which is good for photographs.
 * Flat areas and letters of an editor take less without filters.
 *
 * @param png with 8 bits a channel and no interlacing, as browsers make it
 */
export function flatPng(png: Buffer): Buffer {
	const chunks = chunksOf(png);
	const header = chunks.find(({ name }) => name === 'IHDR')?.data;
	if (!header) throw new Error('The picture has no header');
	const channels = header[9] === 6 ? 4 : 3;
	const rowBytes = header.readUInt32BE(0) * channels;
	const filtered = inflateSync(
		Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)),
	);
	const data = deflateSync(unfiltered(filtered, rowBytes, channels), { level: 9 });
	const kept = [
		{ name: 'IHDR', data: header },
		{ name: 'IDAT', data },
		{ name: 'IEND', data: Buffer.alloc(0) },
	];
	return Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...kept.map(written)]);
}

function chunksOf(png: Buffer): Chunk[] {
	const chunks: Chunk[] = [];
	for (let at = SIGNATURE_BYTES; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const name = png.toString('latin1', at + 4, at + 8);
		chunks.push({ name, data: png.subarray(at + 8, at + 8 + length) });
		at += FRAME_BYTES + length;
	}
	return chunks;
}

function written({ name, data }: Chunk): Buffer {
	const frame = Buffer.alloc(FRAME_BYTES + data.length);
	frame.writeUInt32BE(data.length, 0);
	frame.write(name, 4, 'latin1');
	data.copy(frame, 8);
	frame.writeUInt32BE(crc32(frame.subarray(4, 8 + data.length)), 8 + data.length);
	return frame;
}

/** Each row begins with its filter, 0 for none. A byte that is filtered is the difference from a prediction. */
function unfiltered(filtered: Buffer, rowBytes: number, channels: number): Buffer {
	const rows = Buffer.from(filtered);
	for (let start = 0; start < rows.length; start += rowBytes + 1) {
		const filter = rows[start];
		rows[start] = 0;
		for (let at = start + 1; at <= start + rowBytes; at++) {
			const isFirst = at <= start + channels;
			const left = isFirst ? 0 : (rows[at - channels] ?? 0);
			const up = rows[at - rowBytes - 1] ?? 0;
			const corner = isFirst ? 0 : (rows[at - rowBytes - 1 - channels] ?? 0);
			rows[at] = ((rows[at] ?? 0) + predicted(filter, left, up, corner)) & 0xff;
		}
	}
	return rows;
}

/** @see https://www.w3.org/TR/png-3/#9Filters */
function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
	switch (filter) {
		case 1:
			return left;
		case 2:
			return up;
		case 3:
			return (left + up) >> 1;
		case 4: {
			const estimate = left + up - corner;
			const candidates = [left, up, corner];
			const distances = candidates.map((one) => Math.abs(estimate - one));
			return candidates[distances.indexOf(Math.min(...distances))] ?? 0;
		}
		default:
			return 0;
	}
}
