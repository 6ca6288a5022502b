import type { Core } from '../core/core';
import { drawLogNormal } from '../core/log-normal';
import type { Outcome } from '../core/outcome';
import { Refusal } from './refusal';
import type { WayinSwitches } from './switches';
import type { Uploads } from './uploads';

/** WayinVideo docs, supported sources: "and more" follows in the text, so others are not refused. */
const NAMED_HOSTS =
	/(^|\.)(youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|kick\.com|twitch\.tv|tiktok\.com|facebook\.com|zoom\.us|rumble\.com)$/;

/** What the simulator takes a source to be: it never fetches it. */
export interface Source {
	readonly seconds: number;
	/** How a task on it ends by itself. */
	readonly outcome?: Outcome;
}

function isWebUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function problemOf(videoUrl: string, uploads: Uploads, switches: WayinSwitches) {
	if (!isWebUrl(videoUrl)) return uploads.problemOf(videoUrl);
	const isFile = !NAMED_HOSTS.test(new URL(videoUrl).hostname);
	return isFile && switches.directFileUrls === 'fail-later' ? 'video unavailable' : undefined;
}

/** Reads `video_url`: a link, or the identity of an upload. Throws a Refusal where the switch says so. */
export function sourceOf(
	videoUrl: string,
	core: Core,
	uploads: Uploads,
	switches: WayinSwitches,
): Source {
	const facts = core.sources.lookUp(videoUrl);
	const random = core.randomness.stream(`wayinvideo/source/${videoUrl}`);
	const guess = Math.max(120, drawLogNormal({ medianSeconds: 1500, sigma: 0.5 }, random));
	const seconds = facts.durationSeconds ?? Math.round(guess);
	const problem = problemOf(videoUrl, uploads, switches);
	if (problem === undefined) return { seconds };
	if (!isWebUrl(videoUrl) && switches.unknownIdentity === 'refuse')
		throw new Refusal(switches.validationStatus, problem);
	return { seconds, outcome: { kind: 'failure', code: 'source', message: problem } };
}
