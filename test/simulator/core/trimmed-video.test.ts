import { mediaBytes } from '../../../simulator/core/media-library';
import { trimmedVideo } from '../../../simulator/core/trimmed-video';

const whole = mediaBytes('16x9-20s.mp4');

/** Seconds in the header of the movie and in each edit list, as a probe reads them. */
function lengthsOf(video: Buffer): number[] {
	const header = video.indexOf('mvhd') + 4;
	const unitsPerSecond = video.readUInt32BE(header + 12);
	const places = [header + 16];
	for (let at = video.indexOf('elst'); at >= 0; at = video.indexOf('elst', at + 1))
		places.push(at + 12);
	return places.map((place) => video.readUInt32BE(place) / unitsPerSecond);
}

describe('trimmedVideo', () => {
	it('ends the movie and both of its tracks earlier', () => {
		expect(lengthsOf(whole)).toEqual([20, 20, 20]);
		expect(lengthsOf(trimmedVideo(whole, 17.4))).toEqual([17.4, 17.4, 17.4]);
	});

	it('keeps the number of bytes, and the original', () => {
		expect(trimmedVideo(whole, 5)).toHaveLength(whole.length);
		expect(lengthsOf(whole)).toEqual([20, 20, 20]);
	});

	it('cannot make a video longer', () => {
		expect(trimmedVideo(whole, 30).equals(whole)).toBe(true);
	});
});
