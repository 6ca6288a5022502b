import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { count, options, text } from '../shared/input/fields';
import {
	cell,
	collection,
	namesOf,
	numeric,
	optionalText,
	parseParameters,
	requiredText,
} from '../shared/input/parameters';
import { defined, readList } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { STOCK_VISUAL } from './libraryWire';

const FIELDS: INodeProperties[] = [
	text('Search Text', 'keyword', 'What the image or video shows', {
		required: true,
		placeholder: 'e.g. harbour at dawn',
	}),
	count('Limit', 'limit', 'Max number of results to return', 50, { minValue: 1 }),
	options([
		text('Category', 'category', 'Category of the library to search in', {
			placeholder: 'e.g. Nature/Landscapes',
		}),
		text('Language', 'language', 'Language of the search text', {
			default: 'en',
			placeholder: 'e.g. en',
		}),
	]),
];

const NAMES = namesOf(FIELDS);

const schema = z.object({
	keyword: requiredText,
	limit: cell(numeric(z.number().int().min(1, 'must be at least 1')).default(50)),
	options: collection(
		z.object({ category: optionalText, language: cell(z.string().trim().default('en')) }),
	),
});

/**
 * GET /v1/media/search: images and videos of the stock libraries. Their previews have a watermark, so that
 * they are for looking at; a scene finds its visual by a search filter.
 *
 * @see https://docs.pictory.ai/api-reference/media
 */
export const searchStockVisuals: OwnOperation = {
	displayName: 'Search',
	description:
		'Search the stock libraries for images and videos. The previews have a watermark and expire: put the words into the search filter of a scene.',
	action: 'Search stock images and videos',
	fields: FIELDS,
	*converse(parameters): Conversation<IDataObject[]> {
		const { keyword, limit, options: more } = parseParameters(schema, parameters, NAMES);
		const answer = yield {
			purpose: 'read',
			method: 'GET',
			path: '/v1/media/search',
			query: defined({ keyword, ...more }),
		};
		const places = ['data.searchResults', 'searchResults', 'data', ''];
		const { entries } = readList(answer, places, 'search results', readVisual, true);
		return entries.slice(0, limit);
	},
};

function readVisual(entry: object): IDataObject | undefined {
	const visual = readFacts(STOCK_VISUAL, entry);
	return visual.assetId === undefined ? undefined : defined(visual);
}
