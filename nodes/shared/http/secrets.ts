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

/** Blanks every secret out of a text: some providers echo a key in their answers. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	return secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}
