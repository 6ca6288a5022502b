import type { Expected } from '../../../nodes/shared/job/jobReference';
import { clip, link, read } from './reading';

const linked = (count: number) => Array.from({ length: count }, (_, idx) => clip(link(idx)));
const bare = (count: number) => Array.from({ length: count }, (_, idx) => clip({ idx }));

interface Case {
	what: string;
	clips: unknown;
	jobType?: string;
	expected?: Expected;
	/** How long three looks must have shown the same, seconds; 0 where a single look settles it. */
	unchangedFor: number;
	/** For a single look: seconds after which it is believed. */
	believedAfter?: number;
}

const FIVE = { videos: 5, rendered: true };

describe('a task that has succeeded', () => {
	it.each<Case>([
		// The limit of the submit, with rendering.
		{ what: '5 of 5, all rendered', clips: linked(5), expected: FIVE, unchangedFor: 0 },
		{ what: '1 of 5', clips: linked(1), expected: FIVE, unchangedFor: 300, believedAfter: 3600 },
		{ what: 'none of 5', clips: [], expected: FIVE, unchangedFor: 300 },
		{ what: '5 of 5, none rendered', clips: bare(5), expected: FIVE, unchangedFor: 600 },
		{
			what: '5 of 5, one rendered',
			clips: [...linked(1), clip({ idx: 1 })],
			expected: FIVE,
			unchangedFor: 600,
		},
		// No limit, with rendering.
		{
			what: 'some',
			clips: linked(3),
			expected: { rendered: true },
			unchangedFor: 300,
			believedAfter: 0,
		},
		{ what: 'none, rendered', clips: [], expected: { rendered: true }, unchangedFor: 300 },
		{ what: 'unrendered ones', clips: bare(3), expected: { rendered: true }, unchangedFor: 600 },
		// Without rendering.
		{ what: 'some unrendered', clips: bare(3), expected: { rendered: false }, unchangedFor: 0 },
		{
			what: 'as many as asked for',
			clips: bare(3),
			expected: { videos: 3, rendered: false },
			unchangedFor: 0,
		},
		{
			what: 'fewer than asked for',
			clips: bare(2),
			expected: { videos: 3, rendered: false },
			unchangedFor: 60,
			believedAfter: 3600,
		},
		{ what: 'none, unrendered', clips: null, expected: { rendered: false }, unchangedFor: 120 },
		// An id that was typed in.
		{
			what: 'an unknown number, all rendered',
			clips: linked(2),
			unchangedFor: 60,
			believedAfter: 0,
		},
		{ what: 'an unknown number, none rendered', clips: bare(2), unchangedFor: 0 },
		{
			what: 'an unknown number, one rendered',
			clips: [...linked(1), clip({ idx: 1 })],
			unchangedFor: 600,
		},
		{ what: 'no list', clips: undefined, unchangedFor: 120 },
		// An export.
		{ what: 'an export, all rendered', clips: linked(2), jobType: 'clipExport', unchangedFor: 0 },
		{ what: 'an export, none rendered', clips: bare(2), jobType: 'clipExport', unchangedFor: 600 },
		{
			what: 'an export of two with one clip',
			clips: linked(1),
			jobType: 'clipExport',
			expected: { videos: 2, rendered: true },
			unchangedFor: 300,
			believedAfter: 3600,
		},
	])('with $what: $unchangedFor s', ({ clips, jobType, expected, unchangedFor, believedAfter }) => {
		const { reading } = read({ status: 'SUCCEEDED', clips }, jobType, expected);
		const { job, unsettled } = reading;
		expect(job.status).toBe(unchangedFor === 0 ? 'completed' : 'processing');
		expect(unsettled?.unchangedForSeconds ?? 0).toBe(unchangedFor);
		expect(unsettled?.confirmations).toBe(unchangedFor === 0 ? undefined : 2);
		expect(unsettled?.believedAfterSeconds).toBe(believedAfter);
		if (unsettled) expect(unsettled.settledJob.status).toBe('completed');
	});

	it('says what it waits for', () => {
		const stage = (clips: unknown[]) =>
			read({ status: 'SUCCEEDED', clips }, 'clipping', FIVE).job.stage;
		expect(stage([])).toBe('succeeded without clips, not yet confirmed');
		expect(stage(linked(1))).toBe('succeeded with 1 clip, not yet confirmed');
		expect(stage([clip(link(0)), clip({ idx: 1 })])).toBe(
			'succeeded with 1 of 2 files missing, not yet confirmed',
		);
	});

	it('has grown with each clip and each file', () => {
		const grownTo = (clips: unknown[]) =>
			read({ status: 'SUCCEEDED', clips }, 'clipping', FIVE).reading.unsettled?.grownTo;
		expect([[], bare(1), linked(1), linked(2)].map(grownTo)).toEqual([0, 1, 2, 4]);
	});
});

describe('clips', () => {
	const indices = (clips: unknown[]) =>
		read({ status: 'ONGOING', clips }).job.videos.map(({ index, title }) => [index, title]);

	it('keep their own numbers, in order', () => {
		const clips = [clip({ idx: 4, title: 'e' }), clip({ idx: '2', title: 'c' })];
		expect(indices(clips)).toEqual([
			[2, 'c'],
			[4, 'e'],
		]);
	});

	it.each<[string, unknown[]]>([
		['missing', [undefined, undefined]],
		['the same', [3, 3]],
		['below 0', [-1, 0]],
		['fractions', [0.5, 1]],
		['beyond all bounds', [1e300, 1]],
	])('are counted when their numbers are %s', (_what, [one, other]) => {
		const clips = [clip({ idx: one, title: 'a' }), clip({ idx: other, title: 'b' })];
		expect(indices(clips)).toEqual([
			[0, 'a'],
			[1, 'b'],
		]);
	});

	it('with nonsense in their fields keep the rest', () => {
		const nonsense = {
			idx: 0,
			title: { $gt: '' },
			begin_ms: 'soon',
			end_ms: -5,
			thumbnail: 7,
			tags: ['a', null, { b: 1 }],
			desc: [],
			score: 'NaN',
			export_link: false,
		};
		expect(read({ status: 'ONGOING', clips: [nonsense] }).job.videos).toEqual([
			{ index: 0, tags: ['a'] },
		]);
	});

	it('that end before they begin have no length', () => {
		const { job } = read({ status: 'ONGOING', clips: [clip({ begin_ms: 5000, end_ms: 4000 })] });
		expect(job.videos[0]).not.toHaveProperty('durationSeconds');
	});

	it.each<[string, unknown[], number[], number]>([
		['null', [clip({ idx: 0 }), null, clip({ idx: 2 })], [0, 2], 1],
		['a number and a text', [7, 'clip', clip({ idx: 2 })], [2], 2],
		['an object without anything', [clip({ idx: 0 }), { foo: 1 }], [0], 1],
	])('that are %s cost themselves alone', (_what, clips, kept, lost) => {
		const { job } = read({ status: 'ONGOING', clips });
		expect(job.videos.map(({ index }) => index)).toEqual(kept);
		expect(job.hints).toEqual([expect.stringContaining(`${lost} of ${clips.length} clips`)]);
	});

	it('keep their place when their link leads nowhere, and wait for another', () => {
		const { job } = read({
			status: 'SUCCEEDED',
			clips: [clip({ export_link: 'not a link' }), clip(link(1))],
		});
		expect(job.videos.map(({ url }) => url)).toEqual([undefined, link(1).export_link]);
		expect(job.status).toBe('processing');
	});
});
