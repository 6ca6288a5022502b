import fc from 'fast-check';

/** Halves of characters, which are none by themselves. */
const [FIRST_HALF, LAST_HALF] = [0xd800, 0xdfff];
const HALVES = LAST_HALF - FIRST_HALF + 1;
const LAST_CHARACTER = 0x10ffff;

/** As fast-check's unit 'binary', which first lists all million of them; that takes seconds. */
export const anyCharacter: fc.Arbitrary<string> = fc
	.nat(LAST_CHARACTER - HALVES)
	.map(characterAt, placeOf);

function characterAt(place: number): string {
	return String.fromCodePoint(place < FIRST_HALF ? place : place + HALVES);
}

/** Lets fast-check shrink texts of its own to ours. @throws for what is not one character */
function placeOf(value: unknown): number {
	const [character, ...more] = typeof value === 'string' ? value : '';
	const code = character?.codePointAt(0) ?? FIRST_HALF;
	if (more.length > 0 || (code >= FIRST_HALF && code <= LAST_HALF)) {
		throw new RangeError('Not a character');
	}
	return code < FIRST_HALF ? code : code - HALVES;
}
