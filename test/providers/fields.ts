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
	const first = values.map(word).find(Boolean);
	return first !== undefined && plain(first) === plain(wanted);
}

function plain(value: string): string {
	return value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words of other services for a job that is finished. */
const FINISHED = /^(completed?|done|finished|ready|success|succeeded|successful|成功|完成|已完成)$/;

/**
 * What only a finished job has says that it is finished: without any word about the status, or beside a
 * word that other services use for it.
 */
export function saysByResult(words: readonly unknown[], results: readonly unknown[]): boolean {
	const isText = (value: unknown) => Boolean(word(value));
	const first = words.map(word).find(Boolean);
	const isOpen = first === undefined || FINISHED.test(plain(first));
	return isOpen && results.some((value) => isText(value) || typeof value === 'object');
}
