import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const NOT_SECRET = ['baseUrl', 'allowedHttpRequestDomains', 'allowedDomains'];

/** Shorter values would blank out ordinary words of an answer. */
const SHORTEST_SECRET = 6;

/** The values of a credential that must never be seen again once they have been sent. */
export function secretsOf(credential: ICredentialDataDecryptedObject): string[] {
	return Object.entries(credential)
		.filter(([name]) => !NOT_SECRET.includes(name))
		.map(([, value]) => value)
		.filter((value): value is string => typeof value === 'string')
		.map((value) => value.trim())
		.filter((value) => value.length >= SHORTEST_SECRET);
}

/**
 * Blanks every secret out of a text, also as JSON writes it: some providers echo a key in their answers.
 * The longest goes first, since one secret may begin with another.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	return secrets
		.flatMap(writtenForms)
		.sort((a, b) => b.length - a.length)
		.reduce((clean, form) => clean.replaceAll(form, '***'), text);
}

/** Keys are often base64, whose slash some servers escape. */
function writtenForms(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [secret, inJson, inJson.replaceAll('/', '\\/')];
}
