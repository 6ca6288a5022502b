import { isRecord } from '../shared/provider/facts';
import { parseJson } from './json';

/**
 * Where something stands in an answer: `data.videos[0].url`, `[0].id` for a list at the root, `works[*]` for
 * each entry, `resultJson|json.urls` to read JSON inside a text, `$` for the whole answer.
 */
const NAME = String.raw`[^.\[\]|\s{}$/]+`;
const INDEX = String.raw`\[(?:\d+|\*)\]`;
const PART = `(?:${NAME}(?:${INDEX})*|(?:${INDEX})+)`;
const PLACE = new RegExp(
	String.raw`^(?:\$|${PART}(?:\.${PART})*(?:\|json(?:${INDEX})*(?:\.${PART})*)*)$`,
);

const STEP = /\|json|\[(\d+|\*)\]|[^.[\]|]+/g;

/** Whether a text can be a place. */
export function isPlace(text: string): boolean {
	return PLACE.test(text);
}

/** What stands at these places, in their order. Parts that are missing give nothing. */
export function valuesAt(body: unknown, places: readonly string[] = []): unknown[] {
	return places.flatMap((place) => valuesAtPlace(body, place));
}

/** The first of the values that says something: not null, false, 0 or empty. */
export function firstFilled(values: readonly unknown[]): unknown {
	return values.find(isFilled);
}

export function isFilled(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value);
}

function valuesAtPlace(body: unknown, place: string): unknown[] {
	if (place === '$') return [body];
	return (place.match(STEP) ?? []).reduce<unknown[]>(
		(values, step) => values.flatMap((value) => valuesBehind(value, step)),
		[body],
	);
}

function valuesBehind(value: unknown, step: string): unknown[] {
	if (step === '|json') return parsed(value);
	const index = /^\[(.+)\]$/.exec(step)?.[1];
	if (index === undefined)
		return isRecord(value) && Object.hasOwn(value, step) ? [value[step]] : [];
	if (!Array.isArray(value)) return [];
	return index === '*' ? (value as unknown[]) : value.slice(Number(index), Number(index) + 1);
}

/** JSON in a text; a value that has been parsed already stays as it is. */
function parsed(value: unknown): unknown[] {
	const held = typeof value === 'string' ? parseJson(value) : value;
	return held === undefined ? [] : [held];
}

/** How deep values are searched, and how much is found at most. */
const DEPTH = 8;
const MOST = 1_000;

/** Every text below a value, in the order of the answer. */
export function textsBelow(value: unknown, depth = DEPTH): string[] {
	if (typeof value === 'string') return [value];
	if (depth === 0 || typeof value !== 'object' || value === null) return [];
	return Object.values(value)
		.flatMap((held) => textsBelow(held, depth - 1))
		.slice(0, MOST);
}

/** The names and indexes of a place, for writing; undefined for a place that can only be read. */
function stepsOf(place: string): string[] | undefined {
	if (place === '$' || place.includes('|json') || place.includes('[*]')) return undefined;
	return (place.match(STEP) ?? []).map((step) => step.replace(/[[\]]/g, ''));
}

/** Whether something can be put at a place. */
export function isWritable(place: string): boolean {
	return isPlace(place) && stepsOf(place) !== undefined;
}

/**
 * The same object with a value at a place. Lists and objects on the way are made where they are missing.
 *
 * @param place one that {@link isWritable}
 */
export function withValueAt(
	body: Readonly<Record<string, unknown>>,
	place: string,
	value: unknown,
): Record<string, unknown> {
	const steps = stepsOf(place) ?? [];
	const isList = (step: string | undefined) => step !== undefined && /^\d+$/.test(step);
	const put = (held: unknown, [step, ...rest]: string[]): unknown => {
		if (step === undefined) return value;
		if (isList(step)) {
			const list = Array.isArray(held) ? [...(held as unknown[])] : [];
			list[Number(step)] = put(list[Number(step)], rest);
			return list;
		}
		const before = isRecord(held) ? held : {};
		const inner = Object.hasOwn(before, step) ? before[step] : undefined;
		return { ...before, [step]: put(inner, rest) };
	};
	return put(body, steps) as Record<string, unknown>;
}
