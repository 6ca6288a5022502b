import type { Artifact } from '../shared/job/videoJob';
import { parseHttpUrl } from '../shared/http/egress';
import { looseLink, outputText } from '../shared/provider/answer';
import type { WireJobData } from './wire';

/** Still images of an AI Studio video; `lastFrame` may begin the next one. */
export function studioArtifacts(data: WireJobData): Artifact[] {
	return [
		...link('thumbnail', data.thumbnailImageUrl),
		...link('preview', data.previewImageUrl),
		...link('lastFrame', data.lastFrameImageUrl),
	];
}

/** What comes beside a rendered video. The share page has two names, one here and one on projects. */
export function renderArtifacts(data: WireJobData): Artifact[] {
	return [
		...link('sharePage', data.videoShareURL || data.shareVideoURL),
		...link('captionsSrt', data.srtFile),
		...link('captionsVtt', data.vttFile),
		...link('captionsTxt', data.txtFile),
		...link('audio', data.audioURL),
		...link('thumbnail', data.thumbnail),
	];
}

/** Fields of a preview that are shown elsewhere in the job. */
const SHOWN_ELSEWHERE: readonly string[] = ['status', 'aiCreditsUsed', 'progress'];

/**
 * A finished preview, field by field under Pictory's own names: `renderParams`, `storyboard`, and the links
 * to view it and to open its project, whose names are not documented (`preview`, `previewUrl`,
 * `projectUrl` have been seen).
 *
 * @see https://docs.pictory.ai/api-reference/storyboard/get-storyboard-preview-job
 */
export function previewArtifacts(data: WireJobData): Artifact[] {
	return Object.entries(data)
		.map(([name, value]): [string, unknown] => [outputText(name).trim(), value])
		.filter(([name]) => name !== '' && !SHOWN_ELSEWHERE.includes(name))
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([kind, value]) => {
			const url = looseLink.parse(value);
			return url && parseHttpUrl(url) ? { kind, url } : { kind, data: value };
		});
}

function link(kind: string, url: string | null | undefined): Artifact[] {
	return url ? [{ kind, url }] : [];
}
