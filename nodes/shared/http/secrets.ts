import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CredentialChoice } from '../provider/contract';

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

/**
 * Makes what blanks these secrets out of a text, since some providers and proxies repeat what they were
 * sent: as it is, as JSON and URLs write it, and inside base64. The longest goes first, since one secret
 * may begin with another.
 */
export function secretBlanker(secrets: readonly string[]): Blank {
	const forms = [...new Set(secrets.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
	if (forms.length === 0) return (text) => text;
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
