import fc from 'fast-check';
import { anyCharacter } from '../../../harness/anyCharacter';
import { providerText } from '../../../../nodes/shared/trouble/providerText';

it.each<[unknown, string | undefined]>([
	['too many requests', 'too many requests'],
	['  内容违规 ', '内容违规'],
	['one\r\n[item 7] two', 'one [item 7] two'],
	['a\u0000b\u202ec\u2028d', 'a b c d'],
	['a\ud800b', 'a b'],
	['', undefined],
	[' \n\t ', undefined],
	[undefined, undefined],
	[{ message: 'x' }, undefined],
	[42, undefined],
])('makes %p safe to show', (value, expected) => {
	expect(providerText(value)).toBe(expected);
});

it('cuts what is too long and shows that it did', () => {
	const text = providerText('x'.repeat(1000)) ?? '';
	expect(text).toHaveLength(300);
	expect(text.endsWith('…')).toBe(true);
});

it('never breaks a character in two', () => {
	expect(providerText(`${'x'.repeat(298)}🚤🚤🚤`)).toBe(`${'x'.repeat(298)}🚤…`);
});

it('is one line of at most 300 characters without control characters, whatever came', () => {
	fc.assert(
		fc.property(fc.string({ unit: anyCharacter, maxLength: 1000 }), (value) => {
			const text = providerText(value) ?? 'x';
			expect([...text].length).toBeLessThanOrEqual(300);
			expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
			expect(text.trim()).toBe(text);
			expect(text).not.toBe('');
		}),
	);
});
