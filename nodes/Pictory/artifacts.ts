import type { Artifact } from '../shared/job/videoJob';
import { parseHttpUrl } from '../shared/http/egress';
import { asLink, outputText } from '../shared/provider/facts';
import type { WireJob } from './wire';

/** What comes beside a video: stills of AI Studio, of which `lastFrame` may begin the next one, and files of renders. */
export function artifactsOf(wire: WireJob): Artifact[] {
	const links: Record<string, string | undefined> = {
		sharePage: wire.sharePage,
		captionsSrt: wire.srtFile,
		captionsVtt: wire.vttFile,
		captionsTxt: wire.txtFile,
		audio: wire.audioURL,
		thumbnail: wire.thumbnailImageUrl ?? wire.thumbnail,
		preview: wire.previewImageUrl,
		lastFrame: wire.lastFrameImageUrl,
	};
	return Object.entries(links).flatMap(([kind, url]) => (url ? [{ kind, url }] : []));
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
export function previewArtifacts(data: Record<string, unknown>): Artifact[] {
	return Object.entries(data)
		.map(([name, value]): [string, unknown] => [outputText(name).trim(), value])
		.filter(([name]) => name !== '' && !SHOWN_ELSEWHERE.includes(name))
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([kind, value]) => {
			const url = asLink(value);
			return url && parseHttpUrl(url) ? { kind, url } : { kind, data: value };
		});
}
