import fc from 'fast-check';
import { anyCharacter } from '../../../harness/anyCharacter';
import { readJobId } from '../../../../nodes/shared/job/jobReference';
import {
	asCode,
	asId,
	asLink,
	asNumber,
	asText,
	asTexts,
	LONGEST_LINK,
	LONGEST_TEXT,
	outputText,
} from '../../../../nodes/shared/provider/facts';

it.each([
	['plain', 'Why the ferry budget doubled', 'Why the ferry budget doubled'],
	['of several lines', 'one\r\n\ttwo', 'one\r\n\ttwo'],
	['with joined emoji and Persian', '👩‍🚀 می‌خواهم', '👩‍🚀 می‌خواهم'],
	['with control characters', 'a\u0000b\u001b[31mc\u009f', 'ab[31mc'],
	['with halves of characters', 'a\ud800b\udc00', 'ab'],
	['empty', '', undefined],
	['blank', ' \n', undefined],
])('a text %s in the output', (_what, text, expected) => {
	expect(asText(text)).toBe(expected);
});

it('a text that is too long is cut, and says so', () => {
	const cut = outputText(`${'👩'.repeat(LONGEST_TEXT)}`);
	expect(cut.length).toBeLessThanOrEqual(LONGEST_TEXT);
	expect(cut.endsWith('👩…')).toBe(true);
	expect(outputText('x'.repeat(LONGEST_TEXT))).toBe('x'.repeat(LONGEST_TEXT));
});

it('texts are taken out of a list of anything', () => {
	expect(asTexts(['a\u0000', 1, null, ['b'], 'c'])).toEqual(['a', 'c']);
});

it.each<[string, unknown, string | undefined]>([
	['a link', ' https://cdn.example.net/v.mp4 ', 'https://cdn.example.net/v.mp4'],
	['the place of a file', 'file:///storage/job/out put.mp4', 'file:///storage/job/out put.mp4'],
	['nothing', '', undefined],
	['words', 'not a link', undefined],
	['a link with a line break', 'https://cdn.example.net/\nSet-Cookie: a', undefined],
	['a link that is too long', `https://cdn.example.net/${'x'.repeat(LONGEST_LINK)}`, undefined],
	['a number', 7, undefined],
])('%s as a link', (_what, value, expected) => {
	expect(asLink(value)).toBe(expected);
});

it.each<[unknown, number | undefined]>([
	[8.3, 8.3],
	[' 8.3 ', 8.3],
	['', undefined],
	['NaN', undefined],
	['1e400', undefined],
	[Infinity, undefined],
	[{}, undefined],
])('%p as a number', (value, expected) => {
	expect(asNumber(value)).toBe(expected);
});

it.each<[unknown, string | undefined]>([
	['JOB_TIMEOUT', 'JOB_TIMEOUT'],
	[890, '890'],
	['', undefined],
	['\u0000', undefined],
	[' a\u0000b', 'a b'],
	['x'.repeat(101), 'x'.repeat(100)],
	[[], undefined],
])('%p as a code', (value, expected) => {
	expect(asCode(value)).toBe(expected);
});

it.each<[string, unknown, string | undefined]>([
	['text', ' prj7f20c1 ', 'prj7f20c1'],
	['a number', 40417733, '40417733'],
	['a number that is not exact any more', 2 ** 53, undefined],
	['a fraction', 1.5, undefined],
	['the folder itself', '.', undefined],
	['the folder above', '..', undefined],
	['half a character', 'a\ud800', undefined],
	['a line break', 'a\nb', undefined],
	['endless', '7'.repeat(301), undefined],
	['only spaces', '  ', undefined],
])('%s as an id', (_what, value, expected) => {
	expect(asId(value)).toBe(expected);
	expect(readJobId(value)).toBe(expected);
});

it('whatever is taken for an id can be a part of a path, and of no other path', () => {
	fc.assert(
		fc.property(fc.string({ unit: anyCharacter }), (value) => {
			const id = readJobId(value);
			if (id === undefined) return;
			const { pathname } = new URL(`https://api.example.com/v1/jobs/${encodeURIComponent(id)}`);
			expect(decodeURIComponent(pathname)).toBe(`/v1/jobs/${id}`);
		}),
	);
});
