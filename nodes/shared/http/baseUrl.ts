import { InvalidInput } from '../input/invalidInput';

/**
 * Joins a credential's Base URL with a path below it.
 *
 * @throws InvalidInput when the Base URL is empty or not http(s), since a key must not be sent anywhere else
 */
export function joinBaseUrl(baseUrl: unknown, path: string): string {
	const text = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	const url = parseHttpUrl(text);
	if (!url) {
		throw new InvalidInput({
			parameter: 'Base URL',
			// Not what was entered: that may be a key in the wrong field.
			message: text === '' ? 'is empty' : 'is not an http(s) URL',
			advice:
				'Open the credential and enter the address of the API, for example https://api.example.com',
		});
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}${path}`;
}

/** The URL when it is a complete http or https address, otherwise undefined. */
export function parseHttpUrl(text: string): URL | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname ? url : undefined;
}

/** Whether an address is the Base URL's or one below it: the key goes to no other. */
export function isBelow(baseUrl: string, address: string): boolean {
	const [base, url] = [parseHttpUrl(baseUrl), parseHttpUrl(address)];
	if (!base || url?.origin !== base.origin) return false;
	// A proxy may decode these and step out of the path.
	if (/%2e|%2f|%5c/i.test(url.pathname)) return false;
	const folder = base.pathname.replace(/\/*$/, '/');
	return `${url.pathname}/`.startsWith(folder);
}
