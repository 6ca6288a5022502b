import { createFile, MP4BoxBuffer, type Movie } from 'mp4box';

/** A file that is not the MP4 it should be. The message says what is wrong. */
export class Mp4Error extends Error {
	override readonly name = 'Mp4Error';
}

export interface Mp4Facts {
	durationSeconds: number;
	/** The kind of each track, such as `video` or `audio`. */
	tracks: string[];
}

/**
 * Checks that a player can play a file to its end: an MP4 of whole boxes up to the last byte, with a
 * duration, a track of pictures, and every sample inside the media data of this file.
 *
 * @throws {Mp4Error} with what is wrong
 */
export function checkMp4(file: Buffer): Mp4Facts {
	const parsed = createFile();
	const read: { movie?: Movie } = {};
	parsed.onReady = (movie) => (read.movie = movie);
	const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
	parsed.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes, 0), true);

	const { boxes } = parsed;
	if (boxes[0]?.type !== 'ftyp') throw new Mp4Error('it does not begin with an "ftyp" box');
	// The parser accepts a last box that claims more bytes than there are, and ignores half a header.
	const claimed = boxes.reduce((sum, { size }) => sum + size, 0);
	if (claimed !== file.length) {
		throw new Mp4Error(`its boxes take ${claimed} bytes, the file has ${file.length}`);
	}
	const { movie } = read;
	if (movie === undefined) throw new Mp4Error('it has no complete "moov" box');
	if (!(movie.duration > 0)) throw new Mp4Error('it lasts no time');
	if (movie.videoTracks.length === 0) throw new Mp4Error('it has no track with pictures');

	const media = boxes
		.filter(({ type }) => type === 'mdat')
		.map(({ start = NaN, hdr_size = NaN, size }) => ({
			first: start + hdr_size,
			end: start + size,
		}));
	for (const { id, type } of movie.tracks) {
		const samples = parsed.getTrackSamplesInfo(id);
		if (samples.length === 0) throw new Mp4Error(`its track "${type}" is empty`);
		for (const { offset, size } of samples) {
			const isInside = media.some(({ first, end }) => offset >= first && offset + size <= end);
			if (!isInside) {
				throw new Mp4Error(`its track "${type}" has a sample at byte ${offset}, outside its data`);
			}
		}
	}
	return {
		durationSeconds: movie.duration / movie.timescale,
		tracks: movie.tracks.map(({ type = 'other' }) => type),
	};
}
