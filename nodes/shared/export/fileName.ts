/** Long enough to tell files apart. */
const LONGEST_TITLE = 80;

/** File systems count bytes, mostly up to 255 with number and extension; a letter has up to four. */
const LONGEST_TITLE_BYTES = 220;

/**
 * A file name from a video's position and title: `01-Why-the-ferry-budget-doubled.mp4`.
 *
 * Only letters, digits and hyphens of the title survive, so that no name can leave a folder, hide itself
 * or mean something to a shell.
 *
 * @param index from 0; the name counts from 1
 */
export function videoFileName(index: number, title: string | undefined, extension: string): string {
	const words = (title ?? '')
		.normalize('NFC')
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	const name = shortened(words).replace(/-+$/, '') || 'video';
	return `${String(index + 1).padStart(2, '0')}-${name}.${extension}`;
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

const EXTENSION_BY_TYPE: ReadonlyMap<string, string> = new Map([
	['video/mp4', 'mp4'],
	['video/quicktime', 'mov'],
	['video/webm', 'webm'],
	['video/x-matroska', 'mkv'],
	['image/png', 'png'],
	['image/jpeg', 'jpg'],
]);

const KNOWN_EXTENSIONS = /\.(mp4|mov|webm|mkv|png|jpe?g|srt|vtt|txt|mp3)$/i;

/** The extension for a file of this type at this address; undefined when neither tells. */
export function fileExtension(contentType: string | undefined, url: string): string | undefined {
	const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
	const fromUrl = URL.canParse(url) ? KNOWN_EXTENSIONS.exec(new URL(url).pathname)?.[1] : undefined;
	return EXTENSION_BY_TYPE.get(type) ?? fromUrl?.toLowerCase();
}
