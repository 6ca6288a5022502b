import { kindOfStatus } from '../provider/httpTrouble';
import type { Sent, WireRequest } from '../provider/wire';
import type { Trouble } from '../trouble/trouble';
import { parseHttpUrl, exchange } from './egress';
import type { Origin } from './origin';
import { NOTHING_SECRET, readAnswer } from './readAnswer';
import { prepareUpload } from './upload';

/** How long an answer to a request without a file may take, milliseconds. */
const ANSWER_MS = 120_000;

/**
 * Sends a request to an address that carries its own signature, without any credential: the file host is
 * not the provider.
 *
 * @throws InvalidInput for a file that cannot be sent, Stopped when the execution is stopped
 */
export async function sendPresigned(
	origin: Origin,
	{ presignedUrl: url = '', method, headers, body, upload: file }: WireRequest,
): Promise<Sent> {
	const address = parseHttpUrl(url);
	if (!address) return { ok: false, trouble: unusableAddress(origin.provider.displayName) };
	const upload = file && (await prepareUpload(origin, file));
	try {
		const sent = await exchange<string>(origin.n8n, {
			url,
			receiver: 'The upload address',
			method,
			headers: { ...headers },
			...(body && { body }),
			...(upload && { body: upload.body }),
			encoding: 'text',
			timeoutMs: upload?.timeoutMs ?? ANSWER_MS,
		});
		if (!sent.ok) return sent;
		const answer = readAnswer(sent.response, NOTHING_SECRET);
		const trouble = refusal(address.host, answer.httpStatus);
		return trouble ? { ok: false, trouble, answer } : { ok: true, answer };
	} finally {
		upload?.release();
	}
}

/** The answers of a file host have no meaning beyond their status. */
function refusal(host: string, status: number): Trouble | undefined {
	const kind = kindOfStatus(status);
	if (!kind) return undefined;
	const mayPass = kind === 'unavailable' || kind === 'rateLimited';
	return {
		kind: mayPass ? kind : 'refused',
		message: `the upload address on ${host} answered HTTP ${status}`,
		advice:
			'Run this item again: the provider gives a new upload address each time. Upload addresses expire, and some refuse large files',
		httpStatus: status,
	};
}

function unusableAddress(providerName: string): Trouble {
	return {
		kind: 'unexpectedAnswer',
		message: `${providerName} gave an upload address that is not an http(s) URL, so nothing was sent to it`,
		advice: 'Check that the Base URL in the credential is that of the API',
	};
}
