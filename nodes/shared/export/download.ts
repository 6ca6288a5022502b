import type { IBinaryData } from 'n8n-workflow';
import { lowerCaseHeaders, type ByteStream } from '../http/egress';
import type { ItemRun } from '../items/itemRun';
import { Stopped } from '../time/clock';
import { providerText } from '../trouble/providerText';
import { withRetryAfter } from '../trouble/retryAfter';
import type { Trouble } from '../trouble/trouble';
import { fileExtension, fileName, type FileNaming } from './fileName';
import { notAFile, notStored, refusedByHost } from './fileTrouble';
import { openSource, type Fetchable, type FileAnswer } from './openSource';
import { Transfer } from './transfer';

/** Types that hosts give to files of which they know nothing. */
const SAYS_NOTHING = /^((application|binary)\/octet-stream)?$/i;

/** A file in n8n's binary store. */
export interface DownloadedFile {
	binary: IBinaryData;
	name: string;
	mimeType: string;
	sizeBytes: number;
}

export type DownloadOutcome =
	| { ok: true; file: DownloadedFile }
	/** `atStore`: the file arrived, and n8n could not keep it. */
	| { ok: false; trouble: Trouble; atStore?: true };

/** What a download works with. */
export type Downloading = Pick<ItemRun, 'n8n' | 'sender' | 'clock'>;

/**
 * Streams a file into n8n's binary store, all of it or nothing. A transfer that breaks off continues where
 * it was when the host shows that the file is still the same; otherwise it ends as trouble, and so
 * does whatever is not the file: a web page, an error document, an empty body.
 *
 * @param extension for the name, where neither the answer nor the address shows one
 * @throws Stopped when the execution is stopped
 */
export async function download(
	run: Downloading,
	source: Fetchable,
	naming: FileNaming,
	extension: string,
): Promise<DownloadOutcome> {
	const { clock } = run;
	const opened = await openSource(run, source);
	if (!opened.ok) return opened;
	const { url, response } = opened;
	if (response.statusCode !== 200) {
		opened.letGo();
		const trouble = refusedByHost(new URL(url).host, response.statusCode);
		const headers = lowerCaseHeaders(response.headers);
		return { ok: false, trouble: withRetryAfter(trouble, headers, clock.now()) };
	}
	const reopen = async (range: Record<string, string>) => await openSource(run, source, range);
	const transfer = new Transfer(opened, reopen, clock);
	try {
		return await store(run, opened, transfer, naming, extension);
	} catch (error) {
		return endedBy(error, run, transfer);
	} finally {
		transfer.close();
	}
}

/** Puts a text that is already here into n8n's binary store, as a file. */
export async function storeText(
	{ n8n }: Pick<Downloading, 'n8n'>,
	text: string,
	naming: FileNaming,
	extension: string,
): Promise<DownloadOutcome> {
	const name = fileName(naming, extension);
	const bytes = Buffer.from(text, 'utf8');
	try {
		// n8n takes the type from the name.
		const binary = await n8n.helpers.prepareBinaryData(bytes, name);
		const { mimeType } = binary;
		return { ok: true, file: { binary, name, mimeType, sizeBytes: bytes.length } };
	} catch (error) {
		return failedStore(error);
	}
}

/** @throws whatever the transfer or n8n's binary store end with */
async function store(
	{ n8n }: Downloading,
	{ url, response }: FileAnswer,
	transfer: Transfer,
	naming: FileNaming,
	extension: string,
): Promise<DownloadOutcome> {
	const declaredType =
		lowerCaseHeaders(response.headers)['content-type']?.split(';')[0]?.trim() ?? '';
	const head = await transfer.head(TELLING_BYTES);
	const instead = insteadOfFile(head, declaredType, extension);
	if (instead) return { ok: false, trouble: notAFile(new URL(url).host, instead) };

	const name = fileName(naming, fileExtension(declaredType, url) ?? extension);
	// n8n takes the type from the name if none is given.
	const mimeType = SAYS_NOTHING.test(declaredType) ? undefined : declaredType;
	const stream = streamOf(transfer.bytes(), response.body);
	const binary = await n8n.helpers.prepareBinaryData(stream, name, mimeType);
	const { receivedBytes: sizeBytes } = transfer;
	return binary.bytes !== undefined && binary.bytes !== sizeBytes
		? failedStore(new Error(`it kept ${binary.bytes} of ${sizeBytes} bytes`))
		: { ok: true, file: { binary, name, mimeType: binary.mimeType, sizeBytes } };
}

