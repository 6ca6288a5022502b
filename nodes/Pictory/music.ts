import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { locator, options, text, words } from '../shared/input/fields';
import {
	collection,
	namesOf,
	optionalId,
	optionalNumber,
	optionalOneOf,
	optionalText,
	parseParameters,
} from '../shared/input/parameters';
import { defined, readList, UnexpectedAnswer } from '../shared/provider/answer';
import type {
	ChoiceQuestion,
	Choices,
	Conversation,
	OwnOperation,
} from '../shared/provider/contract';
import { asText, readFacts, valuesAt } from '../shared/provider/facts';
import { GET_MANY_FIELDS, getMany, getManySchema, type Page } from '../shared/provider/pages';
import { listPlaces, MUSIC_TRACK } from './libraryWire';

const SORTS = ['featured', 'latest', 'shuffle'] as const;

/** Tracks a page, the most that Pictory gives. */
const PAGE_SIZE = 100;

/** Pictory's words for music, by the list that has them. They are case-sensitive. */
const WORDS = {
	musicMoods: '/v1/music/moods',
	musicGenres: '/v1/music/genres',
	musicInstruments: '/v1/music/instruments',
	musicPurposes: '/v1/music/purposes',
} as const;

function wordField(displayName: string, name: string, list: keyof typeof WORDS, example: string) {
	return locator(displayName, name, `${displayName} of the music, as Pictory writes it`, {
		list,
		entered: 'By Name',
		idExample: example,
	});
}

function seconds(displayName: string, name: string, description: string): INodeProperties {
	const typeOptions = { minValue: 0 };
	return { displayName, name, type: 'number', typeOptions, default: 0, description };
}

const FIELDS: INodeProperties[] = [
	text('Search Text', 'query', 'Words to look for. Leave empty to get all music.', {
		placeholder: 'e.g. calm piano',
	}),
	...GET_MANY_FIELDS,
	options([
		wordField('Genre', 'genre', 'musicGenres', 'ambient'),
		wordField('Instrument', 'instrument', 'musicInstruments', 'piano'),
		seconds('Maximum Duration', 'maxDuration', 'Longest music in seconds. 0 sets no maximum.'),
		seconds('Minimum Duration', 'minDuration', 'Shortest music in seconds'),
		wordField('Mood', 'mood', 'musicMoods', 'calm'),
		wordField('Purpose', 'purpose', 'musicPurposes', 'background'),
		words('Sort', 'sort', 'Order of the results', SORTS, 'featured'),
	]),
];

const NAMES = namesOf(FIELDS);

const duration = optionalNumber(z.number().min(0, 'must not be below 0')).transform(
	(value) => value || undefined,
);

const schema = z.object({
	query: optionalText,
	...getManySchema,
	options: collection(
		z.object({
			genre: optionalId,
			instrument: optionalId,
			mood: optionalId,
			purpose: optionalId,
			minDuration: duration,
			maxDuration: duration,
			sort: optionalOneOf(SORTS),
		}),
	),
});

/**
 * POST /v1/music/search: music for the background. `audioUrl` of a result goes into Music URL of a storyboard.
 *
 * @see https://docs.pictory.ai/api-reference/music
 */
export const searchMusic: OwnOperation = {
	displayName: 'Search',
	description:
		'Search the library for background music; a storyboard takes the audioUrl of a result',
	action: 'Search background music',
	fields: FIELDS,
	*converse(parameters): Conversation<IDataObject[]> {
		const { query, options: filter, ...asked } = parseParameters(schema, parameters, NAMES);
		const { minDuration, maxDuration, sort, ...inWords } = filter;
		if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
			throw new InvalidInput({
				parameter: NAMES('minDuration'),
				message: `is ${minDuration}, which is above '${NAMES('maxDuration')}' (${maxDuration})`,
				advice: 'Lower the one or raise the other',
			});
		}
		const lists = Object.entries(inWords).map(([name, word]) => [name, word && [word]]);
		const body = defined({
			query,
			sort,
			minDuration,
			maxDuration,
			...(Object.fromEntries(lists) as IDataObject),
		});
		return yield* getMany(asked, (next) => musicPage(body, next));
	},
};

/** The music as the editor lists it, by its link. */
export function* listMusic({ filter, page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* musicPage(defined({ query: filter }), page);
	const choices = entries.flatMap(({ title, audioUrl, moods, durationSeconds }) => {
		if (audioUrl === undefined) return [];
		const known = [
			durationSeconds && `${String(durationSeconds)} s`,
			...((moods ?? []) as string[]),
		];
		const about = known.filter(Boolean).join(', ');
		const name = String(title ?? audioUrl);
		return [{ name: about ? `${name} (${about})` : name, value: String(audioUrl) }];
	});
	return { choices, next, isFiltered: true };
}

/** Pictory's own words for music, to choose from. */
export function listWords(list: keyof typeof WORDS) {
	return function* (): Conversation<Choices> {
		const answer = yield { purpose: 'read', method: 'GET', path: WORDS[list] };
		const found = valuesAt(answer.body, listPlaces()).find(Array.isArray) as unknown[] | undefined;
		if (!found) throw new UnexpectedAnswer('words for music: no list', answer);
		const read = found.flatMap((word) => asText(word) ?? asText(valuesAt(word, ['name'])[0]) ?? []);
		return { choices: read.map((word) => ({ name: word, value: word })) };
	};
}

function* musicPage(body: IDataObject, next: string | undefined): Conversation<Page<IDataObject>> {
	const page = Number(next ?? 1);
	const answer = yield {
		purpose: 'read',
		method: 'POST',
		path: '/v1/music/search',
		body: { ...body, page, pageSize: PAGE_SIZE },
	};
	const places = listPlaces('tracks', 'searchResults');
	const { entries } = readList(answer, places, 'music', readTrack, true);
	// The answer does not show whether there is more; a full page may be followed by another one.
	return { entries, next: entries.length < PAGE_SIZE ? undefined : String(page + 1) };
}

function readTrack(entry: object): IDataObject | undefined {
	const track = readFacts(MUSIC_TRACK, entry);
	return track.id === undefined && track.audioUrl === undefined ? undefined : defined(track);
}
