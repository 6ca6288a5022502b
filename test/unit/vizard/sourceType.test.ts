import { clippingSubmit } from '../../../nodes/Vizard/submit';
import { extensionOf, SOURCE_TYPES, sourceTypeOf } from '../../../nodes/Vizard/sourceType';
import { bodyOf, problemOf } from './conversation';

describe('the source type of a link', () => {
	const everyHost = SOURCE_TYPES.flatMap(({ code, hosts }) =>
		hosts.map((host) => ({ host, code })),
	);

	it('is recognised for thirteen kinds of sources', () => {
		expect(SOURCE_TYPES.map(({ code }) => code)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14,
		]);
	});

	it.each(everyHost)('$host and what is below it is $code', ({ host, code }) => {
		for (const full of [host, `www.${host}`, `m.${host}`, host.toUpperCase(), `${host}:443`]) {
			expect(sourceTypeOf(`https://${full}/watch?v=1`)).toBe(code);
		}
		// A host name may end with the dot of the root.
		expect(sourceTypeOf(`https://${host}./watch`)).toBe(code);
	});

	it.each(everyHost)('what only looks like $host is a file', ({ host }) => {
		const others = [
			`not${host}`,
			`not-${host}`,
			`${host}.example.org`,
			`${host}m`,
			`example.org/${host}`,
			`example.org/?u=https://${host}/`,
			`${host}@example.org`,
		];
		for (const other of others) expect(sourceTypeOf(`https://${other}/a.mp4`)).toBe(1);
	});

	it.each([
		'https://google.com/a.mp4',
		'https://docs.google.com/a.mp4',
		'https://127.0.0.1/a.mp4',
		'https://[::1]/a.mp4',
		'http://localhost:5678/a.mp4',
	])('%s is a file', (url) => {
		expect(sourceTypeOf(url)).toBe(1);
	});
});

it.each([
	['https://youtu.be/abc?si=x', 2],
	['https://fb.com/watch/1', 11],
	['https://lnkd.in/abc', 12],
	['https://db.tt/abc', 13],
	['https://www.instagr.am/p/abc', 14],
	['https://docs.google.com/file/d/1AbC/edit', 3],
	['https://www.youtube.com/shorts/abc', 2],
	['https://www.youtube-nocookie.com/embed/abc', 2],
	['https://drive.google.com/file/d/1abc/view?usp=sharing', 3],
	['https://docs.google.com/uc?export=download&id=1abc', 3],
	['https://www.dropbox.com/scl/fi/1/a.mp4?rlkey=x&dl=0', 13],
	['https://www.instagram.com/reel/abc/', 14],
])('a pasted link %s is %i', (url, code) => {
	expect(sourceTypeOf(url)).toBe(code);
});

describe('the file extension', () => {
	it.each([
		['https://a.example/v.mp4', 'mp4'],
		['https://a.example/v.MOV', 'mov'],
		['https://a.example/v.3gp?x=.avi', '3gp'],
		['https://a.example/v.avi#t=1', 'avi'],
		['https://a.example/v.tar.mp4', 'mp4'],
		['https://a.example/v.mp4/', undefined],
		['https://a.example/v.webm', undefined],
		['https://a.example/mp4', undefined],
		['https://a.example/?file=v.mp4', undefined],
		['https://example.mp4/', undefined],
	])('of %s is %p', (url, extension) => {
		expect(extensionOf(url)).toBe(extension);
	});

	const sent = (videoUrl: string, options: object = {}) =>
		bodyOf(clippingSubmit, { videoUrl, options });

	it('is sent for files, as recognized or as chosen', () => {
		expect(sent('https://a.example/v.mov')).toMatchObject({ videoType: 1, ext: 'mov' });
		expect(sent('https://a.example/v.mov', { ext: 'mp4' })).toMatchObject({ ext: 'mp4' });
		expect(sent('https://a.example/get?id=7', { ext: 'mp4' })).toMatchObject({ ext: 'mp4' });
	});

	it('is not sent for anything else', () => {
		expect(sent('https://youtu.be/abc')).not.toHaveProperty('ext');
		expect(sent('https://a.example/v.mov', { videoType: 3 })).not.toHaveProperty('ext');
	});

	it('is not taken for a link that is not a file', () => {
		for (const entered of [
			{ videoUrl: 'https://youtu.be/abc', options: { ext: 'mp4' } },
			{ videoUrl: 'https://a.example/v.mp4', options: { ext: 'mp4', videoType: 2 } },
		]) {
			expect(problemOf(clippingSubmit, entered)).toEqual({
				parameter: 'File Extension',
				message: 'is only for remote files',
				advice: "Set it to 'From the URL', or set the source type to Remote File",
			});
		}
	});

	it('has to be chosen where a file does not tell, also of one on a known host', () => {
		for (const entered of [
			{ videoUrl: 'https://a.example/get?id=7' },
			{ videoUrl: 'https://youtu.be/abc', options: { videoType: 1 } },
		]) {
			expect(problemOf(clippingSubmit, entered)).toMatchObject({
				parameter: 'Video URL',
				message: expect.stringContaining('file extension cannot be recognized'),
				advice: expect.stringContaining('mp4, 3gp, avi, mov'),
			});
		}
	});
});
