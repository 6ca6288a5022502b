import {
	parseHttpUrl,
	exchange,
	discard,
	lowerCaseHeaders,
	type ByteStream,
	type FileResponse,
} from '../http/egress';
import type { OpenedFile } from '../http/sender';
import type { ItemRun } from '../items/itemRun';
import type { Trouble } from '../trouble/trouble';
import type { FileSource } from '../provider/contract';
import { notFollowed, outOfReach, redirectedTooOften } from './fileTrouble';

/** How long a file host may take to begin its answer, milliseconds. */
const ANSWER_MS = 120_000;

/** File hosts redirect once or twice, to a mirror or to a signed address. */
const MOST_REDIRECTS = 5;

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where a file can be fetched. */
export type Fetchable = Extract<FileSource, { kind: 'link' | 'providerRoute' }>;

/** An answer whose body has not been read yet. */
export interface FileAnswer {
	ok: true;
	/** Where it came from at last. */
	url: string;
	response: FileResponse;
	/** Closes the connection; to be called when the body has been read, or is not wanted. */
	letGo(): void;
}

/** What came of requesting a file. */
export type OpenedSource = FileAnswer | { ok: false; trouble: Trouble };

/** Who opens a file: it needs n8n's request helper, and the provider's sender for what is behind its API. */
type Opener = Pick<ItemRun, 'n8n' | 'sender'>;

/**
 * Requests a file, wherever it is, and hands over the answer unread. A link's host gets no API key.
 * Redirects are followed one by one, so that n8n's own protection judges each address and none but http(s)
 * is ever opened.
 *
 * @param range headers that request a part of the file
 * @throws Stopped when the execution is stopped
 */
export async function openSource(
	opener: Opener,
	source: Fetchable,
	range: Readonly<Record<string, string>> = {},
): Promise<OpenedSource> {
	const { sender } = opener;
	// A host that packs the file nevertheless sends another length than it announces, which ends the transfer.
	const headers = { ...range, 'Accept-Encoding': 'identity' };
	if (source.kind === 'link') {
		// A proxy before the API may guard the files on its host as well, so these are requested with the key.
		const own = source.keyOnOwnHost ? await sender.openOwnLink(source.url, headers) : undefined;
		return own ? await followed(opener, own, headers) : await openLink(opener, source.url, headers);
	}
	const { request, whenMissing } = source;
	const withHeaders = { ...request, headers: { ...request.headers, ...headers } };
	const opened = await followed(opener, await sender.openFile(withHeaders), headers);
	return opened.ok || opened.trouble.kind !== 'notFound' || whenMissing === undefined
		? opened
		: { ok: false, trouble: { ...opened.trouble, kind: 'refused', advice: whenMissing } };
}

/** A file behind the API may be a redirect to another host; the key does not follow. */
async function followed(
	opener: Opener,
	opened: OpenedFile,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	if (!opened.ok) return opened;
	const { url, response } = opened;
	const letGo = () => discard(response);
	const target = redirectOf(url, response);
	if (target === undefined) return { ok: true, url, response, letGo };
	letGo();
	return await openLink(opener, target, headers);
}

async function openLink(
	opener: Opener,
	link: string,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	let url = link;
	for (let redirects = 0; ; redirects++) {
		const opened = await openAddress(opener, url, headers);
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
	{ n8n }: Opener,
	url: string,
	headers: Record<string, string>,
): Promise<OpenedSource> {
	if (!parseHttpUrl(url)) return { ok: false, trouble: notFollowed(url) };
	const connection = new AbortController();
	const sent = await exchange<ByteStream>(n8n, {
		url,
		method: 'GET',
		headers,
		encoding: 'stream',
		receiver: 'The file host',
		timeoutMs: ANSWER_MS,
		signal: connection.signal,
	});
	return sent.ok
		? { ...sent, url, letGo: () => connection.abort() }
		: { ok: false, trouble: outOfReach(sent.trouble) };
}

/** Where an answer sends on to, as a whole address where it is one. */
function redirectOf(url: string, { statusCode, headers }: FileResponse): string | undefined {
	const { location } = lowerCaseHeaders(headers);
	if (!REDIRECTS.includes(statusCode) || location === undefined) return undefined;
	return URL.canParse(location, url) ? new URL(location, url).toString() : location;
}
