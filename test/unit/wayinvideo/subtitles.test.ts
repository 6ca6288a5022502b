import fc from 'fast-check';
import type { Segment } from '../../../nodes/WayinVideo/texts/segments';
import { srtOf, textOf, vttOf } from '../../../nodes/WayinVideo/texts/subtitles';
import { readTranscript } from '../../../nodes/WayinVideo/texts/transcript';
import { anyCharacter } from '../../harness/anyCharacter';
import { answerWith } from './conversation';

const said = (text: string, startMs?: number, endMs?: number, speaker?: string): Segment => ({
	text,
	startMs,
	endMs,
	speaker,
});

const DIALOGUE = [
	said('Good evening, everyone.', 400, 2100, 'Speaker 1'),
	said('Good evening.', 2100, 3000, 'Speaker 2'),
	said('The ferry budget\nhas doubled.', 3_723_004, 3_725_000, 'Speaker 2'),
];

describe('a conversation', () => {
	it('is written as SubRip, naming who begins to speak', () => {
		expect(srtOf(DIALOGUE)).toBe(`1
00:00:00,400 --> 00:00:02,100
Speaker 1: Good evening, everyone.

2
00:00:02,100 --> 00:00:03,000
Speaker 2: Good evening.

3
01:02:03,004 --> 01:02:05,000
The ferry budget
has doubled.
`);
	});

	it('is written as WebVTT, with the speakers as voices', () => {
		expect(vttOf(DIALOGUE)).toBe(`WEBVTT

00:00:00.400 --> 00:00:02.100
<v Speaker 1>Good evening, everyone.</v>

00:00:02.100 --> 00:00:03.000
<v Speaker 2>Good evening.</v>

01:02:03.004 --> 01:02:05.000
<v Speaker 2>The ferry budget
has doubled.</v>
`);
	});

	it('is written as a text, with a paragraph for each turn', () => {
		expect(textOf(DIALOGUE)).toBe(`Speaker 1: Good evening, everyone.

Speaker 2: Good evening.
The ferry budget
has doubled.
`);
	});
});

it('of one speaker names no one in text and SubRip', () => {
	const speech = [said('One.', 0, 1000, 'Ana'), said('Two.', 1000, 2000, 'Ana')];
	expect(textOf(speech)).toBe('One.\nTwo.\n');
	expect(srtOf(speech)).not.toContain('Ana');
	expect(vttOf(speech)).toContain('<v Ana>One.</v>');
});

/** The cues that a player reads from a file, found by the lines with their times. */
function cuesIn(file: string, separator: string) {
	const time = `(\\d{2,}):([0-5]\\d):([0-5]\\d)\\${separator}(\\d{3})`;
	const times = new RegExp(`^${time} --> ${time}$`);
	return file
		.split(/\n\n+/)
		.map((block) => block.split('\n'))
		.flatMap((lines) => {
			const at = lines.findIndex((line) => times.test(line));
			if (at === -1) return [];
			const [, ...parts] = (times.exec(lines[at] ?? '') ?? []).map(Number);
			const ms = ([h = 0, m = 0, s = 0, rest = 0]: number[]) =>
				((h * 60 + m) * 60 + s) * 1000 + rest;
			const text = lines.slice(at + 1).filter((line) => line !== '');
			return [{ id: lines[at - 1], start: ms(parts.slice(0, 4)), end: ms(parts.slice(4)), text }];
		});
}

