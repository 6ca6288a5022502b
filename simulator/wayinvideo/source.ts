import type { Core } from '../core/core';
import { drawLogNormal } from '../core/log-normal';
import type { Outcome } from '../core/outcome';
import type { RandomStream } from '../core/random';
import { Refusal } from './refusal';
import type { WayinSwitches } from './switches';
import type { Uploads } from './uploads';

/** WayinVideo docs, supported sources: "and more" follows in the text, so others are not refused. */
const NAMED_HOSTS =
	/(^|\.)(youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|kick\.com|twitch\.tv|tiktok\.com|facebook\.com|zoom\.us|rumble\.com)$/;

/** What the simulator takes a source to be: it never fetches it. */
export interface Source {
	readonly seconds: number;
	/** Title of the video. */
	readonly title: string;
	/** How a task on it ends by itself. */
	readonly outcome?: Outcome;
}

function isWebUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const TITLES = ['Harbour council, March', 'The ferry debate', 'A night on the pier'] as const;

/** A file has its name without the ending, a page of a platform a title of its own. */
function titleOf(videoUrl: string, uploads: Uploads, random: RandomStream): string {
	const isPage = isWebUrl(videoUrl) && NAMED_HOSTS.test(new URL(videoUrl).hostname);
	if (isPage) return random.pick(TITLES);
	const path = isWebUrl(videoUrl) ? new URL(videoUrl).pathname : (uploads.nameOf(videoUrl) ?? '');
	const name = path.split('/').at(-1) ?? '';
	return name.replace(/\.[^.]*$/, '') || random.pick(TITLES);
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
	const title = titleOf(videoUrl, uploads, random);
	if (problem === undefined) return { seconds, title };
	if (!isWebUrl(videoUrl) && switches.unknownIdentity === 'refuse')
		throw new Refusal(switches.validationStatus, problem);
	return { seconds, title, outcome: { kind: 'failure', code: 'source', message: problem } };
}
