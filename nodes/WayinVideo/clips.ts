import type { JobReference } from '../shared/job/jobReference';
import type { JobState, StateReading, Video } from '../shared/job/videoJob';
import { unconfirmed, defined } from '../shared/provider/answer';
import { readFacts } from '../shared/provider/facts';
import { CLIP, type WireClip } from './wire';

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
	const { begin_ms: beginMs, end_ms: endMs, export_link: url } = clip;
	const lengthMs = (endMs ?? NaN) - (beginMs ?? NaN);
	return defined({
		index,
		title: clip.title,
		url,
		urlExpiresAt: url && new Date(linksMadeAt + LINK_LIFETIME_MS).toISOString(),
		startSeconds: beginMs && beginMs / 1000,
		endSeconds: endMs && endMs / 1000,
		durationSeconds: lengthMs >= 0 ? lengthMs / 1000 : undefined,
		thumbnailUrl: clip.thumbnail,
		score: clip.score,
		tags: clip.tags,
		description: clip.desc,
	});
}

/** A clip of the list; one whose link leads nowhere may be rendered again, and is kept. */
export function readClip(entry: Record<string, unknown>): WireClip | undefined {
	const clip = readFacts(CLIP, entry);
	return Object.values(clip).every((value) => value === undefined) ? undefined : clip;
}

/**
 * How long a list must stay the same before it is taken for complete, seconds, and always for three looks.
 * A clip is listed when its file is rendered, and one may take minutes. How long it can take is not documented.
 */
const UNCHANGED_FOR = {
	usually: 60,
	withoutClips: 120,
	whileRendering: 300,
	withFilesMissing: 600,
} as const;

/** A task that succeeded this long ago has no clips to come; a single look is enough. */
const LONG_AGO_SECONDS = 60 * 60;

/**
 * What a succeeded task amounts to. Tasks that render at once have been seen to succeed with clips still
 * missing, each clip appearing when its file was done. So a list is believed at once only if it cannot
 * grow: it has all the clips that were asked for, or nothing was to be rendered and no number was given.
 *
 * @param expected what the submit asked for; unknown for an id that was typed in
 */
export function clipsReading(
	job: JobState,
	alwaysRendered: boolean,
	expected: JobReference['expected'],
): StateReading {
	const count = job.videos.length;
	const files = job.videos.filter(({ url }) => url !== undefined).length;
	const isRendered = alwaysRendered || (expected?.rendered ?? files > 0);
	const isWhole = alwaysRendered && expected?.videos === undefined;
	const missing = isRendered ? count - files : 0;
	const mayGrow = expected?.videos === undefined ? isRendered && !isWhole : count < expected.videos;
	if (count > 0 && missing === 0 && !mayGrow) return { job };

	const isKnownToRender = isRendered && (alwaysRendered || expected !== undefined);
	const unchangedForSeconds =
		missing > 0
			? UNCHANGED_FOR.withFilesMissing
			: isKnownToRender
				? UNCHANGED_FOR.whileRendering
				: count === 0
					? UNCHANGED_FOR.withoutClips
					: UNCHANGED_FOR.usually;
	const what = count === 0 ? 'without clips' : `with ${count} ${count === 1 ? 'clip' : 'clips'}`;
	const lack = missing > 0 ? `with ${missing} of ${count} files missing` : what;
	return unconfirmed(job, lack, {
		says: 'succeeded',
		unchangedForSeconds,
		grownTo: count + files,
		...(count > 0 &&
			missing === 0 && {
				believedAfterSeconds: expected?.videos === undefined ? 0 : LONG_AGO_SECONDS,
			}),
	});
}
