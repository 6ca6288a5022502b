import type { Core } from '../core/core';
import { mediaVideo, mediaVideoOfLength } from '../core/media-library';
import type { RandomStream } from '../core/random';
import { clipTexts } from './clip-texts';
import { FIRST_PROJECT_ID, type Clip, type ProjectJob } from './project';
import type { VizardSwitches } from './switches';

const RATIOS: Readonly<Record<number, string>> = { 1: '9:16', 2: '1:1', 3: '4:5', 4: '16:9' };
/** Seconds from and to of each `preferLength` range, up to the longest file of simulator/media. */
const LENGTHS: Readonly<Record<number, readonly [from: number, to: number]>> = {
	1: [12, 29.9],
	2: [30, 59.9],
	3: [60, 89.9],
	4: [90, 120],
};
/** Vizard's help pages speak of 20 and more clips from 30 minutes of talk. */
const CLIPS_PER_SOURCE_MINUTE = 0.7;
const MOST_CLIPS = 100;
const CLIP_IDS_PER_PROJECT = 300;

function clipCount(job: ProjectJob, switches: VizardSwitches): number {
	const { request, sourceSeconds } = job.details;
	if (job.output.count !== undefined) return job.output.count;
	if (job.outcome.kind === 'empty') return 0;
	if (request.mode === 'editing') return 1;
	const found = Math.round((sourceSeconds / 60) * CLIPS_PER_SOURCE_MINUTE);
	const all = Math.min(Math.max(found, 1), MOST_CLIPS);
	if (request.keywords === undefined) return all;
	return switches.narrowKeywords === 'no-clips' ? 0 : Math.ceil(all / 2);
}

function clipSeconds(job: ProjectJob, random: RandomStream): number {
	const { request, sourceSeconds } = job.details;
	if (request.mode === 'editing') return sourceSeconds;
	const choices = request.preferLength.includes(0) ? [1, 2, 3] : request.preferLength;
	const code = choices[random.integer(0, choices.length - 1)] ?? 1;
	const [from, to] = LENGTHS[code] ?? [12, 29.9];
	return Math.min(random.integer(from * 10, to * 10) / 10, sourceSeconds);
}

/** Ids follow from the project's, so that they do not depend on which project is looked at first. */
function clipNumber(job: ProjectJob, start: number, index: number): number {
	return start + (Number(job.id) - FIRST_PROJECT_ID) * CLIP_IDS_PER_PROJECT + index;
}

/** `20260314` */
function day(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
}

/** The clips of a project, best viral score first; the same seed and project give the same clips. */
export function makeClips(job: ProjectJob, core: Core, switches: VizardSwitches): Clip[] {
	const random = core.randomness.stream(`vizard/clips/${job.id}`);
	const ratio = RATIOS[job.details.request.ratioOfClip] ?? '9:16';
	const clips = Array.from({ length: clipCount(job, switches) }, (_, index): Clip => {
		const seconds = clipSeconds(job, random);
		const chosen = job.output.file === undefined ? undefined : mediaVideo(job.output.file);
		const video = chosen ?? mediaVideoOfLength(ratio, seconds);
		const length = chosen?.durationSeconds ?? Math.min(seconds, video.durationSeconds);
		const videoId = clipNumber(job, 51_000_000, index);
		return {
			videoId,
			file: video.file,
			path: `vizard/video/export/${day(job.endsAt)}/${videoId}-${random.hex(32)}.mp4`,
			durationMs: Math.round(length * 1000),
			...clipTexts(random),
			viralScore: (random.integer(52, 100) / 10).toString(),
			editorId: clipNumber(job, 99_000_000, index),
			hasSpeech: job.details.hasSpeech,
		};
	});
	const best = clips.sort((one, other) => Number(other.viralScore) - Number(one.viralScore));
	const limit = job.output.count === undefined ? job.details.request.maxClipNumber : undefined;
	return best.slice(0, limit ?? best.length);
}
