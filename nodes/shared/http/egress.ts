import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { Stopped } from '../time/clock';
import { causesOf, transportTrouble, wasCanceled } from '../trouble/transportTrouble';
import type { Trouble } from '../trouble/trouble';
import { tokenTrouble } from './tokenRenewal';

type Helpers = IExecuteFunctions['helpers'];

/** Who can send: an execution, a call to one that is parked, or a credential that fetches its token. */
export interface Requester {
	helpers: Pick<Helpers, 'httpRequest'> & Partial<Pick<Helpers, 'httpRequestWithAuthentication'>>;
	getExecutionCancelSignal?: IExecuteFunctions['getExecutionCancelSignal'];
}

/** One request to one address. */
export interface EgressRequest
	extends Pick<IHttpRequestOptions, 'method' | 'headers' | 'qs' | 'body'> {
	/** Absolute. */
	url: string;
	/** Name of the receiver in messages, such as "Vizard" or "The file host". */
	receiver: string;
	/** `text` reads the whole body as text, `stream` hands it over unread; without it n8n parses JSON. */
	encoding?: 'text' | 'stream';
	/** For the answer and, where it is read as text, for its body as well, milliseconds. */
	timeoutMs: number;
	/** The credential to send with it; none for every address but the provider's own. */
	credential?: SentCredential;
	/** Ends the request, beside a stop of the execution. */
	signal?: AbortSignal;
}

/** A credential as it was read: n8n adds it to the request without reading it once more. */
export interface SentCredential {
	type: string;
	tokenIsRenewed: boolean;
	data: ICredentialDataDecryptedObject;
}

export type Exchange<Body> =
	| { ok: true; response: RawResponse<Body> }
	| { ok: false; trouble: Trouble };

/**
 * Sends one request. This is the only caller of n8n's request helpers, so that what must hold for each
 * request is written once:
 *
 * - a redirect is never followed, so a key or a file goes to no other address;
 * - every status is an answer and no exception;
 * - a stop of the execution ends the request;
 * - a time limit holds while a text body arrives, too. The one of n8n's helpers ends with the headers;
 * - nothing is sent twice, but for a request that n8n repeats with a new token after HTTP 401.
 *
 * @throws Stopped when the execution is stopped
 */
export async function exchange<Body>(
	n8n: Requester,
	request: EgressRequest,
): Promise<Exchange<Body>> {
	const { url, credential, timeoutMs, encoding, method, headers, qs, body } = request;
	const stop = n8n.getExecutionCancelSignal?.();
	const deadline = encoding === 'stream' ? undefined : AbortSignal.timeout(timeoutMs);
	const abortSignal = anyOf(stop, deadline, request.signal);
	const renewed = credential?.tokenIsRenewed === true;
	const options: IHttpRequestOptions = {
		url,
		...(method && { method }),
		...(headers && { headers }),
		...(qs && { qs }),
		...(body && { body }),
		...(encoding && { encoding }),
		returnFullResponse: true,
		// n8n fetches a new token for a 401 that is thrown, and sends what was refused again.
		ignoreHttpStatusErrors: renewed ? { ignore: true, except: [401] } : true,
		disableFollowRedirect: true,
		timeout: timeoutMs,
		...(abortSignal && { abortSignal }),
	};
	try {
		const response = credential
			? await sendWith(n8n, credential, options)
			: await n8n.helpers.httpRequest(options);
		return { ok: true, response: response as RawResponse<Body> };
	} catch (error) {
		const refused = renewed ? refusedResponse(error) : undefined;
		if (refused) return { ok: true, response: refused as RawResponse<Body> };
		const isStopped = stop?.aborted === true || (wasCanceled(error) && !deadline?.aborted);
		return { ok: false, trouble: troubleOf(error, request, isStopped) };
	}
}

/** @throws Stopped when the request ended because the user stopped the execution */
function troubleOf(
	error: unknown,
	{ receiver, url, timeoutMs }: EgressRequest,
	isStopped: boolean,
): Trouble {
	if (isStopped) throw new Stopped();
	return tokenTrouble(error) ?? transportTrouble(receiver, new URL(url).host, timeoutMs, error);
}

