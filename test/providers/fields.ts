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
