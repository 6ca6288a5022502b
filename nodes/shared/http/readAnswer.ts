import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { CredentialChoice } from '../provider/contract';
import type { WireAnswer } from '../provider/wire';
import { lowerCaseHeaders, type RawResponse } from './egress';

/**
 * The answer in the form that providers read. n8n has no way to limit what it takes in, so that what is
 * too much is found out here, before it is parsed.
 *
 * @param blank hides what was sent and must not be seen, wherever the answer repeats it
 */
export function readAnswer(response: RawResponse, blank: Blank): WireAnswer {
	const raw =
		typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? '');
	const excess = excessOf(raw);
	return {
		httpStatus: response.statusCode,
		headers: blankedHeaders(response.headers, blank),
		body: excess === undefined ? withoutSecretsIn(parseJson(raw), blank) : undefined,
		text: blank(raw.slice(0, ANSWER_LIMITS.characters)),
		...(excess !== undefined && { excess }),
	};
}

/** Header names in lower case, and values without secrets: a redirect may carry a key on to another host. */
export function blankedHeaders(headers: IDataObject, blank: Blank): Record<string, string> {
	return Object.fromEntries(
		Object.entries(lowerCaseHeaders(headers)).map(([name, value]) => [name, blank(value)]),
	);
}

/**
 * The parsed value, or undefined when the text is not JSON: the caller then sees the text itself. Some
 * services pack an object into a JSON text once more.
 */
function parseJson(text: string): unknown {
	try {
		const value = JSON.parse(text) as unknown;
		const isPacked = typeof value === 'string' && /^\s*\{\s*"/.test(value);
		return isPacked && excessOf(value) === undefined ? (parseJson(value) ?? value) : value;
	} catch {
		return undefined;
	}
}

/** How much of an answer is read at all. Real answers stay far below; beyond is a fault or an attack. */
export const ANSWER_LIMITS = {
	/** Of the body, as text: what n8n itself accepts by default, 16 MiB. */
	characters: 16 * 1024 * 1024,
	/** Of lists and objects in each other. Deeper ones overflow the stack of whoever copies them. */
	depth: 100,
	/** Of one list or object, such as the clips of a job. */
	entries: 10_000,
	/** Of all lists and objects together. */
	entriesInAll: 200_000,
} as const;

/**
 * What is too much about the text of an answer, looked for before it is parsed: parsing alone may take
 * seconds and hundreds of times the memory of the text.
 *
 * The text need not be JSON; what is measured is what a parser would build up to its first mistake.
 *
 * @returns the end of a sentence that begins "it is", or undefined for what can be parsed
 */
export function excessOf(text: string): string | undefined {
	const { characters, depth, entries, entriesInAll } = ANSWER_LIMITS;
	if (text.length > characters) return `longer than ${characters} characters`;
	/** The entries of each list or object that is open: one to begin with, and one more for each comma. */
	const open: number[] = [];
	let inAll = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text.charCodeAt(at)) {
			case QUOTE:
				at = endOfString(text, at);
				break;
			case BRACE:
			case BRACKET:
				if (open.push(1) > depth) return `nested more than ${depth} levels deep`;
				inAll++;
				break;
			case END_OF_BRACE:
			case END_OF_BRACKET:
				open.pop();
				break;
			case COMMA: {
				const count = open.pop();
				// Outside of lists and objects there is nothing to count, as in a web page.
				if (count === undefined) break;
				if (count === entries) return `a list of more than ${entries} entries`;
				open.push(count + 1);
				inAll++;
				break;
			}
			default:
		}
		if (inAll > entriesInAll) return `made of more than ${entriesInAll} entries`;
	}
	return undefined;
}

const [QUOTE, BACKSLASH, COMMA, BRACE, END_OF_BRACE, BRACKET, END_OF_BRACKET] = [...'"\\,{}[]'].map(
	(character) => character.charCodeAt(0),
);

/** The position of the quote that ends a string, or the end of the text. */
function endOfString(text: string, begin: number): number {
	let at = begin + 1;
	while (at < text.length && text.charCodeAt(at) !== QUOTE) {
		at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
	}
	return at;
}

/** Shorter values would blank out ordinary words of an answer. */
const SHORTEST_SECRET = 6;

/**
 * The values of a credential that must never be seen again once they have been sent. Ids of users and
 * clients are not among them: they may be parts of links and texts, which must stay whole.
 */
export function secretsOf(
	credential: ICredentialDataDecryptedObject,
	{ secretFields }: Pick<CredentialChoice, 'secretFields'>,
): string[] {
	return secretFields
		.map((name) => credential[name])
		.filter((value) => typeof value === 'string')
		.map((value) => value.trim())
		.filter((value) => value.length >= SHORTEST_SECRET);
}

/** Hides secrets in a text; see {@link secretBlanker}. */
export type Blank = (text: string) => string;

/** For answers to requests without a key. */
export const NOTHING_SECRET: Blank = (text) => text;

/**
 * Makes what blanks these secrets out of a text, since some providers and proxies repeat what they were
 * sent: as it is, as JSON and URLs write it, and inside base64. The longest goes first, since one secret
 * may begin with another.
 */
export function secretBlanker(secrets: readonly string[]): Blank {
	const forms = [...new Set(secrets.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
	if (forms.length === 0) return NOTHING_SECRET;
	const anyForm = new RegExp(forms.map(literally).join('|'), 'g');
	return (text) => text.replace(anyForm, '***');
}

/** Every name and every text in a parsed answer without its secrets, list by list and field by field. */
export function withoutSecretsIn(value: unknown, blank: Blank): unknown {
	if (typeof value === 'string') return blank(value);
	if (Array.isArray(value)) return value.map((entry) => withoutSecretsIn(entry, blank));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, held]) => [blank(name), withoutSecretsIn(held, blank)]),
	);
}

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function writtenForms(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	// By way of bytes, since a half of a pair of surrogates cannot be encoded.
	const inUrl = encodeURIComponent(Buffer.from(secret).toString());
	return [
		secret,
		inJson,
		// Keys are often base64, whose slash some servers escape.
		inJson.replaceAll('/', '\\/'),
		inUrl,
		inUrl.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
		inUrl.replaceAll('%20', '+'),
		...inBase64(secret),
	];
}

/**
 * What base64 makes of a secret somewhere in a longer text. Three bytes become four characters, so that
 * there are three ways, by where in such a group the secret begins; characters that depend on what is
 * before or behind it are left out.
 */
function inBase64(secret: string): string[] {
	return [0, 1, 2].flatMap((bytesBefore) => {
		const bytes = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(secret)]);
		const first = Math.ceil((bytesBefore * 8) / 6);
		const end = Math.floor((bytes.length * 8) / 6);
		return [bytes.toString('base64'), bytes.toString('base64url')].map((text) =>
			text.slice(first, end),
		);
	});
}
