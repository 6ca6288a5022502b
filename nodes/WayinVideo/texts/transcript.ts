import type { Artifact } from '../../shared/job/videoJob';
import type { ReadList } from '../../shared/provider/answer';
import type { JobFile } from '../../shared/provider/contract';
import type { WireAnswer } from '../../shared/provider/wire';
import { readSegments, shownSegment } from './segments';
import { srtOf, textOf, vttOf } from './subtitles';
import { textFile } from './textFile';

/**
 * What was said: the segments with times and speakers, and the texts that are made of them.
 *
 * @see https://wayin.ai/api-docs/video-transcription/
 */
export function readTranscript(answer: WireAnswer): ReadList<Artifact> {
	const { entries: segments, hints } = readSegments(answer);
	if (segments.length === 0) return { entries: [], hints };
	const entries: Artifact[] = [
		{ kind: 'transcript', data: segments.map(shownSegment) },
		{ kind: 'transcriptTxt', data: textOf(segments) },
		{ kind: 'transcriptSrt', data: srtOf(segments) },
		{ kind: 'transcriptVtt', data: vttOf(segments) },
	];
	return { entries, hints };
}

/** Without a full stop, for the output. */
export const NO_SPEECH = 'WayinVideo found no speech in the source, so there is no transcript';

export const TRANSCRIPT_FILES: Readonly<Record<string, JobFile>> = {
	transcriptTxt: textFile('Transcript (Text)', 'txt', 'transcriptTxt', NO_SPEECH),
	transcriptSrt: textFile('Transcript (SRT)', 'srt', 'transcriptSrt', NO_SPEECH),
	transcriptVtt: textFile('Transcript (VTT)', 'vtt', 'transcriptVtt', NO_SPEECH),
};
