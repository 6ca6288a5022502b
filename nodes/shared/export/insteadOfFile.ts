/** So many bytes of a file tell whether it is one. */
export const TELLING_BYTES = 512;

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
