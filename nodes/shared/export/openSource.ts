import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { parseHttpUrl, discard, lowerCaseHeaders, type FileResponse } from '../http/egress';
import type { OpenedFile, Sender } from '../http/sender';
import { transportTrouble, wasCanceled } from '../trouble/transportTrouble';
import type { Trouble } from '../trouble/trouble';
import type { FileSource } from '../provider/contract';
import { Stopped } from '../time/clock';
import { notFollowed, outOfReach, redirectedTooOften } from './fileTrouble';

/** How long a file host may take to begin its answer, milliseconds. */
const ANSWER_MS = 120_000;

/** File hosts redirect once or twice, to a mirror or to a signed address. */
const MOST_REDIRECTS = 5;

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where a file can be fetched. */
export type Fetchable = Exclude<FileSource, { kind: 'unavailable' }>;

/** An answer whose body has not been read yet. */
export interface FileAnswer {
	ok: true;
	/** Where it came from at last. */
	url: string;
	response: FileResponse;
	/** Closes the connection; to be called when the body has been read, or is not wanted. */
	letGo(): void;
}

/** What came of asking for a file. */
export type OpenedSource = FileAnswer | { ok: false; trouble: Trouble };

type SourceOf<Kind extends FileSource['kind']> = Extract<FileSource, { kind: Kind }>;

/**
 * Asks for a file, from wherever it is to be had, and hands over the answer unread. A link's host gets no
 * API key. Redirects are followed one by one, so that n8n's own protection judges each address and none
 * but http(s) is ever opened.
 *
 * @param range headers that ask for a part of the file
 * @throws Stopped when the execution is stopped
 */
export async function openSource(
	context: IExecuteFunctions,
	sender: Sender,
	source: Fetchable,
	range: Readonly<Record<string, string>> = {},
): Promise<OpenedSource> {
	const headers = { ...range, 'Accept-Encoding': 'identity' };
	return source.kind === 'link'
		? await openLinkOrOwn(context, sender, source, headers)
		: await openRoute(context, sender, source, headers);
}

/** A proxy before the API may guard the files on its host as well, so these are asked for with the key. */
async function openLinkOrOwn(
	context: IExecuteFunctions,
	sender: Sender,
	{ url, keyOnOwnHost }: SourceOf<'link'>,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	const own = keyOnOwnHost ? await sender.openOwnLink(url, headers) : undefined;
	return own ? await followed(context, own, headers) : await openLink(context, url, headers);
}

async function openRoute(
	context: IExecuteFunctions,
	sender: Sender,
	{ request, whenMissing }: SourceOf<'providerRoute'>,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	const withHeaders = { ...request, headers: { ...request.headers, ...headers } };
	const opened = await followed(context, await sender.openFile(withHeaders), headers);
	return opened.ok || opened.trouble.kind !== 'notFound' || whenMissing === undefined
		? opened
		: { ok: false, trouble: { ...opened.trouble, kind: 'refused', advice: whenMissing } };
}

/** What was asked for with the key may point elsewhere; the key does not follow. */
async function followed(
	context: IExecuteFunctions,
	opened: OpenedFile,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	if (!opened.ok) return opened;
	const { url, response } = opened;
	const letGo = () => discard(response);
	const target = redirectOf(url, response);
	if (target === undefined) return { ok: true, url, response, letGo };
	letGo();
	return await openLink(context, target, headers);
}

async function openLink(
	context: IExecuteFunctions,
	link: string,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	let url = link;
	for (let redirects = 0; ; redirects++) {
		const opened = await openAddress(context, url, headers);
		const target = opened.ok ? redirectOf(url, opened.response) : undefined;
		if (!opened.ok || target === undefined) return opened;
		opened.letGo();
		if (redirects === MOST_REDIRECTS) {
			const { host } = new URL(url);
			return { ok: false, trouble: redirectedTooOften(host, MOST_REDIRECTS) };
		}
		url = target;
	}
}

async function openAddress(
	context: IExecuteFunctions,
	url: string,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	const address = parseHttpUrl(url);
	if (!address) return { ok: false, trouble: notFollowed(url) };
	const connection = new AbortController();
	const stop = context.getExecutionCancelSignal();
	const options: IHttpRequestOptions = {
		url,
		method: 'GET',
		headers,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: ANSWER_MS,
		abortSignal: stop ? AbortSignal.any([stop, connection.signal]) : connection.signal,
	};
	try {
		const response = (await context.helpers.httpRequest(options)) as FileResponse;
		return { ok: true, url, response, letGo: () => connection.abort() };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error, address.host) };
	}
}

/** Where an answer sends on to, as a whole address where it is one. */
function redirectOf(url: string, { statusCode, headers }: FileResponse): string | undefined {
	const { location } = lowerCaseHeaders(headers);
	if (!REDIRECTS.includes(statusCode) || location === undefined) return undefined;
	return URL.canParse(location, url) ? new URL(location, url).toString() : location;
}

/** @throws Stopped when the request ended because the user stopped the execution */
function troubleOf(error: unknown, host: string): Trouble {
	if (wasCanceled(error)) throw new Stopped();
	return outOfReach(transportTrouble('The file host', host, ANSWER_MS, error));
}
