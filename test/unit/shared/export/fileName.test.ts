import { basename, join, normalize } from 'node:path';
import fc from 'fast-check';
import { fileExtension, videoFileName } from '../../../../nodes/shared/export/fileName';

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
	[0, '𠮷'.repeat(80), `01-${'𠮷'.repeat(55)}.mp4`],
	[122, 'x'.repeat(200), `123-${'x'.repeat(80)}.mp4`],
])('video %i called %p becomes %p', (index, title, expected) => {
	expect(videoFileName(index, title, 'mp4')).toBe(expected);
});

const titles = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
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
			const name = videoFileName(index, title, 'mp4');
			expect(basename(name)).toBe(name);
			expect(normalize(join('/out', name))).toBe(`/out/${name}`);
			expect(name).toMatch(/^\d{2,}-[\p{L}\p{M}\p{N}-]+\.mp4$/u);
			expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\s$`"'\\/|&;<>(){}[\]*?!#~%^]/u);
		}),
		{ numRuns: 500 },
	);
});

it('every name fits a file system, counted in bytes', () => {
	fc.assert(
		fc.property(fc.nat(500), titles, (index, title) => {
			expect(Buffer.byteLength(videoFileName(index, title, 'mp4'))).toBeLessThanOrEqual(255);
		}),
	);
});

it('names of different videos differ', () => {
	fc.assert(
		fc.property(titles, fc.nat(500), fc.nat(500), (title, one, other) => {
			fc.pre(one !== other);
			expect(videoFileName(one, title, 'mp4')).not.toBe(videoFileName(other, title, 'mp4'));
		}),
	);
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
