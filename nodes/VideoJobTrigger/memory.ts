import type { IDataObject } from 'n8n-workflow';

/** More jobs do not end while a provider still repeats a call, and 500 IDs are a few kilobytes. */
const MOST_REMEMBERED = 500;

/** IDs in n8n's memory of a node; what is stored may come from any version. */
export function idsIn({ jobIds }: IDataObject): string[] {
	return Array.isArray(jobIds) ? jobIds.filter((id) => typeof id === 'string') : [];
}

/**
 * Remembers IDs, the newest at the end. Of those that are not needed, the oldest are forgotten.
 *
 * @param needed IDs to keep, however many there are
 */
export function remember(
	memory: IDataObject,
	jobIds: Iterable<string>,
	needed: readonly string[] = [],
): void {
	const all = [...new Set(jobIds)];
	const kept = new Set([...all.slice(-MOST_REMEMBERED), ...needed]);
	memory.jobIds = all.filter((id) => kept.has(id));
}
