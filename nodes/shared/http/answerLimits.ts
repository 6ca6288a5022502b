/** How much of an answer is read at all. Real answers stay far below; beyond is a fault or an attack. */
export const ANSWER_LIMITS = {
	/** Of the body, as text: what n8n itself accepts by default, 16 MiB. */
	characters: 16 * 1024 * 1024,
	/** Of lists and objects in each other. Deeper ones overflow the stack of whoever copies them. */
	depth: 100,
	/** Of one list or object, such as the clips of a job. */
	entries: 10_000,
	/** Of all lists and objects together. */
	entriesInAll: 200_000,
} as const;

/**
 * What is too much about the text of an answer, looked for before it is parsed: parsing alone may take
 * seconds and hundreds of times the memory of the text.
 *
 * The text need not be JSON; what is measured is what a parser would build up to its first mistake.
 *
 * @returns the end of a sentence that begins "it is", or undefined for what can be parsed
 */
export function excessOf(text: string): string | undefined {
	const { characters, depth, entries, entriesInAll } = ANSWER_LIMITS;
	if (text.length > characters) return `longer than ${characters} characters`;
	/** The entries of each list or object that is open: one to begin with, and one more for each comma. */
	const open: number[] = [];
	let inAll = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text.charCodeAt(at)) {
			case QUOTE:
				at = endOfString(text, at);
				break;
			case BRACE:
			case BRACKET:
				if (open.push(1) > depth) return `nested more than ${depth} levels deep`;
				inAll++;
				break;
			case END_OF_BRACE:
			case END_OF_BRACKET:
				open.pop();
				break;
			case COMMA: {
				const count = open.pop();
				// Outside of lists and objects there is nothing to count, as in a web page.
				if (count === undefined) break;
				if (count === entries) return `a list of more than ${entries} entries`;
				open.push(count + 1);
				inAll++;
				break;
			}
			default:
		}
		if (inAll > entriesInAll) return `made of more than ${entriesInAll} entries`;
	}
	return undefined;
}

const [QUOTE, BACKSLASH, COMMA, BRACE, END_OF_BRACE, BRACKET, END_OF_BRACKET] = [...'"\\,{}[]'].map(
	(character) => character.charCodeAt(0),
);

/** The position of the quote that ends a string, or the end of the text. */
function endOfString(text: string, begin: number): number {
	let at = begin + 1;
	while (at < text.length && text.charCodeAt(at) !== QUOTE) {
		at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
	}
	return at;
}
