/** The value of a field, should there be one; follows the names into objects. */
export function field(body: unknown, ...names: string[]): unknown {
	return names.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, name)
				? (value as Record<string, unknown>)[name]
				: undefined,
		body,
	);
}

/** A word as it is meant, whatever stands around it. */
export function word(value: unknown): string | undefined {
	return typeof value === 'string' ? value.trim() : undefined;
}

export function isGood(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/** Whether the first word in these places is this one, however it is written; false without a word. */
export function saysWord(values: readonly unknown[], wanted: string): boolean {
	const plain = (value: string) => value.toLowerCase().replace(/[\s_-]/g, '');
	const first = values.map(word).find(Boolean);
	return first !== undefined && plain(first) === plain(wanted);
}

/** Without any word about the status, what only a finished job has says that it is finished. */
export function saysByResult(words: readonly unknown[], results: readonly unknown[]): boolean {
	const isText = (value: unknown) => Boolean(word(value));
	return !words.some(isText) && results.some((value) => isText(value) || typeof value === 'object');
}
