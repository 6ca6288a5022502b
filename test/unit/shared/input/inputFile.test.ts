import { videoFormat } from '../../../../nodes/shared/input/inputFile';

const FORMATS = new Map([
	['mp4', 'video/mp4'],
	['mov', 'video/quicktime'],
]);

it.each([
	['council.mp4', 'video/mp4', 'council.mp4'],
	['COUNCIL.MP4', 'video/mp4', 'COUNCIL.MP4'],
	['Interview', 'video/mp4', 'Interview.mp4'],
	['recording 12.05', 'video/mp4; codecs=avc1', 'recording 12.05.mp4'],
	['clip.mov', 'video/mp4', 'clip.mov.mp4'],
	['clip.mov', 'application/octet-stream', 'clip.mov'],
	['data.bin', 'video/quicktime', 'data.bin.mov'],
	['notes.txt', 'text/plain', undefined],
	['mp4', 'application/octet-stream', undefined],
])('%s of the type %s is sent as %s', (name, mimeType, sent) => {
	expect(videoFormat({ name, mimeType }, FORMATS)?.name).toBe(sent);
});