it.each<[string, Segment[], Array<[start: number, end: number, text: string]>]>([
	['nothing', [], []],
	['a silence', [said('', 0, 1000), said('Yes.', 1000, 2000)], [[1000, 2000, 'Yes.']]],
	[
		'segments that overlap',
		[said('One', 0, 5000), said('Two', 3000, 4000)],
		[
			[0, 3000, 'One'],
			[3000, 4000, 'Two'],
		],
	],
	[
		'two people who begin at once',
		[said('One', 0, 1000), said('Two', 0, 3000), said('Three', 2000, 2500)],
		[
			[0, 2000, 'One Two'],
			[2000, 2500, 'Three'],
		],
	],
	['an end that is missing', [said('One', 500)], [[500, 1500, 'One']]],
	[
		'an end that is missing, of a long sentence',
		[said('x'.repeat(50), 500)],
		[[500, 3500, 'x'.repeat(50)]],
	],
	['an end before its beginning', [said('One', 500, 100)], [[500, 1500, 'One']]],
	[
		'an end that is missing, and what follows',
		[said('One', 500), said('Two', 700, 900)],
		[
			[500, 700, 'One'],
			[700, 900, 'Two'],
		],
	],
	['no times at all', [said('One'), said('Two')], [[0, 1000, 'One Two']]],
	[
		'blank lines in a text',
		[said('One\r\n\r\n \nTwo\u2028Three', 0, 9)],
		[[0, 9, 'One Two Three']],
	],
	[
		'a text of a hundred hours',
		[said('Late', 360_000_000, 360_001_000)],
		[[360_000_000, 360_001_000, 'Late']],
	],
])('writes %s', (_what, segments, expected) => {
	const shown = (file: string, separator: string) =>
		cuesIn(file, separator).map(({ start, end, text }) => [start, end, text.join(' ')]);
	expect(shown(srtOf(segments), ',')).toEqual(expected);
	expect(shown(vttOf(segments), '.')).toEqual(expected);
});

it('keeps what looks like markup or like times readable', () => {
	const odd = [said('a < b & c --> d', 0, 1000, 'R&D > <1>')];
	expect(vttOf(odd)).toContain('<v R&amp;D &gt; &lt;1&gt;>a &lt; b &amp; c --&gt; d</v>');
	expect(srtOf(odd)).toContain('\na < b & c -> d\n');
});

/** What a provider may send: times as numbers, as texts, as nonsense or not at all, in any order. */
const time = fc.oneof(
	fc.nat(20_000),
	fc.nat(20_000).map(String),
	fc.double({ min: 0, max: 1e12, noNaN: true }),
	fc.constantFrom(-1, 'soon', null, undefined, 1e300, {}),
);
const text = fc.oneof(
	fc.string({ unit: anyCharacter, maxLength: 40 }),
	fc.constantFrom(
		'Good evening.',
		'1',
		'a\n\nb',
		'00:00:01,000 --> 00:00:02,000',
		' ',
		'WEBVTT',
		'a-->b',
	),
);
const segment = fc.record(
	{ text, start: time, end: time, speaker: fc.constantFrom('A', 'B', null, 7) },
	{ requiredKeys: ['text'] },
);

it('writes whatever comes as cues that are in order, do not overlap, and hold every word', () => {
	fc.assert(
		fc.property(fc.array(segment, { minLength: 1, maxLength: 12 }), (transcript) => {
			const { entries } = readTranscript(answerWith({ data: { transcript } }));
			const dataOf = (kind: string) => entries.find((entry) => entry.kind === kind)?.data;
			if (entries.length === 0) {
				expect(transcript.filter(({ text: words }) => /[^\s\p{C}]/u.test(words))).toEqual([]);
				return;
			}
			const srt = cuesIn(String(dataOf('transcriptSrt')), ',');
			const vtt = cuesIn(String(dataOf('transcriptVtt')), '.');
			expect(srt.length).toBeGreaterThan(0);
			expect(srt.map(({ id }) => id)).toEqual(srt.map((_cue, index) => String(index + 1)));
			expect(vtt.map(({ start, end }) => [start, end])).toEqual(
				srt.map(({ start, end }) => [start, end]),
			);
			srt.forEach(({ start, end, text: lines }, index) => {
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(srt[index + 1]?.start ?? Infinity);
				expect(lines.length).toBeGreaterThan(0);
				expect(lines.join('\n')).not.toContain('-->');
			});
			const segments = dataOf('transcript') as Array<{ text: string }>;
			const plain = (value: string) => value.replace(/[\s\u2028\u2029]+/g, '');
			const written = plain(String(dataOf('transcriptTxt')));
			for (const { text: words } of segments) expect(written).toContain(plain(words));
			expect(segments.length).toBeGreaterThanOrEqual(srt.length);
		}),
		{ numRuns: 2000 },
	);
});
