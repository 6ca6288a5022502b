import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Recipe } from './recipe';

/** The headers that carry the key; none without a key. */
export function keyHeaders(
	{ key: { header, prefix } }: Recipe,
	{ apiKey }: ICredentialDataDecryptedObject,
): Record<string, string> {
	const entered = typeof apiKey === 'string' ? apiKey.trim() : '';
	if (entered === '') return {};
	// Users paste a key with the word before it, as examples show it.
	const hasPrefix = prefix !== '' && entered.toLowerCase().startsWith(prefix.toLowerCase());
	return { [header]: hasPrefix ? entered : prefix + entered };
}
