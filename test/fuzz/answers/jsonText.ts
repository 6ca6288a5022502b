/**
 * JSON as it is written, which can hold what no JavaScript value can: the same key twice, numbers without
 * bounds, nesting without end.
 */
export type JsonText = Literal | JsonList | JsonObject;

/** Text as it stands; need not be JSON. */
interface Literal {
	literal: string;
}

export interface JsonList {
	list: JsonText[];
}

export interface JsonObject {
	entries: [key: string, value: JsonText][];
}

export function toJsonText(value: unknown): JsonText {
	if (Array.isArray(value)) return { list: value.map(toJsonText) };
	if (typeof value !== 'object' || value === null) return { literal: JSON.stringify(value) };
	return { entries: Object.entries(value).map(([key, entry]) => [key, toJsonText(entry)]) };
}

export function written(json: JsonText): string {
	if ('literal' in json) return json.literal;
	if ('list' in json) return `[${json.list.map(written).join(',')}]`;
	const entries = json.entries.map(([key, value]) => `${JSON.stringify(key)}:${written(value)}`);
	return `{${entries.join(',')}}`;
}

/** A place in a JSON text that can be read and written. */
export interface Place {
	get(): JsonText;
	set(value: JsonText): void;
	/** The object or list that the place is in, and its position there; absent for the whole. */
	within?: { parent: JsonList | JsonObject; position: number };
}

/** All places, the whole one first. */
export function placesIn(root: { json: JsonText }): Place[] {
	const whole: Place = {
		get: () => root.json,
		set(value) {
			root.json = value;
		},
	};
	return [whole, ...placesBelow(root.json)];
}

function placesBelow(json: JsonText): Place[] {
	if ('literal' in json) return [];
	if ('list' in json) {
		return json.list.flatMap((entry, position) => [
			{
				get: () => json.list[position] ?? entry,
				set(value: JsonText) {
					json.list[position] = value;
				},
				within: { parent: json, position },
			},
			...placesBelow(entry),
		]);
	}
	return json.entries.flatMap((entry, position) => [
		{
			get: () => entry[1],
			set(value: JsonText) {
				entry[1] = value;
			},
			within: { parent: json, position },
		},
		...placesBelow(entry[1]),
	]);
}
