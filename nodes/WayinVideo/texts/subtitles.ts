import type { Segment } from './segments';

/** Writes what was said as a text and as subtitles. */

interface Line {
	text: string;
	/** Who says it. */
	speaker?: string | undefined;
}

/** What is shown from one moment to another, whole milliseconds. */
interface Cue {
	startMs: number;
	endMs: number;
	lines: Line[];
}

/** A cue whose end is not known is shown for as long as it takes to read it, milliseconds. */
const SHORTEST_MS = 1000;
const READING_MS_PER_CHARACTER = 60;

/**
 * The cues of a transcript: each begins after the one before it and ends before the next one begins, because
 * players show cues at the same time in different ways. What begins at the same moment, or at none, shares a cue.
 *
 * @param segments in the order in which they were said
 */
export function cuesOf(segments: readonly Segment[]): Cue[] {
	const cues: Cue[] = [];
	for (const segment of segments) {
		const line = { text: inLines(segment.text), speaker: segment.speaker };
		if (line.text === '') continue;
		const last = cues.at(-1);
		const startMs = segment.startMs ?? last?.startMs ?? 0;
		const endMs = endOf(segment, startMs);
		if (last && startMs <= last.startMs) {
			last.lines.push(line);
			last.endMs = Math.max(last.endMs, endMs);
			continue;
		}
		if (last) last.endMs = Math.min(last.endMs, startMs);
		cues.push({ startMs, endMs, lines: [line] });
	}
	return cues;
}

function endOf({ endMs, text }: Segment, startMs: number): number {
	if (endMs !== undefined && endMs > startMs) return endMs;
	return startMs + Math.max(SHORTEST_MS, text.length * READING_MS_PER_CHARACTER);
}

/** A blank line would end the cue. */
function inLines(text: string): string {
	return text
		.split(/\s*[\r\n\u2028\u2029]\s*/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** SubRip: numbered, with a comma before the milliseconds. Where several people speak, a new speaker is named. */
export function srtOf(segments: readonly Segment[]): string {
	const named = namesChanges(segments);
	const blocks = cuesOf(segments).map(({ startMs, endMs, lines }, index) => [
		String(index + 1),
		`${clock(startMs, ',')} --> ${clock(endMs, ',')}`,
		// An arrow is what players find the times by.
		...lines.map((line) => named(line).replaceAll('-->', '->')),
	]);
	return blocks.map((block) => `${block.join('\n')}\n`).join('\n');
}

/**
 * WebVTT, in which each line has its speaker as a voice.
 *
 * @see https://www.w3.org/TR/webvtt1/
 */
export function vttOf(segments: readonly Segment[]): string {
	const blocks = cuesOf(segments).map(({ startMs, endMs, lines }) => [
		`${clock(startMs, '.')} --> ${clock(endMs, '.')}`,
		...lines.map(({ text, speaker }) =>
			speaker === undefined ? escaped(text) : `<v ${escaped(speaker)}>${escaped(text)}</v>`,
		),
	]);
	return ['WEBVTT\n', ...blocks.map((block) => `${block.join('\n')}\n`)].join('\n');
}

/** One line for each segment. Where several people speak, a new speaker begins a paragraph and is named. */
export function textOf(segments: readonly Segment[]): string {
	const named = namesChanges(segments);
	const lines = segments
		.map(({ text, speaker }) => ({ text: inLines(text), speaker }))
		.filter(({ text }) => text !== '')
		.map((line, index) => {
			const shown = named(line);
			return shown === line.text || index === 0 ? shown : `\n${shown}`;
		});
	return lines.map((line) => `${line}\n`).join('');
}

/** Writes line after line, with the name of a speaker before the first line of each. */
function namesChanges(segments: readonly Segment[]): (line: Line) => string {
	const isDialogue = new Set(segments.map(({ speaker }) => speaker)).size > 1;
	let before: string | undefined;
	return ({ text, speaker }) => {
		const isNew = isDialogue && speaker !== undefined && speaker !== before;
		before = speaker;
		return isNew ? `${speaker}: ${text}` : text;
	};
}

/** `01:02:03,450`, with as many digits of hours as it takes. */
function clock(ms: number, separator: ',' | '.'): string {
	const digits = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0');
	const time = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
	return `${time.map((part) => digits(part, 2)).join(':')}${separator}${digits(ms % 1000, 3)}`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
