/** The same object, in which a field that may be null can only be absent. */
type Defined<T> = { [Name in keyof T]: Exclude<T[Name], null> };

/** The fields that have a value: undefined, null and empty texts are left out, 0 and false stay. */
export function defined<T extends object>(fields: T): Defined<T> {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	) as Defined<T>;
}

/** A list that has entries; an empty one counts as not given. */
export function filled<Entry>(list: readonly Entry[] | null | undefined): Entry[] | undefined {
	return list && list.length > 0 ? [...list] : undefined;
}
