import { z } from 'zod';
import { InvalidInput } from './invalidInput';

/** Reads "[1, 2]", "1,2", 1 or [1, "2"]; expressions hand any of these over. */
export const integerList = z.preprocess((value) => {
	if (typeof value === 'string') {
		return value
			.replace(/^\[|\]$/g, '')
			.split(',')
			.filter((part) => part.trim() !== '')
			.map(Number);
	}
	return Array.isArray(value) ? value.map(Number) : typeof value === 'number' ? [value] : value;
}, z.array(z.number().int()));

/** An http(s) address, trimmed. */
export const httpUrl = z
	.string()
	.trim()
	.refine((text) => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text), {
		message: 'is not an http(s) URL',
	});

/** Yes or no; expressions hand over true, 1, "1" or "true". */
export const toggle = z
	.preprocess((value) => {
		if (value === 1 || value === '1' || value === 'true') return true;
		return value === 0 || value === '0' || value === 'false' ? false : value;
	}, z.boolean())
	.optional();

/** One of a provider's words; the message lists them all. */
export function oneOf<Word extends string>(words: readonly Word[]) {
	return z
		.string()
		.trim()
		.refine((text): text is Word => words.some((word) => word === text), {
			message: `is not one of: ${words.join(', ')}`,
		});
}

/** A text that may be left empty; empty means "not given". */
export const optionalText = z
	.union([z.string(), z.number().transform(String)])
	.transform((text) => text.trim() || undefined)
	.optional();

/**
 * Parses what a user entered against the schema of an operation.
 *
 * @param names the editor's name of each parameter, by its internal name
 * @throws InvalidInput naming the first parameter that does not fit
 */
export function parseParameters<T>(
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	values: unknown,
	names: Readonly<Record<string, string>>,
): T {
	const parsed = schema.safeParse(values);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const name = [...(issue?.path ?? [])].reverse().find((part) => typeof part === 'string');
	const parameter = nameOf(name, names);
	throw new InvalidInput({
		parameter,
		message: describeIssue(issue),
		advice: `Correct '${parameter}' in the node, or the expression that fills it`,
	});
}

function nameOf(name: unknown, names: Readonly<Record<string, string>>): string {
	if (typeof name !== 'string') return 'Parameters';
	return (Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
}

function describeIssue(issue: z.ZodIssue | undefined): string {
	if (!issue) return 'cannot be used';
	if (issue.code === 'invalid_type' && issue.received === 'undefined') return 'is missing';
	if (issue.code === 'invalid_type' && issue.received === 'nan') return 'is not a number';
	if (issue.code === 'invalid_type' && issue.expected === 'integer') return 'is not a whole number';
	if (issue.code === 'invalid_type') return `must be ${issue.expected}, not ${issue.received}`;
	if (issue.code === 'invalid_enum_value') {
		return `is not one of: ${issue.options.filter((option) => option !== '').join(', ')}`;
	}
	// Said by the schema library where several types would do; its own words tell a user nothing.
	if (issue.code === 'invalid_union') return 'is not of a type that can be used here';
	return issue.message;
}
