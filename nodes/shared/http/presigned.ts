import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { Stopped } from '../time/clock';
import { parseHttpUrl } from './baseUrl';
import { presignedTrouble, unusableAddress } from './presignedTrouble';
import { readAnswer, type RawResponse } from './readAnswer';
import type { Sent } from './sender';
import { transportTrouble, wasStopped } from '../trouble/transportTrouble';
import { prepareUpload } from './upload';
import type { WireRequest } from '../provider/wire';

/** How long an answer to a request without a file may take, milliseconds. */
const ANSWER_MS = 120_000;

/**
 * Sends a request to an address that carries its own signature: without any credential, and without
 * following a redirect, as the bytes of a file are meant for this host alone.
 *
 * @throws InvalidInput for a file that cannot be sent, Stopped when the execution is stopped
 */
export async function sendPresigned(
	context: IExecuteFunctions,
	itemIndex: number,
	providerName: string,
	presignedUrl: string,
	request: WireRequest,
): Promise<Sent> {
	const address = parseHttpUrl(presignedUrl);
	if (!address) return { ok: false, trouble: unusableAddress(providerName) };
	const upload = request.upload && (await prepareUpload(context, itemIndex, request.upload));
	const timeout = upload?.timeoutMs ?? ANSWER_MS;
	const abortSignal = context.getExecutionCancelSignal();
	const options: IHttpRequestOptions = {
		url: presignedUrl,
		method: request.method,
		headers: { ...request.headers },
		...(request.body && { body: request.body }),
		...(upload && { body: upload.body }),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
		...(abortSignal && { abortSignal }),
	};
	try {
		const response = (await context.helpers.httpRequest(options)) as RawResponse;
		const answer = readAnswer(response, []);
		const trouble = presignedTrouble(address.host, answer.httpStatus);
		return trouble ? { ok: false, trouble, answer } : { ok: true, answer };
	} catch (error) {
		return broken(error, address.host, timeout);
	} finally {
		upload?.release();
	}
}

/** @throws Stopped when the request ended because the user stopped the execution */
function broken(error: unknown, host: string, timeout: number): Sent {
	if (wasStopped(error)) throw new Stopped();
	return { ok: false, trouble: transportTrouble('The upload address', host, timeout, error) };
}
