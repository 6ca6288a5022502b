import { basename, join, normalize } from 'node:path';
import fc from 'fast-check';
import { anyCharacter } from '../../../harness/anyCharacter';
import { PROVIDERS } from '../../../../nodes/registry';
import { fileExtension, fileName, type FileNaming } from '../../../../nodes/shared/export/fileName';

/** The name of the video at this position among these many. */
function videoFileName(index: number, title: string | undefined, naming: Partial<FileNaming> = {}) {
	return fileName({ index, title, videos: 1, ...naming }, 'mp4');
}

it.each<[number, string | undefined, string]>([
	[0, 'Why the ferry budget doubled', '01-Why-the-ferry-budget-doubled.mp4'],
	[9, "Don't stop", '10-Dont-stop.mp4'],
	[0, undefined, '01-video.mp4'],
	[0, '', '01-video.mp4'],
	[0, '../../etc/passwd', '01-etc-passwd.mp4'],
	[0, '..', '01-video.mp4'],
	[0, 'C:\\Windows\\nul', '01-C-Windows-nul.mp4'],
	[0, '$(rm -rf ~); `id` | x > y & z', '01-rm-rf-id-x-y-z.mp4'],
	[0, 'a\u0000b\u202ec\nd', '01-a-b-c-d.mp4'],
	[0, '雨の中の紙の船', '01-雨の中の紙の船.mp4'],
	[0, 'Voila\u0300 \u{1F6A4}', '01-Voilà.mp4'],
	[0, '𠮷'.repeat(80), `01-${'𠮷'.repeat(52)}.mp4`],
	[122, 'x'.repeat(200), `123-${'x'.repeat(80)}.mp4`],
])('video %i called %p becomes %p', (index, title, expected) => {
	expect(videoFileName(index, title)).toBe(expected);
});

it.each<[Partial<FileNaming>, string, string]>([
	[{ videos: 99 }, 'mp4', '01-Ferry.mp4'],
	[{ videos: 100 }, 'mp4', '001-Ferry.mp4'],
	[{ index: 99, videos: 1234 }, 'mp4', '0100-Ferry.mp4'],
	[{ besideVideo: 'captionsSrt' }, 'srt', '01-Ferry-captions.srt'],
	[{ besideVideo: 'captionsSrt' }, 'txt', '01-Ferry-captions-srt.txt'],
	[{ besideVideo: 'lastFrame' }, 'png', '01-Ferry-last-frame.png'],
	[{ besideVideo: 'thumbnail', title: undefined }, 'jpg', '01-video-thumbnail.jpg'],
	[{ item: { index: 0, items: 1 } }, 'mp4', '01-Ferry.mp4'],
	[{ item: { index: 0, items: 2 } }, 'mp4', '01-01-Ferry.mp4'],
	[{ item: { index: 9, items: 100 } }, 'mp4', '010-01-Ferry.mp4'],
])('a file of %j with the extension %p is called %p', (naming, extension, expected) => {
	const ferry = { index: 0, videos: 1, title: 'Ferry' };
	expect(fileName({ ...ferry, ...naming }, extension)).toBe(expected);
});

const titles = fc.oneof(
	fc.string({ unit: anyCharacter, maxLength: 300 }),
	fc.string({ unit: 'grapheme', maxLength: 300 }),
	fc.string({
		unit: fc.constantFrom('.', '/', '\\', '~', '$', '`', '-', ' ', 'a', '\n'),
		maxLength: 100,
	}),
	fc.string({ unit: fc.constantFrom('𠮷', '𝒜'), maxLength: 200 }),
);

it('no name leaves its folder, hides itself, or means something to a shell', () => {
	fc.assert(
		fc.property(fc.nat(500), titles, (index, title) => {
			const name = videoFileName(index, title);
			expect(basename(name)).toBe(name);
			expect(normalize(join('/out', name))).toBe(`/out/${name}`);
			expect(name).toMatch(/^\d{2,}-[\p{L}\p{M}\p{N}-]+\.mp4$/u);
			expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\s$`"'\\/|&;<>(){}[\]*?!#~%^]/u);
		}),
		{ numRuns: 500 },
	);
});

/** Every kind that a provider has, the longest name of one included. */
const kinds = PROVIDERS.flatMap(({ files }) => Object.entries(files)).map(([kind, file]) => ({
	besideVideo: kind === 'video' ? undefined : kind,
	extension: file.extension,
}));

it('every name fits a file system, counted in bytes', () => {
	fc.assert(
		fc.property(fc.nat(9999), titles, fc.constantFrom(...kinds), (index, title, kind) => {
			const item = { index, items: 10_000 };
			const naming = { index, title, videos: 10_000, item, besideVideo: kind.besideVideo };
			expect(Buffer.byteLength(fileName(naming, kind.extension))).toBeLessThanOrEqual(255);
		}),
	);
});

it('names of different videos differ, and sort as the videos do', () => {
	fc.assert(
		fc.property(titles, titles, fc.nat(500), fc.nat(500), (title, another, one, other) => {
			fc.pre(one < other);
			const names = [
				videoFileName(one, title, { videos: 501 }),
				videoFileName(other, another, { videos: 501 }),
			];
			expect([...names].reverse().sort()).toEqual(names);
			expect(names[0]).not.toBe(names[1]);
		}),
	);
});

it.each(PROVIDERS)('names of the files of one video of $displayName differ', ({ files }) => {
	const names = Object.entries(files).map(([kind, { extension }]) =>
		fileName({ index: 0, videos: 1, ...(kind !== 'video' && { besideVideo: kind }) }, extension),
	);
	expect(new Set(names).size).toBe(names.length);
});

it.each<[string | undefined, string, string | undefined]>([
	['video/mp4', 'https://a.org/x', 'mp4'],
	['Video/QuickTime; x=1', 'https://a.org/x', 'mov'],
	['application/octet-stream', 'https://a.org/x.WEBM?y=.mp4', 'webm'],
	['application/octet-stream', 'https://a.org/x.exe', undefined],
	[undefined, 'https://a.org/caption.srt', 'srt'],
	[undefined, 'not a url.mp4', undefined],
	['constructor', 'https://a.org/x', undefined],
	[undefined, 'https://a.org/x.mp4/../../y', undefined],
])('a file of type %p at %p has the extension %p', (type, url, expected) => {
	expect(fileExtension(type, url)).toBe(expected);
});

it.each<[Partial<FileNaming>, string, string]>([
	[{ title: 'Ferry', besideVideo: 'transcriptSrt' }, 'srt', 'Ferry-transcript.srt'],
	[{ besideVideo: 'summaryTxt' }, 'txt', 'video-summary.txt'],
	[
		{ title: 'Ferry', besideVideo: 'transcriptVtt', item: { index: 1, items: 3 } },
		'vtt',
		'02-Ferry-transcript.vtt',
	],
])('a file of a job itself, of %j, with the extension %p is called %p', (naming, ext, expected) => {
	expect(fileName({ videos: 0, ...naming }, ext)).toBe(expected);
});
