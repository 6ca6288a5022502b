export const FILE_TYPES = ['Image', 'Video', 'Audio'] as const;

export type FileType = (typeof FILE_TYPES)[number];

/** Endings of links that show what they lead to. The images are those that the service takes. */
const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
	Image: ['jpeg', 'jpg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
	Video: ['mp4', 'mov', 'avi', 'mkv', 'webm'],
	Audio: ['mp3', 'wav', 'm4a', 'aac', 'flac', 'ogg'],
};

/** @returns undefined for a link that does not show it */
export function typeOfLink(link: string): FileType | undefined {
	const path = URL.canParse(link) ? new URL(link).pathname : '';
	const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
	return FILE_TYPES.find((type) => ENDINGS[type].includes(ending));
}
