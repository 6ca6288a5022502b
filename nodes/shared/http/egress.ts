import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { Stopped } from '../time/clock';
import { transportTrouble, wasCanceled } from '../trouble/transportTrouble';
import type { Trouble } from '../trouble/trouble';
import type { RawResponse } from './response';
import { refusedResponse, tokenTrouble } from './tokenRenewal';

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
	credential?: { type: string; tokenIsRenewed: boolean };
	/** Ends the request, beside a stop of the execution. */
	signal?: AbortSignal;
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
			? await sendWith(n8n, credential.type, options)
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

/** n8n takes the signal for these requests from the execution, so the execution gives it the combined one. */
async function sendWith(
	n8n: Requester,
	credentialType: string,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const { httpRequestWithAuthentication } = n8n.helpers;
	if (!httpRequestWithAuthentication) throw new TypeError('Only a node sends with a credential');
	const sender = Object.create(n8n, {
		getExecutionCancelSignal: { value: () => options.abortSignal },
	}) as IExecuteFunctions;
	return (await httpRequestWithAuthentication.call(sender, credentialType, options)) as unknown;
}

function anyOf(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
	const given = signals.filter((signal) => signal !== undefined);
	return given.length > 1 ? AbortSignal.any(given) : given[0];
}
