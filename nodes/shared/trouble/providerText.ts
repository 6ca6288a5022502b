/**
 * Control characters and line breaks would let a provider's text forge lines in logs and messages, and halves
 * of characters cannot be stored everywhere.
 */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

const MAXIMUM_LENGTH = 300;

/** A provider's own words, made safe to show: one line, no control characters, at most 300 characters. */
export function providerText(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const oneLine = value.replace(CONTROL_CHARACTERS, ' ').replace(/\s+/g, ' ').trim();
	if (oneLine === '') return undefined;
	const characters = [...oneLine.slice(0, 2 * MAXIMUM_LENGTH + 2)];
	return characters.length > MAXIMUM_LENGTH
		? `${characters
				.slice(0, MAXIMUM_LENGTH - 1)
				.join('')
				.trimEnd()}…`
		: oneLine;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** The text as itself where HTML is shown, also inside of double quotes. */
export function asHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
