import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { optionalText } from '../shared/input/parameters';

/**
 * Codes of languages, some of them not the usual ones (`jw` for Javanese, no bare `zh`).
 *
 * @see https://wayin.ai/api-docs/supported-languages/
 */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
	af: 'Afrikaans',
	sq: 'Albanian',
	am: 'Amharic',
	ar: 'Arabic',
	hy: 'Armenian',
	as: 'Assamese',
	az: 'Azerbaijani',
	ba: 'Bashkir',
	eu: 'Basque',
	be: 'Belarusian',
	bn: 'Bengali',
	bs: 'Bosnian',
	br: 'Breton',
	bg: 'Bulgarian',
	my: 'Burmese',
	ca: 'Catalan',
	'zh-cn': 'Chinese (Simplified)',
	'zh-tw': 'Chinese (Traditional)',
	hr: 'Croatian',
	cs: 'Czech',
	da: 'Danish',
	nl: 'Dutch',
	en: 'English',
	et: 'Estonian',
	fo: 'Faroese',
	fi: 'Finnish',
	fr: 'French',
	gl: 'Galician',
	ka: 'Georgian',
	de: 'German',
	el: 'Greek',
	gu: 'Gujarati',
	ht: 'Haitian Creole',
	ha: 'Hausa',
	haw: 'Hawaiian',
	he: 'Hebrew',
	hi: 'Hindi',
	hu: 'Hungarian',
	is: 'Icelandic',
	id: 'Indonesian',
	it: 'Italian',
	ja: 'Japanese',
	jw: 'Javanese',
	kn: 'Kannada',
	kk: 'Kazakh',
	km: 'Khmer',
	ko: 'Korean',
	lo: 'Lao',
	la: 'Latin',
	lv: 'Latvian',
	ln: 'Lingala',
	lt: 'Lithuanian',
	lb: 'Luxembourgish',
	mk: 'Macedonian',
	mg: 'Malagasy',
	ms: 'Malay',
	ml: 'Malayalam',
	mt: 'Maltese',
	mi: 'Maori',
	mr: 'Marathi',
	mn: 'Mongolian',
	ne: 'Nepali',
	no: 'Norwegian',
	nn: 'Norwegian Nynorsk',
	oc: 'Occitan',
	ps: 'Pashto',
	fa: 'Persian',
	pl: 'Polish',
	pt: 'Portuguese',
	pa: 'Punjabi',
	ro: 'Romanian',
	ru: 'Russian',
	sa: 'Sanskrit',
	sr: 'Serbian',
	sn: 'Shona',
	sd: 'Sindhi',
	si: 'Sinhala',
	sk: 'Slovak',
	sl: 'Slovenian',
	so: 'Somali',
	es: 'Spanish',
	su: 'Sundanese',
	sw: 'Swahili',
	sv: 'Swedish',
	tl: 'Tagalog',
	tg: 'Tajik',
	ta: 'Tamil',
	tt: 'Tatar',
	te: 'Telugu',
	th: 'Thai',
	bo: 'Tibetan',
	tr: 'Turkish',
	tk: 'Turkmen',
	uk: 'Ukrainian',
	ur: 'Urdu',
	uz: 'Uzbek',
	vi: 'Vietnamese',
	cy: 'Welsh',
	yi: 'Yiddish',
	yo: 'Yoruba',
};

/** The languages as choices; the first one leaves the decision to the provider. */
export function languageChoices(undecided: string): INodePropertyOptions[] {
	return [
		{ name: undecided, value: '' },
		...Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({ name, value })),
	];
}

/** The same field for all kinds of jobs, so that the node shows it once. */
export const LANGUAGE: INodeProperties = {
	displayName: 'Spoken Language',
	name: 'language',
	type: 'options',
	options: languageChoices('Detect Automatically'),
	default: '',
	description: 'The language spoken in the video',
};

/** A code that an expression gives; nothing where the provider is to decide. */
export const optionalLanguage = optionalText
	.transform((code) => code?.toLowerCase())
	.refine((code) => code === undefined || Object.hasOwn(LANGUAGE_NAMES, code), {
		message:
			'is not a language code of WayinVideo, such as en, pt or zh-cn (there is no zh without a region)',
	});
