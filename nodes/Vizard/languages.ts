import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Codes of spoken languages, some of them not the usual ones (`iw` for Hebrew, `mal` for Malay).
 *
 * @see https://docs.vizard.ai/docs/supported-languages
 */
const NAMES: Readonly<Record<string, string>> = {
	ar: 'Arabic',
	bg: 'Bulgarian',
	yue: 'Cantonese',
	zh: 'Chinese (Simplified)',
	'zh-TW': 'Chinese (Traditional)',
	hr: 'Croatian',
	cs: 'Czech',
	da: 'Danish',
	nl: 'Dutch',
	en: 'English',
	fi: 'Finnish',
	fr: 'French',
	de: 'German',
	el: 'Greek',
	iw: 'Hebrew',
	hi: 'Hindi',
	hu: 'Hungarian',
	id: 'Indonesian',
	it: 'Italian',
	ja: 'Japanese',
	ko: 'Korean',
	lt: 'Lithuanian',
	mal: 'Malay',
	no: 'Norwegian',
	pl: 'Polish',
	pt: 'Portuguese',
	ro: 'Romanian',
	ru: 'Russian',
	sr: 'Serbian',
	sk: 'Slovak',
	es: 'Spanish',
	sv: 'Swedish',
	tr: 'Turkish',
	uk: 'Ukrainian',
	vi: 'Vietnamese',
};

export const LANGUAGES: INodePropertyOptions[] = [
	{ name: 'Detect Automatically', value: 'auto' },
	...Object.entries(NAMES).map(([value, name]) => ({ name, value })),
];
