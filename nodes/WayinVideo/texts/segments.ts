import { defined, readList, type ReadList } from '../../shared/provider/answer';
import { readFacts } from '../../shared/provider/facts';
import type { WireAnswer } from '../../shared/provider/wire';
import { SEGMENT, SEGMENTS } from '../wire';

/** A stretch of speech. Times are milliseconds from the beginning of the source. */
export interface Segment {
	text: string;
	startMs?: number | undefined;
	endMs?: number | undefined;
	speaker?: string | undefined;
	language?: string | undefined;
}

/** Later than any source; the time of a segment beyond is taken for none. */
const LATEST_MS = 1000 * 60 * 60 * 1000;

/** What was said, in the order in which it was said. Segments without a word are left out. */
export function readSegments(answer: WireAnswer): ReadList<Segment> {
	const { entries, hints } = readList(answer, SEGMENTS, 'segments', readSegment);
	return { entries: inOrder(entries).filter(({ text }) => text !== ''), hints };
}

function readSegment(entry: Record<string, unknown>): Segment | undefined {
	const { text = '', start, end, ...rest } = readFacts(SEGMENT, entry);
	const isSegment = typeof entry.text === 'string' || start !== undefined;
	return isSegment
		? { text: text.trim(), startMs: wholeMs(start), endMs: wholeMs(end), ...rest }
		: undefined;
}

function wholeMs(time: number | undefined): number | undefined {
	return time === undefined || time > LATEST_MS ? undefined : Math.round(time);
}

/** By their beginnings. One without a time stays behind the one that it follows. */
function inOrder(segments: readonly Segment[]): Segment[] {
	let latest = 0;
	return segments
		.map((segment) => ({ segment, at: (latest = segment.startMs ?? latest) }))
		.sort((a, b) => a.at - b.at)
		.map(({ segment }) => segment);
}

/** A segment as the output shows it, with times in seconds as those of videos. */
export function shownSegment({ startMs, endMs, speaker, language, text }: Segment) {
	return defined({
		startSeconds: startMs === undefined ? undefined : startMs / 1000,
		endSeconds: endMs === undefined ? undefined : endMs / 1000,
		speaker,
		language,
		text,
	});
}
