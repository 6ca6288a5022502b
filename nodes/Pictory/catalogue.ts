import type { IDataObject } from 'n8n-workflow';
import { defined, readList } from '../shared/provider/answer';
import type {
	Choice,
	ChoiceQuestion,
	Choices,
	Conversation,
	OwnOperation,
} from '../shared/provider/contract';
import { isRecord, readFacts } from '../shared/provider/facts';
import { getMany, getManyOperation, type Page } from '../shared/provider/pages';
import {
	AVATAR,
	AVATAR_LOOK,
	listPlaces,
	NAMED,
	PAGING,
	SMART_LAYOUT,
	TEMPLATE,
	VOICE,
} from './libraryWire';

/** A list of things that a storyboard may name. */
interface Catalogue {
	path: string;
	/** As in "Get many voices". */
	what: string;
	/** What an entry of the answer lists; nothing where it cannot be read. */
	read(entry: Record<string, unknown>): IDataObject[];
	choice(entry: IDataObject): Choice;
}

function byId({ id, name }: IDataObject): Choice {
	return { name: String(name ?? id), value: String(id) };
}

function withId(entry: { id?: string | undefined }): IDataObject[] {
	return entry.id === undefined ? [] : [defined(entry)];
}

function named(path: string, what: string, facts: typeof NAMED): Catalogue {
	return { path, what, read: (entry) => withId(readFacts(facts, entry)), choice: byId };
}

/** @see https://docs.pictory.ai/api-reference/branding/get-video-brands */
export const BRANDS = named('/v1/brands/video', 'brands', NAMED);

/** Saved styles of text. @see https://docs.pictory.ai/api-reference/branding/get-text-styles */
export const TEXT_STYLES = named('/v1/styles', 'text styles', NAMED);

/** @see https://docs.pictory.ai/api-reference/smartlayouts/get-smart-layouts */
export const SMART_LAYOUTS = named('/v1/smartlayouts', 'smart layouts', SMART_LAYOUT);

/** @see https://docs.pictory.ai/api-reference/templates/get-templates */
export const TEMPLATES: Catalogue = {
	path: '/v1/templates',
	what: 'templates',
	read: (entry) => withId(readFacts(TEMPLATE, entry)),
	choice(template) {
		const { name, value } = byId(template);
		return { name: template.isDeprecated ? `${name} (deprecated)` : name, value };
	},
};

/** The looks of all avatars. @see https://docs.pictory.ai/api-reference/avatars/get-avatars */
export const AVATARS: Catalogue = {
	path: '/v1/avatars',
	what: 'avatars',
	read(entry) {
		const { name: person, gender } = readFacts(AVATAR, entry);
		const looks = Array.isArray(entry.looks) ? entry.looks.filter(isRecord) : [];
		return looks.flatMap((look) => {
			const { id, name = person, ...previews } = readFacts(AVATAR_LOOK, look);
			return withId({ id, ...{ name, person, gender, ...previews } });
		});
	},
	choice: byId,
};

/**
 * AI voices. A storyboard takes the name of a voice as well as its number; the name is what you
 * recognize in a saved workflow.
 *
 * @see https://docs.pictory.ai/api-reference/voiceovers/get-voiceover-tracks
 */
export const VOICES: Catalogue = {
	path: '/v1/voiceovers/tracks',
	what: 'voices',
	read(entry) {
		const voice = readFacts(VOICE, entry);
		return voice.name === undefined ? [] : [defined(voice)];
	},
	choice({ name, language, gender, service }) {
		const about = [language, gender, service].filter(Boolean).join(', ');
		return { name: about ? `${String(name)} (${about})` : String(name), value: String(name) };
	},
};

/** The operation Get Many of a catalogue. */
export function getManyOf(catalogue: Catalogue, description: string): OwnOperation {
	const words = { description, action: `Get many ${catalogue.what}` };
	return getManyOperation(words, (asked) => getMany(asked, (next) => pageOf(catalogue, next)));
}

/** The catalogue as the editor lists it. */
export function listOf(catalogue: Catalogue) {
	return function* ({ page }: ChoiceQuestion): Conversation<Choices> {
		const { entries, next } = yield* pageOf(catalogue, page);
		return { choices: entries.map(catalogue.choice), next };
	};
}

/** Most lists come in one piece; that of the avatars has pages. */
function* pageOf(
	{ path, what, read }: Catalogue,
	nextPageKey: string | undefined,
): Conversation<Page<IDataObject>> {
	const query = defined({ nextPageKey });
	const answer = yield { purpose: 'read', method: 'GET', path, query };
	const readSome = (entry: Record<string, unknown>) => {
		const found = read(entry);
		return found.length > 0 ? found : undefined;
	};
	const { entries } = readList(answer, listPlaces(), what, readSome, true);
	return { entries: entries.flat(), next: readFacts(PAGING, answer.body).next };
}