/** A question that a test of a credential asks. The key is in the headers, as the test has no credential yet. */
export interface TestQuestion {
	url: string;
	method: IHttpRequestMethods;
	headers: Record<string, string>;
	qs?: IDataObject;
	body?: IDataObject | IDataObject[];
	receiver: string;
	timeoutMs: number;
}

/** Asks a question for n8n's test of a credential, which has a request helper of its own. */
export async function exchangeForTest(
	{ helpers }: ICredentialTestFunctions,
	{ receiver, timeoutMs, url, method, headers, qs, body }: TestQuestion,
): Promise<Exchange<unknown>> {
	try {
		const response: unknown = await helpers.request({
			uri: url,
			method,
			headers,
			...(qs && { qs }),
			...(body && { body: JSON.stringify(body) }),
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
			timeout: timeoutMs,
		});
		return { ok: true, response: response as RawResponse };
	} catch (error) {
		const trouble = transportTrouble(receiver, new URL(url).host, timeoutMs, error);
		return { ok: false, trouble };
	}
}

/** n8n takes the signal for these requests from the execution, so the execution gives it the combined one. */
async function sendWith(
	n8n: Requester,
	{ type, data }: SentCredential,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const { httpRequestWithAuthentication } = n8n.helpers;
	if (!httpRequestWithAuthentication) throw new TypeError('Only a node sends with a credential');
	const sender = Object.create(n8n, {
		getExecutionCancelSignal: { value: () => options.abortSignal },
	}) as IExecuteFunctions;
	// n8n takes nothing but the data from it.
	const credentialsDecrypted = { id: '', name: type, type, data };
	return (await httpRequestWithAuthentication.call(sender, type, options, {
		credentialsDecrypted,
	})) as unknown;
}

/**
 * The answer inside an error. n8n renews a token only for a 401 that is thrown, so that status is thrown
 * where a token is renewed, and comes here when the new token was refused as well.
 */
function refusedResponse(error: unknown): RawResponse | undefined {
	for (const cause of causesOf(error)) {
		const { response } = cause as { response?: unknown };
		if (typeof response !== 'object' || response === null) continue;
		const { status, headers, data } = response as Record<string, unknown>;
		if (typeof status !== 'number') continue;
		return { statusCode: status, headers: { ...(headers as object) }, body: data };
	}
	return undefined;
}

function anyOf(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
	const given = signals.filter((signal) => signal !== undefined);
	return given.length > 1 ? AbortSignal.any(given) : given[0];
}

/** Node's readable stream, whose module a node may not import. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** An answer as n8n hands it over, whatever its status. */
export interface RawResponse<Body = unknown> {
	statusCode: number;
	headers: IDataObject;
	body: Body;
}

/** A file on its way: the body is a stream that has not been read yet. */
export type FileResponse = RawResponse<ByteStream>;

/** Header names in lower case, values as text. */
export function lowerCaseHeaders(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** Closes an answer without reading its body. An unread body keeps its connection open. */
export function discard({ body }: { body: unknown }): void {
	// n8n's client wraps the body, and a wrapper closes what is inside only once it has begun to read it.
	if (isStream(body)) body.once('data', () => body.destroy());
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'once' in body && 'destroy' in body;
}

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
	// A proxy may decode these and step out of the path.
	return startsWithBase(baseUrl, address) && !/%2e|%2f|%5c/i.test(new URL(address).pathname);
}

/** The same for an address that this package has made: its paths contain IDs, and these are encoded. */
export function startsWithBase(baseUrl: string, address: string): boolean {
	const [base, url] = [parseHttpUrl(baseUrl), parseHttpUrl(address)];
	if (!base || url?.origin !== base.origin) return false;
	return `${url.pathname}/`.startsWith(base.pathname.replace(/\/*$/, '/'));
}
