import type { Video } from '../shared/job/videoJob';
import type { WireClip } from './wire';

/** Links are made anew for each answer and work for a day. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * The clips of a task, best first. Their index is the provider's own (`idx`), because that is what a
 * render is told to take, and because positions move while a list is still filling up.
 *
 * @param linksMadeAt epoch milliseconds
 */
export function toVideos(clips: readonly WireClip[], linksMadeAt: number): Video[] {
	const ownIndices = clips.map(({ idx }) => idx);
	const usable =
		ownIndices.every((idx) => Number.isSafeInteger(idx) && Number(idx) >= 0) &&
		new Set(ownIndices).size === clips.length;
	return clips
		.map((clip, position) => toVideo(clip, usable ? (clip.idx ?? position) : position, linksMadeAt))
		.sort((a, b) => a.index - b.index);
}

function toVideo(clip: WireClip, index: number, linksMadeAt: number): Video {
	const urlExpiresAt = dateOf(linksMadeAt + LINK_LIFETIME_MS);
	const tags = clip.tags ?? [];
	return {
		index,
		...(clip.title && { title: clip.title }),
		...(clip.export_link && { url: clip.export_link, ...(urlExpiresAt && { urlExpiresAt }) }),
		...span(clip.begin_ms, clip.end_ms),
		...(clip.thumbnail && { thumbnailUrl: clip.thumbnail }),
		...(typeof clip.score === 'number' && { score: clip.score }),
		...(tags.length > 0 && { tags }),
		...(clip.desc && { description: clip.desc }),
	};
}

/** Where the clip lies in the source; both ends in milliseconds on the wire. */
function span(
	beginMs: number | null | undefined,
	endMs: number | null | undefined,
): Pick<Video, 'startSeconds' | 'endSeconds' | 'durationSeconds'> {
	const begin = typeof beginMs === 'number' && beginMs >= 0 ? beginMs : undefined;
	const end = typeof endMs === 'number' && endMs >= 0 ? endMs : undefined;
	return {
		...(begin !== undefined && { startSeconds: begin / 1000 }),
		...(end !== undefined && { endSeconds: end / 1000 }),
		...(begin !== undefined &&
			end !== undefined &&
			end >= begin && { durationSeconds: (end - begin) / 1000 }),
	};
}

/**
 * An ISO date from epoch milliseconds; undefined for what is no date.
 *
 * @param epochMs as the wire has it
 */
export function dateOf(epochMs: number | null | undefined): string | undefined {
	const date = new Date(epochMs ?? NaN);
	return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? undefined : date.toISOString();
}
