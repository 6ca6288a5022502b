import type { VideoProvider } from '../shared/provider/contract';
import {
	AVATARS,
	BRANDS,
	listOf,
	SMART_LAYOUTS,
	TEMPLATES,
	TEXT_STYLES,
	VOICES,
} from './catalogue';
import { listMusic, listWords } from './music';
import { listProjects } from './projects';
import { variableFields } from './templateVariables';

/** What fields of the editor choose from. */
export const LISTS: NonNullable<VideoProvider['lists']> = {
	avatars: listOf(AVATARS),
	brands: listOf(BRANDS),
	music: listMusic,
	musicGenres: listWords('musicGenres'),
	musicInstruments: listWords('musicInstruments'),
	musicMoods: listWords('musicMoods'),
	musicPurposes: listWords('musicPurposes'),
	projects: listProjects,
	smartLayouts: listOf(SMART_LAYOUTS),
	templates: listOf(TEMPLATES),
	textStyles: listOf(TEXT_STYLES),
	voices: listOf(VOICES),
};

/** Fields of the editor that depend on something in the account. */
export const FIELD_LISTS: NonNullable<VideoProvider['fieldLists']> = {
	templateVariables: variableFields,
};
