/** What has to be known about a file so that a transfer that broke off can go on where it was. */
export interface ResumePoint {
	/** Bytes of the whole file. */
	total: number;
	/** Names this very version of the file: only then do two parts surely belong together (RFC 9110, section 15.3.7). */
	validator: Validator;
}

interface Validator {
	header: 'etag' | 'last-modified';
	value: string;
}

type Headers = Readonly<Record<string, string>>;

/**
 * Reads from the answer with the whole file whether it could be resumed.
 *
 * @param headers names in lower case
 */
export function resumePoint(headers: Headers): ResumePoint | undefined {
	const total = announcedLength(headers);
	const validator = strongValidator(headers);
	const refusesRanges = headers['accept-ranges']?.trim().toLowerCase() === 'none';
	return total === undefined || validator === undefined || refusesRanges
		? undefined
		: { total, validator };
}

/** Asks for the bytes from `offset` to the end, or for the whole file where it is not the same any more. */
export function resumeHeaders({ validator }: ResumePoint, offset: number): Record<string, string> {
	return { Range: `bytes=${offset}-`, 'If-Range': validator.value };
}

/** Whether an answer goes on with the same file at exactly this byte. */
export function continuesAt(
	{ total, validator }: ResumePoint,
	offset: number,
	status: number,
	headers: Headers,
): boolean {
	const [, first, of] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
	// A host that ignores If-Range may send a part of another version; it then tells another validator.
	const names = headers[validator.header] ?? validator.value;
	return (
		status === 206 &&
		Number(first) === offset &&
		Number(of) === total &&
		headers['content-encoding'] === undefined &&
		names === validator.value
	);
}

/** How many bytes an answer announces, where that is the size of the file. */
export function announcedLength(headers: Headers): number | undefined {
	const length = headers['content-length'] ?? '';
	return /^\d+$/.test(length) && headers['content-encoding'] === undefined
		? Number(length)
		: undefined;
}

/**
 * Adding up what a packed body holds cannot be compared with what was announced, and n8n's HTTP client
 * does not tell that it has unpacked one. Packed files are shorter than their content, or longer by the
 * few bytes that packing adds to what cannot be packed. (That less comes than announced without the
 * connection breaking is what the client itself rules out.)
 *
 * @param received bytes, after a body has come to its regular end
 */
export function mayHaveBeenPacked(received: number, announced: number): boolean {
	return received > announced || announced - received <= 64 + received / 1000;
}

function strongValidator(headers: Headers): Validator | undefined {
	const etag = headers.etag?.trim();
	if (etag && !etag.startsWith('W/')) return { header: 'etag', value: etag };
	const modified = headers['last-modified'];
	// A file that changed in the second of the answer may change again without another date (RFC 9110, section 8.8.2.2).
	return modified !== undefined &&
		Date.parse(headers.date ?? '') - Date.parse(modified) >= SETTLED_MS
		? { header: 'last-modified', value: modified }
		: undefined;
}

const SETTLED_MS = 1000;
