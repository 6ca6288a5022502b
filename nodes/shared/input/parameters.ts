import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { isBlank } from './blank';
import { InvalidInput } from './invalidInput';
import { IN_OUR_WORDS } from './issueWords';
import { httpUrl } from './links';

/**
 * Readers of single parameters. A value may come from a field, from an expression or from the cell of a
 * sheet or a database: null and blanks mean "not given", numbers may be texts and texts numbers.
 */

/** A parameter that may be left out; an empty cell leaves it out, so that the schema's default counts. */
export function cell<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.preprocess((value) => (isBlank(value) ? undefined : value), schema);
}

/** The fields of a collection. One that is left out has the defaults of its fields. */
export function collection<Schema extends z.AnyZodObject>(fields: Schema) {
	return z.preprocess((value) => (value === undefined || isBlank(value) ? {} : value), fields);
}

/** Numbers and dates, those of n8n's expressions included, as they are written; no value as nothing. */
function written(value: unknown): unknown {
	if (isBlank(value)) return '';
	if (typeof value === 'number') return String(value);
	const isDate = typeof value === 'object' && value !== null && 'toJSON' in value;
	return isDate && typeof value.toJSON === 'function' ? value.toJSON() : value;
}

/** A text of any length. */
export const text = z.preprocess(written, z.string().trim());

/** A text that may not be empty. */
export const requiredText = text.refine((value) => value !== '', { message: 'is empty' });

/** The value of a field that is chosen from a list or entered; also a plain value, as an expression returns it. */
export function located(value: unknown): unknown {
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
	return isLocator ? (value as { value?: unknown }).value : value;
}

/** A value of a locator field, for one that holds something else than an ID, such as a link. */
export function chosen<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.preprocess(located, schema);
}

/** An ID of a locator field that may not be empty. */
export const requiredId = chosen(requiredText);

/** An ID of a locator field that may be left empty. */
export const optionalId = chosen(cell(text.optional()));

/** The fields of a field mapper that have a value, by their names. */
export const mappedFields = z
	.preprocess(
		(mapper) =>
			(typeof mapper === 'object' && mapper !== null && 'value' in mapper && mapper.value) || {},
		z.record(z.string(), z.unknown()),
	)
	.transform((fields) =>
		Object.fromEntries(
			Object.entries(fields).filter(([, value]) => value !== undefined && !isBlank(value)),
		),
	);

/** A text that may be left empty. */
export const optionalText = cell(text.optional());

/** A number, also one that is written as text. */
export function numeric(schema: z.ZodNumber = z.number()) {
	return z.preprocess((value) => {
		const number = typeof value === 'string' ? Number(value) : value;
		// JSON has no infinity: it would leave as null.
		return number === Infinity || number === -Infinity ? NaN : number;
	}, schema);
}

/** A number that may be left out. */
export function optionalNumber(schema?: z.ZodNumber) {
	return cell(numeric(schema).optional());
}

/** The number of how many; 0, which an untouched field holds, sets no limit. */
export function limit(schema = z.number().int().min(0, 'must not be below 0')) {
	return cell(numeric(schema).default(0));
}

const YES: readonly unknown[] = [1, '1', 'true', 'yes'];
const NO: readonly unknown[] = [0, '0', 'false', 'no'];

/** Yes or no; cells hold true, "TRUE", "yes", 1 or "1". */
export const toggle = cell(
	z
		.preprocess((value) => {
			const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
			if (YES.includes(word)) return true;
			return NO.includes(word) ? false : value;
		}, z.boolean())
		.optional(),
);

/** One of a provider's words; the message lists them all. */
export function oneOf<Word extends string>(words: readonly Word[]) {
	return z
		.string()
		.trim()
		.refine((value): value is Word => words.some((word) => word === value), {
			message: `is not one of: ${words.join(', ')}`,
		});
}

/** One of a provider's words, or none. */
export function optionalOneOf<Word extends string>(words: readonly Word[]) {
	return cell(oneOf(words).optional());
}

/** Reads "[1, 2]", "1,2", 1 or [1, "2"]; expressions return any of these. */
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

/** An http(s) address, or none. */
export const optionalUrl = cell(httpUrl.optional());

/** What a user typed as JSON, or the value that an expression returns. */
const parsedJson = z
	.unknown()
	.optional()
	.transform((value, context): unknown => {
		if (isBlank(value)) return undefined;
		if (typeof value !== 'string') return value;
		try {
			return (JSON.parse(value) as unknown) ?? undefined;
		} catch {
			context.addIssue({ code: 'custom', message: 'is not valid JSON' });
			return z.NEVER;
		}
	});

/** A JSON object; an empty one, which is what an untouched field holds, means "not given". */
export const jsonObject = parsedJson
	.pipe(z.record(z.string(), z.unknown()).optional())
	.transform((value) => (value && Object.keys(value).length > 0 ? value : undefined));

/** A JSON list; an empty one means "not given". */
export const jsonList = parsedJson
	.pipe(z.array(z.unknown()).optional())
	.transform((value) => (value && value.length > 0 ? value : undefined));

/** The editor's name of a parameter, by its internal name. */
export type Names = (parameter: string) => string;

/** The names of fields, of the options in their collections and of the fields in their lists. */
export function namesOf(fields: readonly INodeProperties[]): Names {
	// Not before the first use, since n8n loads every node at its start.
	let names: ReadonlyMap<string, string> | undefined;
	return (parameter) => (names ??= new Map(pairsOf(fields))).get(parameter) ?? parameter;
}

type Part = NonNullable<INodeProperties['options']>[number];

function pairsOf(parts: readonly Part[]): Array<[string, string]> {
	return parts.flatMap((part) => {
		// A choice of a drop-down has no name of its own to be shown under.
		if (!('displayName' in part)) return [];
		const below = 'values' in part ? part.values : ('options' in part && part.options) || [];
		return [...pairsOf(below), [part.name, part.displayName] as [string, string]];
	});
}

/**
 * Parses what a user entered against the schema of an operation.
 *
 * @throws InvalidInput naming the first parameter that does not fit
 */
export function parseParameters<T>(
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	values: unknown,
	names: Names,
): T {
	const parsed = schema.safeParse(values, IN_OUR_WORDS);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const name = [...(issue?.path ?? [])].reverse().find((part) => typeof part === 'string');
	const parameter = typeof name === 'string' ? names(name) : 'Parameters';
	throw new InvalidInput({
		parameter,
		message: issue?.message ?? 'cannot be used',
		advice: `Correct '${parameter}' in the node, or the expression that fills it`,
	});
}
