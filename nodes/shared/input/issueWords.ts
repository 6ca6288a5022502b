import type { z } from 'zod';

/** What zod 3 and zod 4 say about a value that does not fit. Some names of theirs differ. */
interface Issue {
	code?: string | undefined;
	/** Of `invalid_type`. */
	expected?: unknown;
	/** The choice there is: of zod 3, and of zod 4. */
	options?: unknown;
	values?: unknown;
}

/**
 * Makes a schema say in our words what is wrong with a value, to be handed to `safeParse`. Messages that a
 * schema has of its own stay.
 */
export const IN_OUR_WORDS = {
	/** Called by zod 3. */
	errorMap: (issue: Issue, { data, defaultError }: z.ErrorMapCtx) => ({
		message: describe(issue, data) ?? defaultError,
	}),
	/** Called by zod 4. */
	error: (issue: Issue & { input?: unknown }) => describe(issue, issue.input),
};

function describe({ code, expected, options, values }: Issue, value: unknown): string | undefined {
	switch (code) {
		case 'invalid_type':
			return describeType(String(expected), value);
		case 'invalid_enum_value':
		case 'invalid_value': {
			const words = [options ?? values].flat().filter((word) => word !== '');
			return `is not one of: ${words.join(', ')}`;
		}
		// Said where several types would do; the library's own words are of no use to a user.
		case 'invalid_union':
			return 'is not of a type that can be used here';
		default:
			return undefined;
	}
}

/** The names that the versions have for the same type, as users know them. */
const TYPES: Readonly<Record<string, string>> = { record: 'object', int: 'integer' };

function describeType(expected: string, value: unknown): string {
	const type = TYPES[expected] ?? expected;
	if (value === undefined) return 'is missing';
	if (typeof value === 'number' && !Number.isFinite(value)) return 'is not a number';
	if (type === 'integer' && typeof value === 'number') return 'is not a whole number';
	return `must be ${type}, not ${typeOf(value)}`;
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return value instanceof Date ? 'date' : typeof value;
}
