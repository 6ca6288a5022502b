const DEFAULT_PREFIX = '/api/v1';

/**
 * Brings the address of an engine to the one that its routes are below: users paste it with and without
 * the prefix. An address that ends with a version is taken as complete, since the prefix can be changed
 * on the server (`API_V1_PREFIX`); any other gets the default one.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function cleanBaseUrl(baseUrl: string): string {
	const address = baseUrl.replace(/\/+$/, '');
	return address === '' || /\/v\d+$/.test(address) ? address : `${address}${DEFAULT_PREFIX}`;
}
