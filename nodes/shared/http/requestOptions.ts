import type { IHttpRequestOptions } from 'n8n-workflow';
import type { WireRequest } from '../provider/wire';

/**
 * A request in n8n's terms, but for its credential and its file: never follows a redirect, and hands
 * over every answer whatever its status is.
 *
 * @param timeout milliseconds
 */
export function requestOptions(
	url: string,
	request: WireRequest,
	timeout: number,
): IHttpRequestOptions {
	return {
		url,
		method: request.method,
		headers: {
			Accept: 'application/json',
			...(request.body && { 'Content-Type': 'application/json' }),
			...request.headers,
		},
		...(request.query && { qs: request.query }),
		...(request.body && { body: request.body }),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
}
