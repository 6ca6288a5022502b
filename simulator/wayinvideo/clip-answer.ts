import type { FileHost } from '../core/file-host';
import { mediaVideo, mediaVideoOfLength } from '../core/media-library';
import type { RenderSettings } from './render-request';
import type { WayinSwitches } from './switches';
import type { Clip, WayinJob } from './task';

/** WayinVideo docs, AI Clipping: each results call makes new links, and each lives so long. */
const LINK_LIFETIME_SECONDS = 24 * 3600;

/** What is needed to show clips. */
export interface ClipView {
	readonly job: WayinJob;
	readonly files: FileHost;
	readonly switches: WayinSwitches;
	/** How the clips have been rendered; without it they have no link. */
	readonly render?: RenderSettings | undefined;
}

function exportLink(clip: Clip, { job, files }: ClipView, { ratio, resolution }: RenderSettings) {
	const shape = ratio?.replace('RATIO_', '').replace('_', ':') ?? '16:9';
	const chosen = job.output.file === undefined ? undefined : mediaVideo(job.output.file);
	const seconds = (clip.endMs - clip.beginMs) / 1000;
	const video = chosen ?? mediaVideoOfLength(shape, seconds);
	const { sizeBytes } = job.output;
	return files.link({
		provider: job.provider,
		jobId: job.id,
		path: `export/${job.id}/${clip.idx}-${resolution.toLowerCase()}.mp4`,
		content: {
			kind: 'video',
			video,
			...(chosen === undefined && { seconds }),
			...(sizeBytes !== undefined && { sizeBytes }),
		},
		signing: 's3',
		lifetimeSeconds: LINK_LIFETIME_SECONDS,
	}).url;
}

function thumbnail(clip: Clip, { job, files }: ClipView): string {
	return files.link({
		provider: job.provider,
		path: `thumb/${job.id}/${clip.idx}.jpg`,
		content: { kind: 'file', file: '16x9.jpg' },
		signing: 'none',
	}).url;
}

/** A clip as every results call shows it. */
export function clipAnswer(clip: Clip, view: ClipView) {
	const time = (ms: number) => (view.switches.clipTimes === 'text' ? String(ms) : ms);
	return {
		idx: clip.idx,
		title: clip.title,
		begin_ms: time(clip.beginMs),
		end_ms: time(clip.endMs),
		thumbnail: thumbnail(clip, view),
		tags: clip.tags,
		desc: clip.desc,
		score: clip.score,
		...(view.render && { export_link: exportLink(clip, view, view.render) }),
	};
}
