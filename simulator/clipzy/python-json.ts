/** Marks a number that Python holds as a float: no text of a client contains this private character. */
const MARK = '\uE000';

/** A number that Python writes with its decimals even when they are zero: 60.0. */
export class Float {
	constructor(private readonly value: number) {}

	toJSON(): string | number {
		return Number.isInteger(this.value) ? `${MARK}${this.value}` : this.value;
	}
}

/** JSON as Python's json module writes it, as far as a client can see the difference. */
export function pythonJson(body: unknown): string {
	return JSON.stringify(body).replace(new RegExp(`"${MARK}(-?\\d+)"`, 'g'), '$1.0');
}

/** V8's words for what is wrong with a text, and Python's. */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
	[/property name/, 'Expecting property name enclosed in double quotes'],
	[/Expected ','/, "Expecting ',' delimiter"],
	[/Expected ':'/, "Expecting ':' delimiter"],
	[/non-whitespace/, 'Extra data'],
	[/Unterminated string/, 'Unterminated string starting at'],
	[/control character/, 'Invalid control character at'],
];

/** Where and why a text is no JSON, in Python's words; undefined when it is. */
export function jsonProblem(text: string): { position: number; words: string } | undefined {
	try {
		JSON.parse(text);
		return undefined;
	} catch (problem) {
		const said = String(problem);
		const words = PROBLEMS.find(([form]) => form.test(said))?.[1] ?? 'Expecting value';
		const position = /position (\d+)/.exec(said)?.[1];
		const token = /Unexpected token '(.)'/su.exec(said)?.[1];
		const end = token === undefined ? text.length : text.indexOf(token);
		return { position: position === undefined ? end : Number(position), words };
	}
}
