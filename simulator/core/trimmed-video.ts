/** Boxes that hold the boxes with the durations of a presentation (ISO/IEC 14496-12). */
const CONTAINERS: ReadonlySet<string> = new Set(['moov', 'trak', 'edts']);

/** Where a box of version 0 has its duration, counted from behind its type. */
const DURATION_AT: Readonly<Record<string, number>> = { mvhd: 16, tkhd: 20, elst: 8 };

interface Box {
	readonly type: string;
	/** First byte behind its type. */
	readonly body: number;
	readonly end: number;
}

function* boxesOf(bytes: Buffer, start: number, end: number): Generator<Box> {
	for (let at = start; at + 8 <= end; ) {
		const size = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		// 0 is "to the end of the file"; 1, a size of 64 bits, does not occur in the boxes of small files.
		const next = size === 0 ? end : at + size;
		if (size === 1 || next <= at) throw new Error(`The box '${type}' has a size that is not read`);
		const box = { type, body: at + 8, end: next };
		yield box;
		if (CONTAINERS.has(type)) yield* boxesOf(bytes, box.body, box.end);
		at = next;
	}
}

/**
 * The same video, ending after so many seconds: its edit lists say so, and players and probes go by them. The number of
 * bytes stays. A video that is shorter stays as it is.
 */
export function trimmedVideo(video: Buffer, seconds: number): Buffer {
	const boxes = [...boxesOf(video, 0, video.length)];
	const header = boxes.find(({ type }) => type === 'mvhd');
	if (header === undefined) throw new Error('The video has no mvhd box');
	const unitsPerSecond = video.readUInt32BE(header.body + 12);
	const trimmed = Buffer.from(video);
	for (const { type, body } of boxes) {
		const offset = DURATION_AT[type];
		if (offset === undefined) continue;
		const duration = Math.min(
			video.readUInt32BE(body + offset),
			Math.round(seconds * unitsPerSecond),
		);
		trimmed.writeUInt32BE(duration, body + offset);
	}
	return trimmed;
}
