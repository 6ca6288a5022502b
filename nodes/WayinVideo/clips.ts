import type { JobState, StateReading, Video } from '../shared/job/videoJob';
import { unconfirmed, defined, filled } from '../shared/provider/answer';
import type { WireClip } from './wire';

/** Links are made anew for each answer and work for a day. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * The clips of a task, best first. Their index is the provider's own (`idx`), because that is what a
 * render takes, and because positions move while a list is still filling up.
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
	const url = clip.export_link || undefined;
	const beginMs = positive(clip.begin_ms);
	const endMs = positive(clip.end_ms);
	const lengthMs = (endMs ?? NaN) - (beginMs ?? NaN);
	return defined({
		index,
		title: clip.title,
		url,
		urlExpiresAt: url && dateOf(linksMadeAt + LINK_LIFETIME_MS),
		startSeconds: beginMs && beginMs / 1000,
		endSeconds: endMs && endMs / 1000,
		durationSeconds: lengthMs >= 0 ? lengthMs / 1000 : undefined,
		thumbnailUrl: clip.thumbnail,
		score: clip.score,
		tags: filled(clip.tags),
		description: clip.desc,
	});
}

function positive(value: number | null | undefined): number | undefined {
	return typeof value === 'number' && value >= 0 ? value : undefined;
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

/**
 * A query may really match nothing, so an empty list becomes final after some more looks; these take two
 * minutes at the pace of 30 seconds that the provider asks for.
 */
const CONFIRMATIONS_WITHOUT_CLIPS = 4;

/** Rendering takes minutes, so missing files are given ten of them. */
const CONFIRMATIONS_WHILE_RENDERING = 20;

/**
 * What a succeeded task amounts to. Tasks that render at once have been seen to succeed with clips still
 * missing, each clip appearing when its file was done; so a list with files missing is not believed yet.
 *
 * Whether rendering was requested cannot be seen: clips that all lack a link are taken for complete,
 * unless the task is an export and so can only be about links.
 */
export function clipsReading(job: JobState, alwaysRendered: boolean): StateReading {
	const { videos } = job;
	const says = 'succeeded';
	if (videos.length === 0) {
		return unconfirmed(job, 'without clips', { says, confirmations: CONFIRMATIONS_WITHOUT_CLIPS });
	}
	const missing = videos.filter(({ url }) => url === undefined).length;
	if (missing === 0 || (missing === videos.length && !alwaysRendered)) return { job };
	return unconfirmed(job, `with ${missing} of ${videos.length} files missing`, {
		says,
		confirmations: CONFIRMATIONS_WHILE_RENDERING,
	});
}
