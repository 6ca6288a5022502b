import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { lowerCaseHeaders } from '../http/egress';
import { providerText } from '../trouble/providerText';
import { withRetryAfter } from '../trouble/retryAfter';
import type { Sender } from '../http/sender';
import type { Trouble } from '../trouble/trouble';
import { Stopped, type Clock } from '../time/clock';
import { createN8nClock } from '../time/n8nClock';
import { streamOf } from './byteStream';
import { fileExtension, videoFileName } from './fileName';
import { notAFile, notStored, refusedByHost } from './fileTrouble';
import { insteadOfFile, TELLING_BYTES } from './insteadOfFile';
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

export type DownloadOutcome = { ok: true; file: DownloadedFile } | { ok: false; trouble: Trouble };

/** What to call the file. */
export interface FileNaming {
	index: number;
	title?: string | undefined;
	/** Where neither the answer nor the address tells. */
	extension: string;
}

/**
 * Streams a file into n8n's binary store, all of it or nothing. A transfer that breaks off goes on where
 * it was when the host can tell that the file is still the same; otherwise it ends as trouble, and so
 * does whatever is not the file: a web page, an error document, an empty body.
 *
 * @throws Stopped when the execution is stopped
 */
export async function download(
	context: IExecuteFunctions,
	sender: Sender,
	source: Fetchable,
	naming: FileNaming,
): Promise<DownloadOutcome> {
	const clock = createN8nClock(context);
	const opened = await openSource(context, sender, source);
	if (!opened.ok) return opened;
	const refusal = refusalOf(opened, clock);
	if (refusal) {
		opened.letGo();
		return { ok: false, trouble: refusal };
	}
	const transfer = new Transfer(
		opened,
		async (range) => await openSource(context, sender, source, range),
		clock,
	);
	try {
		return await store(context, opened, transfer, naming);
	} catch (error) {
		return { ok: false, trouble: troubleOf(error, context, transfer) };
	} finally {
		transfer.close();
	}
}

function refusalOf({ url, response }: FileAnswer, clock: Clock): Trouble | undefined {
	const trouble = refusedByHost(new URL(url).host, response.statusCode);
	return trouble && withRetryAfter(trouble, lowerCaseHeaders(response.headers), clock.now());
}

/** @throws whatever the transfer or n8n's binary store end with */
async function store(
	context: IExecuteFunctions,
	{ url, response }: FileAnswer,
	transfer: Transfer,
	{ index, title, extension }: FileNaming,
): Promise<DownloadOutcome> {
	const declaredType =
		lowerCaseHeaders(response.headers)['content-type']?.split(';')[0]?.trim() ?? '';
	const head = await transfer.head(TELLING_BYTES);
	const instead = insteadOfFile(head, declaredType, extension);
	if (instead) return { ok: false, trouble: notAFile(new URL(url).host, instead) };

	const name = videoFileName(index, title, fileExtension(declaredType, url) ?? extension);
	// n8n tells the type from the name where it is given none.
	const mimeType = SAYS_NOTHING.test(declaredType) ? undefined : declaredType;
	const stream = streamOf(transfer.bytes(), response.body);
	const binary = await context.helpers.prepareBinaryData(stream, name, mimeType);
	const { receivedBytes: sizeBytes } = transfer;
	if (binary.bytes !== undefined && binary.bytes !== sizeBytes) {
		const trouble = notStored(`it kept ${binary.bytes} of ${sizeBytes} bytes`);
		return { ok: false, trouble };
	}
	return { ok: true, file: { binary, name, mimeType: binary.mimeType, sizeBytes } };
}

/**
 * What the store hands on when the stream has failed need not be the stream's own error.
 *
 * @throws Stopped when the user stopped the execution
 */
function troubleOf(error: unknown, context: IExecuteFunctions, { failure }: Transfer): Trouble {
	if (context.getExecutionCancelSignal()?.aborted) throw new Stopped();
	return failure ?? notStored(providerText(error instanceof Error ? error.message : undefined));
}
