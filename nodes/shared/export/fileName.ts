/** What the name of a downloaded file is made of. */
export interface FileNaming {
	/** Position of the video in its job, from 0; the name counts from 1. Absent for a file of the job itself. */
	index?: number | undefined;
	/** How many videos the job has: all numbers get the same width, so that the names sort. */
	videos: number;
	title?: string | undefined;
	/** The kind of a file that is not the video, such as `captionsSrt`. */
	besideVideo?: string | undefined;
	/** Position of the job's item among those of the node run: several jobs have a video 1 each. */
	item?: { index: number; items: number } | undefined;
}

/** Long enough to keep files apart. */
const LONGEST_TITLE = 80;

/** File systems count bytes, mostly up to 255 with numbers, kind and extension; a letter has up to four. */
const LONGEST_TITLE_BYTES = 210;

/**
 * A file name from a video's position and title: `01-Why-the-ferry-budget-doubled.mp4`. A file beside the
 * video has its kind in the name (`01-Ferry-captions.srt`). With several items in one node run, the number
 * of the item comes first (`02-01-Ferry.mp4`). A file of the job itself has no number of a video
 * (`Ferry-transcript.srt`).
 *
 * Only letters, digits and hyphens of the title survive, so that no name can leave a folder, hide itself
 * or mean something to a shell.
 */
export function fileName(naming: FileNaming, extension: string): string {
	const { index, videos, title, besideVideo, item } = naming;
	const parts = [
		...(item && item.items > 1 ? [numbered(item.index, item.items)] : []),
		...(index === undefined ? [] : [numbered(index, videos)]),
		inFileName(title ?? '') || 'video',
		...(besideVideo === undefined ? [] : [kindInName(besideVideo, extension)]),
	];
	return `${parts.filter(Boolean).join('-')}.${extension}`;
}

function numbered(index: number, of: number): string {
	return String(index + 1).padStart(Math.max(2, String(of).length), '0');
}

function inFileName(title: string): string {
	const words = title
		.normalize('NFC')
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return shortened(words).replace(/-+$/, '');
}

function shortened(words: string): string {
	let [title, bytes] = ['', 0];
	for (const character of [...words].slice(0, LONGEST_TITLE)) {
		bytes += new TextEncoder().encode(character).length;
		if (bytes > LONGEST_TITLE_BYTES) break;
		title += character;
	}
	return title;
}

/** `captionsSrt` is `captions` in the name of an SRT file, which says the rest by its extension. */
function kindInName(kind: string, extension: string): string {
	const words = kind.replace(/(?=[A-Z])/g, '-').toLowerCase();
	const suffix = `-${extension}`;
	return words.endsWith(suffix) ? words.slice(0, -suffix.length) : words;
}

const EXTENSION_BY_TYPE: ReadonlyMap<string, string> = new Map([
	['video/mp4', 'mp4'],
	['video/quicktime', 'mov'],
	['video/webm', 'webm'],
	['video/x-matroska', 'mkv'],
	['image/png', 'png'],
	['image/jpeg', 'jpg'],
]);

const KNOWN_EXTENSIONS = /\.(mp4|mov|webm|mkv|png|jpe?g|srt|vtt|txt|mp3)$/i;

/** The extension for a file of this type at this address; undefined when neither shows it. */
export function fileExtension(contentType: string | undefined, url: string): string | undefined {
	const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
	const fromUrl = URL.canParse(url) ? KNOWN_EXTENSIONS.exec(new URL(url).pathname)?.[1] : undefined;
	return EXTENSION_BY_TYPE.get(type) ?? fromUrl?.toLowerCase();
}
