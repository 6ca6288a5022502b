import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Languages of storyboards. Arabic, Indonesian, Polish, Turkish, Urdu and Vietnamese stand in Pictory's own
 * agent skill and not in its reference.
 *
 * @see https://docs.pictory.ai/api-reference/storyboard/create-storyboard-preview
 */
const NAMES: Readonly<Record<string, string>> = {
	ar: 'Arabic',
	zh: 'Chinese',
	nl: 'Dutch',
	en: 'English',
	fr: 'French',
	de: 'German',
	hi: 'Hindi',
	id: 'Indonesian',
	it: 'Italian',
	ja: 'Japanese',
	ko: 'Korean',
	mr: 'Marathi',
	pl: 'Polish',
	pt: 'Portuguese',
	ru: 'Russian',
	es: 'Spanish',
	ta: 'Tamil',
	tr: 'Turkish',
	ur: 'Urdu',
	vi: 'Vietnamese',
};

export const LANGUAGES: INodePropertyOptions[] = [
	{ name: 'Default', value: '', description: 'Leave the language to Pictory or to the template' },
	...Object.entries(NAMES).map(([value, name]) => ({ name, value })),
];
