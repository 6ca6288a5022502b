import { boxAt, Mp4Error, onlyBox, readBoxes, type Box } from './boxes';
import { readSampleTable } from './sampleTable';

export { Mp4Error } from './boxes';

export interface Mp4Facts {
	durationSeconds: number;
	/** `vide` for pictures, `soun` for sound. */
	tracks: string[];
}

/**
 * Checks that a file is an MP4 that a player can play to its end: whole boxes up to the last byte, a
 * duration, a track of pictures, and every track's data inside the media data of this file.
 *
 * @throws {Mp4Error} saying what is wrong
 */
export function checkMp4(file: Buffer): Mp4Facts {
	const boxes = readBoxes(file);
	if (boxes[0]?.type !== 'ftyp') throw new Mp4Error('it does not begin with an "ftyp" box');
	const movie = onlyBox(boxes, 'moov');
	const media = boxes.filter(({ type }) => type === 'mdat');
	const durationSeconds = readDuration(file, boxAt(file, movie, ['mvhd']));
	const tracks = readBoxes(file, movie.start, movie.end)
		.filter(({ type }) => type === 'trak')
		.map((track) => checkTrack(file, track, media));
	if (!tracks.includes('vide')) throw new Mp4Error('it has no track with pictures');
	return { durationSeconds, tracks };
}

function readDuration(file: Buffer, header: Box): number {
	const wide = file.readUInt8(header.start) === 1;
	const timescale = file.readUInt32BE(header.start + (wide ? 20 : 12));
	const duration = wide
		? Number(file.readBigUInt64BE(header.start + 24))
		: file.readUInt32BE(header.start + 16);
	if (timescale === 0 || duration === 0) throw new Mp4Error('it lasts no time');
	return duration / timescale;
}

/** @returns what kind of track it is */
function checkTrack(file: Buffer, track: Box, media: readonly Box[]): string {
	const handler = boxAt(file, track, ['mdia', 'hdlr']);
	const kind = file.toString('latin1', handler.start + 8, handler.start + 12);
	const { samples, sampleBytes, chunkOffsets } = readSampleTable(file, track);
	if (samples === 0) throw new Mp4Error(`its track "${kind}" is empty`);
	const mediaBytes = media.reduce((sum, { start, end }) => sum + end - start, 0);
	if (sampleBytes > mediaBytes) {
		throw new Mp4Error(`its track "${kind}" has ${sampleBytes} bytes, the file ${mediaBytes}`);
	}
	for (const offset of chunkOffsets) {
		if (!media.some(({ start, end }) => offset >= start && offset < end)) {
			throw new Mp4Error(`its track "${kind}" points to byte ${offset}, outside the media data`);
		}
	}
	return kind;
}
