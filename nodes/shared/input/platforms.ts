import { InvalidInput } from './invalidInput';

/**
 * Social platforms and the most characters that a caption may have there.
 *
 * @see https://github.com/vizardai/vizard-api-skills
 */
const PLATFORMS = {
	TikTok: 2200,
	Instagram: 2200,
	Facebook: 2200,
	LinkedIn: 3000,
	X: 280,
	YouTube: 5000,
} as const;

export type Platform = keyof typeof PLATFORMS;

/** A caption that every platform takes. */
export const SHORTEST_LIMIT = Math.min(...Object.values(PLATFORMS));

/** Of the title that YouTube alone has. */
export const LONGEST_TITLE = 100;

export function longestCaption(platform: Platform): number {
	return PLATFORMS[platform];
}

/** The platform that an account names; undefined for one on no list, whose limits are not known. */
export function platformOf(name: string | undefined): Platform | undefined {
	const letters = (name ?? '').toLowerCase().replace(/[^a-z]/g, '');
	if (/^(twitter|x|twitterx|xtwitter)$/.test(letters)) return 'X';
	const names = Object.keys(PLATFORMS) as Platform[];
	return names.find((known) => known.toLowerCase() === letters);
}

/** Characters as they are seen: one may be two units of a text. */
export function lengthOf(text: string): number {
	return [...text].length;
}

/** @throws InvalidInput for a text that is longer than a platform takes */
export function checkLength(
	parameter: string,
	entered: string,
	most: number,
	platform: Platform,
): void {
	const length = lengthOf(entered);
	if (length <= most) return;
	throw new InvalidInput({
		parameter,
		message: `has ${length} characters; ${platform} takes ${most}`,
		advice: `Shorten '${parameter}' by ${length - most} characters`,
	});
}
