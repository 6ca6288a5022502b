import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { kindOfStatus } from '../http/httpTrouble';
import { transportTrouble, wasStopped } from '../http/transportTrouble';
import type { Trouble } from '../http/trouble';
import { parseHttpUrl } from '../http/baseUrl';
import { Stopped } from '../time/clock';
import { fileExtension, videoFileName } from './fileName';

/** A file host that sends nothing for so long is given up, milliseconds. */
const SILENCE_MS = 120_000;

/** A file in n8n's binary store. */
export interface DownloadedFile {
	binary: IBinaryData;
	name: string;
	mimeType: string;
	sizeBytes: number;
}

export type DownloadOutcome = { ok: true; file: DownloadedFile } | { ok: false; trouble: Trouble };

/** What to fetch and what to call it. */
export interface DownloadRequest {
	url: string;
	index: number;
	title?: string | undefined;
}

interface StreamResponse {
	statusCode: number;
	headers: IDataObject;
	body: Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
}

/**
 * Streams a result link into n8n's binary store, once. The link's host gets no API key, and a file that
 * is shorter than announced, or is a web page, counts as trouble and not as a video.
 *
 * @throws Stopped when the execution is stopped
 */
export async function download(
	context: IExecuteFunctions,
	{ url, index, title }: DownloadRequest,
): Promise<DownloadOutcome> {
	const address = parseHttpUrl(url);
	if (!address) return { ok: false, trouble: notFetchable(url) };
	try {
		const response = (await context.helpers.httpRequest(
			streamOptions(context, url),
		)) as StreamResponse;
		const headers = lowerCaseNames(response.headers);
		const refusal = refusalOf(response.statusCode, headers, address.host);
		if (refusal) return { ok: false, trouble: refusal };

		const mimeType = headers['content-type']?.split(';')[0]?.trim() || 'video/mp4';
		const name = videoFileName(index, title, fileExtension(mimeType, url));
		const binary = await context.helpers.prepareBinaryData(response.body, name, mimeType);
		const short = shortfall(binary.bytes, headers['content-length'], address.host);
		if (short) return { ok: false, trouble: short };
		return { ok: true, file: { binary, name, mimeType, sizeBytes: binary.bytes ?? 0 } };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error, address.host) };
	}
}

function streamOptions(context: IExecuteFunctions, url: string): IHttpRequestOptions {
	const abortSignal = context.getExecutionCancelSignal();
	return {
		url,
		method: 'GET',
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: SILENCE_MS,
		...(abortSignal && { abortSignal }),
	};
}

function lowerCaseNames(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

function refusalOf(
	status: number,
	headers: Record<string, string>,
	host: string,
): Trouble | undefined {
	const kind = kindOfStatus(status);
	if (kind) {
		return {
			kind: kind === 'credential' || kind === 'notFound' ? 'notFound' : kind,
			message: `the file host ${host} answered HTTP ${status}`,
			advice:
				'Run Export again: it asks the provider for a fresh link. Links expire, and some providers delete files after some days',
			httpStatus: status,
		};
	}
	if (!/^(text\/html|application\/(json|xml)|text\/xml)/i.test(headers['content-type'] ?? '')) {
		return undefined;
	}
	return {
		kind: 'unexpectedAnswer',
		message: `the file host ${host} sent ${headers['content-type']} instead of a video`,
		advice: 'Open the link in a browser to see what the host says',
		httpStatus: status,
	};
}

function shortfall(
	received: number | undefined,
	announced: string | undefined,
	host: string,
): Trouble | undefined {
	if (received === undefined || announced === undefined || received === Number(announced)) {
		return undefined;
	}
	return {
		kind: 'noAnswer',
		message: `the file host ${host} sent ${received} of ${announced} bytes`,
		advice: 'Check the network between n8n and the file host',
	};
}

function notFetchable(url: string): Trouble {
	const scheme = /^([a-z0-9+.-]+):/i.exec(url)?.[1] ?? 'no';
	return {
		kind: 'refused',
		message: `the link is not an http(s) address (${scheme} scheme), so it is not followed`,
		advice: 'Fetch the file where the provider has stored it',
	};
}

/** @throws Stopped when the download ended because the user stopped the execution */
function troubleOf(error: unknown, host: string): Trouble {
	if (wasStopped(error)) throw new Stopped();
	return transportTrouble('The file host', host, SILENCE_MS, error);
}
