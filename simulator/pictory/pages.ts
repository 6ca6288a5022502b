/** One page of a list and the key of the next one, which is a base64 token as in the documentation's samples. */
export interface Page<Item> {
	readonly items: readonly Item[];
	readonly nextPageKey?: string;
}

/** @returns undefined for a key that no page has */
export function pageOf<Item>(
	all: readonly Item[],
	size: number,
	key: string | undefined,
): Page<Item> | undefined {
	const start = key === undefined || key === '' ? 0 : startOf(key);
	if (start === undefined) return undefined;
	const items = all.slice(start, start + size);
	const next = start + size;
	return next < all.length
		? { items, nextPageKey: Buffer.from(`{"start":${next}}`).toString('base64') }
		: { items };
}

function startOf(key: string): number | undefined {
	const match = /^\{"start":(\d+)\}$/.exec(Buffer.from(key, 'base64').toString('utf8'));
	return match === null ? undefined : Number(match[1]);
}