/**
 * What the store hands on when the stream has failed need not be the stream's own error.
 *
 * @throws Stopped when the user stopped the execution
 */
function endedBy(error: unknown, { n8n }: Downloading, { failure }: Transfer): DownloadOutcome {
	if (n8n.getExecutionCancelSignal()?.aborted) throw new Stopped();
	return failure ? { ok: false, trouble: failure } : failedStore(error);
}

function failedStore(error: unknown): DownloadOutcome {
	const reason = providerText(error instanceof Error ? error.message : undefined);
	return { ok: false, trouble: notStored(reason), atStore: true };
}

/** What is needed of the class of all streams. */
interface StreamClass {
	from(bytes: AsyncIterable<Uint8Array>, options: { objectMode: boolean }): ByteStream;
}

/**
 * Makes a stream of bytes that come piece by piece: most of n8n's binary stores take nothing else. A node
 * may not import Node's stream module, so the class is that of a stream which n8n has handed out; every
 * class of readable streams inherits `from`.
 *
 * @param sample any stream; it is not read
 */
function streamOf(bytes: AsyncIterable<Uint8Array>, sample: ByteStream): ByteStream {
	const streams: unknown = sample.constructor;
	if (!makesStreams(streams)) throw new TypeError('The body of an answer is not a stream');
	return streams.from(bytes, { objectMode: false });
}

function makesStreams(value: unknown): value is StreamClass {
	return typeof value === 'function' && 'from' in value && typeof value.from === 'function';
}

/** As many bytes of a file as show whether it is one. */
const TELLING_BYTES = 512;

/** Files that are text themselves, by extension. */
const TEXT_FILES = ['srt', 'vtt', 'txt', 'json'];

/** What a host sends with status 200 in place of a file. */
const MARKUP = /^<([!?]|[a-z])/i;
const PAGE = /^<(!--|!doctype html|html|head|body|\?xml|error)\b/i;
const JSON_VALUE = /^(\{\s*("|\})|\[\s*[[{"\]])/;

/**
 * Tells what came in place of a file, whatever the host calls it: hosts and proxies send their excuses
 * with status 200 and as `video/mp4`.
 *
 * @param head the first bytes, all of a short file
 * @param declaredType the Content-Type of the answer; may be empty
 * @param extension of the file that is expected
 * @returns what it is, in words for a message; undefined when it may be the file
 */
export function insteadOfFile(
	head: Uint8Array,
	declaredType: string,
	extension: string,
): string | undefined {
	const isTextFile = TEXT_FILES.includes(extension);
	if (head.length === 0) return isTextFile ? undefined : 'an empty file';
	const start = new TextDecoder('latin1').decode(head).replace(/^(ï»¿)?\s+|^ï»¿/, '');
	if (/^(text\/html|application\/xhtml)/i.test(declaredType)) return 'a web page (HTML)';
	if ((isTextFile ? PAGE : MARKUP).test(start) || /^(application|text)\/xml/i.test(declaredType)) {
		return markup(start);
	}
	const isJson = JSON_VALUE.test(start) || /^application\/json/i.test(declaredType);
	if (isJson && extension !== 'json') return 'JSON';
	return isTextFile || !isText(head) ? undefined : 'plain text';
}

/** Amazon's S3 and hosts like it explain themselves in XML, with a code that is worth showing. */
function markup(start: string): string {
	if (!/^<(\?xml|error)\b/i.test(start)) return 'a web page (HTML)';
	const code = /<Code>(\w{1,60})<\/Code>/.exec(start)?.[1];
	return code === undefined ? 'an XML document' : `an XML document (${code})`;
}

/** Videos, sounds and pictures have bytes early on that no text has. */
function isText(head: Uint8Array): boolean {
	try {
		// As a stream, since the last character may be cut.
		const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
		return !/\p{Cc}/u.test(text.replace(/\s/g, ''));
	} catch {
		return false;
	}
}
