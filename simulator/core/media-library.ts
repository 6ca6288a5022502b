import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MEDIA_FOLDER = join(__dirname, '..', 'media');

const manifestSchema = z.array(
	z.object({
		file: z.string(),
		aspectRatio: z.string(),
		width: z.number(),
		height: z.number(),
		durationSeconds: z.number(),
		bytes: z.number(),
	}),
);

/** A real small MP4 of simulator/media: H.264 and AAC. */
export type MediaVideo = z.infer<typeof manifestSchema>[number];
export type AspectRatio = '9:16' | '16:9' | '1:1' | '4:5';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
	mp4: 'video/mp4',
	jpg: 'image/jpeg',
	png: 'image/png',
	mp3: 'audio/mpeg',
};

let manifest: readonly MediaVideo[] | undefined;
const contents = new Map<string, Buffer>();

/** All videos of the folder. */
export function mediaVideos(): readonly MediaVideo[] {
	manifest ??= manifestSchema.parse(
		JSON.parse(readFileSync(join(MEDIA_FOLDER, 'manifest.json'), 'utf8')),
	);
	return manifest;
}

/** The video of that shape whose length comes nearest. A shape the folder lacks counts as 16:9. */
export function mediaVideoLike(aspectRatio: string, durationSeconds: number): MediaVideo {
	const sameShape = mediaVideos().filter((video) => video.aspectRatio === aspectRatio);
	const [first, ...others] =
		sameShape.length > 0
			? sameShape
			: mediaVideos().filter((video) => video.aspectRatio === '16:9');
	if (first === undefined) throw new Error('simulator/media/manifest.json lists no videos');
	const distance = (video: MediaVideo) => Math.abs(video.durationSeconds - durationSeconds);
	return others.reduce((best, video) => (distance(video) < distance(best) ? video : best), first);
}

/** The shortest video of that shape that is not shorter, to be trimmed; the longest when none is long enough. */
export function mediaVideoOfLength(aspectRatio: string, seconds: number): MediaVideo {
	const { aspectRatio: shape } = mediaVideoLike(aspectRatio, seconds);
	const byLength = mediaVideos()
		.filter((video) => video.aspectRatio === shape)
		.sort((one, other) => one.durationSeconds - other.durationSeconds);
	const longest = byLength.at(-1) ?? mediaVideoLike(aspectRatio, seconds);
	return byLength.find(({ durationSeconds }) => durationSeconds >= seconds) ?? longest;
}

/** The video of that file name, or undefined. */
export function mediaVideo(file: string): MediaVideo | undefined {
	return mediaVideos().find((video) => video.file === file);
}

/** A still picture in the shape of a video. */
export function stillOf(video: MediaVideo, format: 'jpg' | 'png'): string {
	return `${video.aspectRatio.replace(':', 'x')}.${format}`;
}

/** The bytes of a file of the folder (all are small); read once. */
export function mediaBytes(file: string): Buffer {
	const known = contents.get(file);
	if (known !== undefined) return known;
	const bytes = readFileSync(join(MEDIA_FOLDER, file));
	contents.set(file, bytes);
	return bytes;
}

export function contentTypeOf(file: string): string {
	return CONTENT_TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
