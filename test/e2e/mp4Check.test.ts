import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMp4, Mp4Error } from '../../demo/checkMp4';

const WHOLE = readFileSync(join(__dirname, '../../simulator/media/16x9-8s.mp4'));

/** The other tests rely on this check, so it must refuse what no player can play. */
describe('the check of a downloaded MP4', () => {
	it('accepts a whole file and reads its length and tracks', () => {
		expect(checkMp4(WHOLE)).toEqual({ durationSeconds: 8, tracks: ['video', 'audio'] });
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['a web page', Buffer.from('<html><body>Not found</body></html>')],
		['a file without its last byte', WHOLE.subarray(0, -1)],
		['half a file', WHOLE.subarray(0, WHOLE.length / 2)],
		['a file with something after its end', Buffer.concat([WHOLE, Buffer.from('more')])],
		['a file whose media data are somewhere else', moveMediaData()],
	])('refuses %s', (_, file) => {
		expect(() => checkMp4(file)).toThrow(Mp4Error);
	});
});

/** Renames the box with the pictures, so that the tables point into nothing. */
function moveMediaData(): Buffer {
	const file = Buffer.from(WHOLE);
	file.write('free', file.indexOf('mdat'), 'latin1');
	return file;
}
