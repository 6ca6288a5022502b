import { readList } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import type { Page } from '../shared/provider/pages';
import { ITEMS, NEXT_PAGE } from './wire';

/**
 * One page of a list, newest first; up to 100 entries each.
 *
 * @param what the entries are called, as in "jobs"
 * @param read undefined for an entry that cannot be used
 */
export function* listPage<Entry>(
	path: string,
	what: string,
	read: (entry: Record<string, unknown>) => Entry | undefined,
	nextPageKey?: string,
): Conversation<Page<Entry>> {
	const query = nextPageKey !== undefined && { query: { nextPageKey } };
	const answer = yield { purpose: 'read', method: 'GET', path, ...query };
	const { entries } = readList(answer, ITEMS, what, read, true);
	return { entries, next: readFacts(NEXT_PAGE, answer.body).nextPageKey };
}
