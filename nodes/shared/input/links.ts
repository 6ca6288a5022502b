import { z } from 'zod';

/** Links as people paste them, from chat apps, documents and the address bar. */

const TWO_LINKS = /https?:\/\/[^\s,;|]+[\s,;|]+<?https?:\/\//i;

/** How chat apps and documents wrap a link: [text](link), <link>, <link|text> and "link". */
const WRAPPED = [
	/^\[[^\]]*\]\(\s*<?([^)>]+)>?\s*\)$/,
	/^<([^>|]+)(?:\|[^>]*)?>$/,
	/^"([^"]+)"$/,
	/^'([^']+)'$/,
];

/** The link in a pasted text, with its blanks encoded. */
function unwrapped(pasted: string): string {
	const text = pasted.trim();
	const [inside] = WRAPPED.flatMap((form) => form.exec(text)?.[1] ?? []);
	const link = (inside ?? text).trim();
	return madeDirect(link.replace(/[ \t]/g, '%20').replace(/[\r\n]/g, ''));
}

/** A share link of Dropbox leads to a page; with `dl=1` it leads to the file. */
function madeDirect(link: string): string {
	const isDropbox = /^https?:\/\/(www\.)?dropbox\.com\//i.test(link);
	return isDropbox ? link.replace(/([?&]dl=)0(?=&|#|$)/, '$11') : link;
}

/** One address that begins in this way. */
export function linkOf(beginning: RegExp) {
	return z
		.string()
		.refine((value) => !TWO_LINKS.test(value), {
			message: 'holds several links. Split them into items of their own',
		})
		.transform(unwrapped)
		.refine((value) => beginning.test(value) && URL.canParse(value), {
			message: 'is not an http(s) URL',
		});
}

/** One http(s) address. */
export const httpUrl = linkOf(/^https?:\/\/[^\s/]+/i);

/** Links are separated by white space or commas; a comma inside a link is followed by something else. */
function linksIn(value: string): string[] {
	return value
		.split(/[\s,]+(?=[<[]?https?:\/\/)|\s*[\r\n]\s*/i)
		.map((link) => link.replace(/[\s,]+$/, '').trim())
		.filter((link) => link !== '');
}

/** Several addresses: the editor has a list of them, cells one text. Empty entries are dropped. */
export function listOf<Link extends z.ZodTypeAny>(link: Link) {
	return z
		.preprocess((value) => {
			const parts = Array.isArray(value) ? value : [value];
			return parts.flatMap((part: unknown) =>
				typeof part === 'string' ? linksIn(part) : (part ?? []),
			);
		}, z.array(link))
		.default([]);
}

export const urlList = listOf(httpUrl);
