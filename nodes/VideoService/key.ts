import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { parseHttpUrl } from '../shared/http/egress';
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

/** Whether a request to this address may carry the key: below the Base URL, and nowhere else. */
export function mayCarryKey(baseUrl: string, address: string): boolean {
	const [base, url] = [parseHttpUrl(baseUrl), parseHttpUrl(address)];
	if (!base || url?.origin !== base.origin) return false;
	return `${url.pathname}/`.startsWith(base.pathname.replace(/\/*$/, '/'));
}
