import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { lowerCaseHeaders, type FileResponse } from '../http/fileResponse';
import type { OpenedFile, Sender } from '../http/sender';
import type { FileSource } from '../provider/contract';
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

/** What to call the file. */
export interface FileNaming {
	index: number;
	title?: string | undefined;
	/** Where neither the answer nor the address tells. */
	extension: string;
}

/** Where a file can be fetched. */
export type Fetchable = Exclude<FileSource, { kind: 'unavailable' }>;

/**
 * Streams a file into n8n's binary store, once. A link's host gets no API key, and a file that is
 * shorter than announced, or is a web page, counts as trouble and not as a video.
 *
 * @throws Stopped when the execution is stopped
 */
export async function download(
	context: IExecuteFunctions,
	sender: Sender,
	source: Fetchable,
	naming: FileNaming,
): Promise<DownloadOutcome> {
	const opened =
		source.kind === 'link'
			? await openLinkOrOwn(context, sender, source)
			: await openRoute(context, sender, source);
	return opened.ok ? await store(context, opened, naming) : opened;
}

type Opened = { ok: true; url: string; response: FileResponse } | { ok: false; trouble: Trouble };

type SourceOf<Kind extends FileSource['kind']> = Extract<FileSource, { kind: Kind }>;

/** A proxy before the API may guard the files on its host as well, so these are asked for with the key. */
async function openLinkOrOwn(
	context: IExecuteFunctions,
	sender: Sender,
	{ url, keyOnOwnHost }: SourceOf<'link'>,
): Promise<Opened> {
	const own = keyOnOwnHost ? await sender.openOwnLink(url) : undefined;
	return own ? await followed(context, own) : await openLink(context, url);
}

async function openLink(context: IExecuteFunctions, url: string): Promise<Opened> {
	const address = parseHttpUrl(url);
	if (!address) return { ok: false, trouble: notFetchable(url) };
	try {
		const response = (await context.helpers.httpRequest(linkOptions(context, url))) as FileResponse;
		return { ok: true, url, response };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error, address.host) };
	}
}

async function openRoute(
	context: IExecuteFunctions,
	sender: Sender,
	{ request, whenMissing }: SourceOf<'providerRoute'>,
): Promise<Opened> {
	const opened = await followed(context, await sender.openFile(request));
	return opened.ok || opened.trouble.kind !== 'notFound' || whenMissing === undefined
		? opened
		: { ok: false, trouble: { ...opened.trouble, kind: 'refused', advice: whenMissing } };
}

/** What was asked for with the key may point elsewhere; the key does not follow. */
async function followed(context: IExecuteFunctions, opened: OpenedFile): Promise<Opened> {
	if (!opened.ok) return opened;
	const { location } = lowerCaseHeaders(opened.response.headers);
	const redirected = opened.response.statusCode >= 300 && opened.response.statusCode < 400;
	return redirected && location
		? await openLink(context, new URL(location, opened.url).toString())
		: opened;
}

function linkOptions(context: IExecuteFunctions, url: string): IHttpRequestOptions {
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

async function store(
	context: IExecuteFunctions,
	{ url, response }: Extract<Opened, { ok: true }>,
	{ index, title, extension }: FileNaming,
): Promise<DownloadOutcome> {
	const { host } = new URL(url);
	const headers = lowerCaseHeaders(response.headers);
	const refusal = refusalOf(response.statusCode, headers, host);
	if (refusal) return { ok: false, trouble: refusal };
	const mimeType = headers['content-type']?.split(';')[0]?.trim() || 'video/mp4';
	const name = videoFileName(index, title, fileExtension(mimeType, url) ?? extension);
	try {
		const binary = await context.helpers.prepareBinaryData(response.body, name, mimeType);
		const short = shortfall(binary.bytes, headers['content-length'], host);
		if (short) return { ok: false, trouble: short };
		return { ok: true, file: { binary, name, mimeType, sizeBytes: binary.bytes ?? 0 } };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error, host) };
	}
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
