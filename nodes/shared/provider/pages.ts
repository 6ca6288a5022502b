import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { cell, namesOf, numeric, parseParameters, toggle } from '../input/parameters';
import type { Conversation, OwnOperation } from './contract';

/** The fields of an operation Get Many, as n8n's own nodes have them. */
export const GET_MANY_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** What these fields hold. */
export const getManySchema = {
	returnAll: toggle,
	limit: cell(numeric(z.number().int().min(1, 'must be at least 1')).default(50)),
};

const NAMES = namesOf(GET_MANY_FIELDS);

/** An operation Get Many without fields of its own. `entries` gets as many as the user wants. */
export function getManyOperation(
	words: Pick<OwnOperation, 'description' | 'action'>,
	entries: (asked: Asked) => Conversation<IDataObject[]>,
): OwnOperation {
	return {
		displayName: 'Get Many',
		...words,
		fields: GET_MANY_FIELDS,
		*converse(parameters) {
			return yield* entries(parseParameters(z.object(getManySchema), parameters, NAMES));
		},
	};
}

/** How many entries the user wants. */
export interface Asked {
	returnAll?: boolean | undefined;
	limit: number;
}

/** One page of a list. */
export interface Page<Entry> {
	entries: Entry[];
	/** What the request for the next page needs; absent on the last one. */
	next?: string | undefined;
}

/**
 * The entries of a list that comes in pages. A page that names itself as the next one ends the list, so
 * that a fault of the provider does not keep the node asking.
 *
 * @param page gets one page; `next` is undefined for the first one
 */
export function* getMany<Entry>(
	{ returnAll, limit }: Asked,
	page: (next: string | undefined) => Conversation<Page<Entry>>,
): Conversation<Entry[]> {
	const most = returnAll === true ? Infinity : limit;
	const entries: Entry[] = [];
	const asked = new Set<string | undefined>();
	for (let next: string | undefined; !asked.has(next) && entries.length < most; ) {
		asked.add(next);
		const answer = yield* page(next);
		entries.push(...answer.entries);
		if (answer.next === undefined) break;
		next = answer.next;
	}
	return entries.slice(0, most);
}
