import type { IExecuteFunctions } from 'n8n-workflow';
import { findInputFile, hasNamesake, videoFormat } from '../../../../nodes/shared/input/inputFile';

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
	['COUNCIL.MP4', '', 'COUNCIL.MP4'],
	['phone.m4v', 'video/x-m4v', 'phone.m4v.mp4'],
	['clip', 'video/mov', 'clip.mov'],
	['council.mp4', 'text/html; charset=utf-8', undefined],
	['council.mp4', 'application/json', undefined],
	['mp4', 'application/octet-stream', undefined],
])('%s of the type %s is sent as %s', (name, mimeType, sent) => {
	expect(videoFormat({ name, mimeType }, FORMATS)?.name).toBe(sent);
});

/** Items with one file each, as n8n hands them over. */
function inputOf(files: object[]): IExecuteFunctions {
	const items = files.map((data) => ({ json: {}, binary: { data } }));
	return {
		getInputData: () => items,
		helpers: { assertBinaryData: (at: number) => items[at]?.binary.data },
	} as unknown as IExecuteFunctions;
}

it.each([
	[{ fileName: 'a.mp4 ', mimeType: 'video/mp4' }, 'a.mp4', 'video/mp4'],
	[{ fileName: 'a.mp4' }, 'a.mp4', 'application/octet-stream'],
	[{ fileName: 'C:\\clips\\a.mp4', mimeType: null }, 'a.mp4', 'application/octet-stream'],
	[{ fileName: '/tmp/a.mp4' }, 'a.mp4', 'application/octet-stream'],
	[{ fileName: '', fileExtension: 'mov' }, 'data.mov', 'application/octet-stream'],
	[{ fileName: 'folder/' }, 'data.bin', 'application/octet-stream'],
	[{ fileName: 'a\r\nb.mp4' }, 'a b.mp4', 'application/octet-stream'],
	[{ fileName: `${'x'.repeat(300)}.mp4` }, `${'x'.repeat(196)}.mp4`, 'application/octet-stream'],
])('the file %j is called %j', (binary, name, mimeType) => {
	expect(findInputFile(inputOf([binary]), 0, 'data')).toMatchObject({ name, mimeType });
});

it.each([
	[['v.mp4', 'v.mp4'], true],
	[['v.mp4', 'V.MP4'], true],
	[['v', 'v.mp4'], true],
	[['v.mov', 'v.mp4'], true],
	[[undefined, undefined], true],
	[['v.mp4', 'w.mp4'], false],
	[['v.mp4'], false],
])('files called %j need names of their own on the wire: %s', (names, expected) => {
	const n8n = inputOf(names.map((fileName) => ({ fileName, mimeType: 'video/mp4' })));
	expect(hasNamesake(n8n, 0, 'data', findInputFile(n8n, 0, 'data'))).toBe(expected);
});
