/** What kind of link `videoUrl` is, as POST /project/create wants to be told (`videoType`). */
export const REMOTE_FILE = 1;

const GOOGLE_DRIVE = 3;

interface SourceType {
	code: number;
	name: string;
	/** Hosts of such links, without a leading `www.`; subdomains belong to them. */
	hosts: readonly string[];
}

/**
 * Sources by `videoType`. Code 8 (Rumble) has gone from the current pages and is left out.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const SOURCE_TYPES: readonly SourceType[] = [
	{ code: REMOTE_FILE, name: 'Remote File', hosts: [] },
	{ code: 2, name: 'YouTube', hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'] },
	{
		code: GOOGLE_DRIVE,
		name: 'Google Drive',
		hosts: ['drive.google.com', 'drive.usercontent.google.com'],
	},
	{ code: 4, name: 'Vimeo', hosts: ['vimeo.com'] },
	{ code: 5, name: 'StreamYard', hosts: ['streamyard.com'] },
	{ code: 6, name: 'TikTok', hosts: ['tiktok.com'] },
	{ code: 7, name: 'Twitter / X', hosts: ['twitter.com', 'x.com'] },
	{ code: 9, name: 'Twitch', hosts: ['twitch.tv'] },
	{ code: 10, name: 'Loom', hosts: ['loom.com'] },
	{ code: 11, name: 'Facebook', hosts: ['facebook.com', 'fb.watch', 'fb.com', 'fb.me'] },
	{ code: 12, name: 'LinkedIn', hosts: ['linkedin.com', 'lnkd.in'] },
	{ code: 13, name: 'Dropbox', hosts: ['dropbox.com', 'db.tt'] },
	{ code: 14, name: 'Instagram', hosts: ['instagram.com', 'instagr.am'] },
];

/** Extensions that a remote file may have (`ext`). */
export const FILE_EXTENSIONS = ['mp4', '3gp', 'avi', 'mov'] as const;

export type FileExtension = (typeof FILE_EXTENSIONS)[number];

/** The source type that a link's host tells; anything unknown is taken for a file. */
export function sourceTypeOf(videoUrl: string): number {
	const { hostname, pathname } = new URL(videoUrl);
	const host = hostname.replace(/\.$/, '');
	// Older forms of the links of Google Drive.
	if (host === 'docs.google.com' && /^\/(uc|file\/d\/)/.test(pathname)) return GOOGLE_DRIVE;
	const match = SOURCE_TYPES.find(({ hosts }) =>
		hosts.some((known) => host === known || host.endsWith(`.${known}`)),
	);
	return match?.code ?? REMOTE_FILE;
}

/** The extension that a link's path ends with, when Vizard takes such files. */
export function extensionOf(videoUrl: string): FileExtension | undefined {
	const ending = /\.([a-z0-9]+)$/i.exec(new URL(videoUrl).pathname)?.[1]?.toLowerCase();
	return FILE_EXTENSIONS.find((extension) => extension === ending);
}
