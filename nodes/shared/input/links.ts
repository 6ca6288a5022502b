import { z } from 'zod';
import { isBlank } from './blank';

/** Links as people paste them, from chat apps, documents and the address bar. */

/** A link whose scheme was left out, as browsers and apps show it: `youtu.be/abc`, `//youtu.be/abc`. */
const WITHOUT_SCHEME = /^(?:\/\/)?(?=(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/)/i;

/** The beginning of a link in a text, with what it is wrapped in. */
const BEGINNING = /^(?:\[[^\]]*\]\()?[<("'“]*(?:https?:\/\/|(?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/)/i;

function isOne(text: string): boolean {
	const parts = text.split(/\s+|[,;|]+(?=<?https?:\/\/)/i);
	return parts.filter((part) => BEGINNING.test(part)).length < 2;
}

/** How chat apps, documents and pages wrap a link: [text](link "title"), <link>, <link|text>, (link) and "link". */
const WRAPPED = [
	/^!?\[[^\]]*\]\(\s*<?(.+?)>?(?:\s+["'][^"']*["'])?\s*\)$/,
	/^<a\s[^>]*?href=["']([^"']+)["']/i,
	/^<([^>|]+)(?:\|[^>]*)?>$/,
	/^\((.+)\)$/,
	/^["'“”„‘’«»](.+)["'“”„‘’«»]$/,
];

/** The link in a pasted text, without what stands around it. */
function unwrapped(pasted: string): string {
	const text = pasted.replace(/\p{Cf}/gu, '').trim();
	const [inside] = WRAPPED.flatMap((form) => form.exec(text)?.[1] ?? []);
	return (inside ?? text).trim();
}

/** The address that a link stands for: with its scheme, its blanks encoded, without the full stop of its sentence. */
function address(link: string): string {
	const whole = link.replace(/[.,;:!]+$/, '').replace(WITHOUT_SCHEME, 'https://');
	return madeDirect(whole.replace(/[ \t]/g, '%20').replace(/[\r\n]/g, ''));
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
		.transform(unwrapped)
		.refine(isOne, { message: 'holds several links. Split them into items of their own' })
		.transform(address)
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
			return parts
				.flatMap((part: unknown) => (typeof part === 'string' ? linksIn(part) : part))
				.filter((part) => part !== undefined && !isBlank(part));
		}, z.array(link))
		.default([]);
}

export const urlList = listOf(httpUrl);
