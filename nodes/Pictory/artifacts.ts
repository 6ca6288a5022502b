import type { Artifact } from '../shared/job/videoJob';
import { parseHttpUrl } from '../shared/http/egress';
import { defined } from '../shared/provider/answer';
import { asLink, outputText } from '../shared/provider/facts';
import type { WireJob } from './wire';

/** What comes beside a video: stills of AI Studio, of which `lastFrame` may begin the next one, and files of renders. */
export function artifactsOf(wire: WireJob): Artifact[] {
	return linked({
		sharePage: wire.sharePage,
		captionsSrt: wire.srtFile,
		captionsVtt: wire.vttFile,
		captionsTxt: wire.txtFile,
		audio: wire.audioURL,
		thumbnail: wire.thumbnailImageUrl ?? wire.thumbnail,
		preview: wire.previewImageUrl,
		lastFrame: wire.lastFrameImageUrl,
	});
}

function linked(links: Record<string, string | undefined>): Artifact[] {
	return Object.entries(links).flatMap(([kind, url]) => (url ? [{ kind, url }] : []));
}

/**
 * The image that AI Studio has made, with its size.
 *
 * @see https://docs.pictory.ai/api-reference/ai-studio/get-image-job
 */
export function imageArtifacts({ videoUrl: url, width, height }: WireJob): Artifact[] {
	if (!url) return [];
	const size = defined({ width, height });
	return [{ kind: 'image', url, ...(Object.keys(size).length > 0 && { data: size }) }];
}

/**
 * A transcript in all its forms: word by word, as a text and as captions; and the parts of it that were
 * chosen as highlights.
 *
 * @see https://docs.pictory.ai/api-reference/jobs/get-transcription-job-by-id
 */
export function transcriptArtifacts(wire: WireJob, data: Record<string, unknown>): Artifact[] {
	const { txt, srt, vtt, srtFile, vttFile, txtFile, editorLink } = wire;
	const forms: Artifact[] = [
		{ kind: 'highlights', data: wire.highlights },
		defined({ kind: 'captionsTxt', data: txt, url: txtFile }),
		defined({ kind: 'captionsSrt', data: srt, url: srtFile }),
		defined({ kind: 'captionsVtt', data: vtt, url: vttFile }),
		{ kind: 'transcript', data: wire.transcript },
		{ kind: 'mediaInfo', data: data.mediaInfo ?? undefined },
	];
	const present = forms.filter((form) => form.data !== undefined || form.url !== undefined);
	return [...present, ...linked({ editor: editorLink })];
}

/** Fields of a preview that are shown elsewhere in the job. */
const SHOWN_ELSEWHERE: readonly string[] = ['status', 'aiCreditsUsed', 'progress'];

/**
 * A finished preview, field by field under Pictory's own names: `renderParams`, `storyboard`, and the links
 * to view it (`previewUrl`, `preview` on older pages) and to open its project.
 *
 * @see https://docs.pictory.ai/api-reference/jobs/get-storyboard-preview-job-by-id
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
