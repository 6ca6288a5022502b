/** A file that is not the MP4 it should be; the message says where it stops making sense. */
export class Mp4Error extends Error {
	override readonly name = 'Mp4Error';
}

/** One box of an ISO base media file (ISO/IEC 14496-12, 4.2): a type and its content. */
export interface Box {
	type: string;
	/** Where the content begins and ends in the file. */
	start: number;
	end: number;
}

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/**
 * The boxes between two offsets, which they must fill exactly.
 *
 * @throws {Mp4Error} when a box claims more bytes than there are: the file was cut off, or is no MP4
 */
export function readBoxes(file: Buffer, start = 0, end = file.length): Box[] {
	const boxes: Box[] = [];
	for (let offset = start; offset < end; ) {
		if (offset + HEADER_BYTES > end) throw new Mp4Error(`half a box header at byte ${offset}`);
		const type = file.toString('latin1', offset + 4, offset + HEADER_BYTES);
		const size = boxSize(file, offset, end);
		const headerBytes = file.readUInt32BE(offset) === 1 ? LARGE_HEADER_BYTES : HEADER_BYTES;
		if (size < headerBytes || offset + size > end) {
			throw new Mp4Error(
				`the box "${type}" at byte ${offset} claims ${size} bytes, ${end - offset} are left`,
			);
		}
		boxes.push({ type, start: offset + headerBytes, end: offset + size });
		offset += size;
	}
	return boxes;
}

function boxSize(file: Buffer, offset: number, end: number): number {
	const size = file.readUInt32BE(offset);
	// 0: up to the end of what it lies in. 1: the size follows the type, in 64 bits.
	if (size === 0) return end - offset;
	if (size !== 1) return size;
	if (offset + LARGE_HEADER_BYTES > end) throw new Mp4Error(`half a box header at byte ${offset}`);
	return Number(file.readBigUInt64BE(offset + HEADER_BYTES));
}

/**
 * The only box of this type among these.
 *
 * @throws {Mp4Error} when there is none or more than one
 */
export function onlyBox(boxes: readonly Box[], type: string): Box {
	const [box, second] = boxes.filter((candidate) => candidate.type === type);
	if (box === undefined) throw new Mp4Error(`no "${type}" box`);
	if (second !== undefined) throw new Mp4Error(`more than one "${type}" box`);
	return box;
}

/** Follows a path of boxes, each the only one of its type in the one before. */
export function boxAt(file: Buffer, from: Box, path: readonly string[]): Box {
	return path.reduce((box, type) => onlyBox(readBoxes(file, box.start, box.end), type), from);
}
