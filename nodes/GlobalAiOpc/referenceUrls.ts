import { z } from 'zod';
import { httpUrl } from '../shared/input/parameters';

/**
 * Public links of reference material: the editor hands over a list, expressions also one text with
 * several links in it. Entries left empty are dropped.
 */
export const referenceUrls = z
	.preprocess((value) => {
		const parts = Array.isArray(value) ? value : [value ?? ''];
		return parts.flatMap((part: unknown) => (typeof part === 'string' ? linksIn(part) : [part]));
	}, z.array(httpUrl))
	.default([]);

/** Links are parted by white space or commas; a comma inside a link is followed by something else. */
function linksIn(text: string): string[] {
	return text
		.split(/[\s,]+(?=https?:\/\/)|\s+/i)
		.map((link) => link.replace(/,+$/, ''))
		.filter((link) => link !== '');
}
