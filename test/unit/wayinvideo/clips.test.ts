import { clip, link, read } from './reading';

describe('a task that has succeeded', () => {
	const succeeded = (clips: unknown, jobType?: string) =>
		read({ status: 'SUCCEEDED', clips }, jobType).reading;

	it.each([[[]], [null], [undefined]])('with the clips %j is looked at again', (clips) => {
		const { job, unsettled } = succeeded(clips);
		expect(job.status).toBe('processing');
		expect(unsettled).toMatchObject({
			confirmations: 4,
			settledJob: { status: 'completed', videos: [] },
		});
	});

	it('and rendered some of its clips is looked at again', () => {
		const { job, unsettled } = succeeded([clip(link(0)), clip({ idx: 1 })]);
		expect(job).toMatchObject({
			status: 'processing',
			stage: 'succeeded with 1 of 2 files missing, not yet confirmed',
		});
		expect(unsettled).toMatchObject({ confirmations: 20, settledJob: { status: 'completed' } });
	});

	it('and rendered none is complete, unless it is an export', () => {
		const clips = [clip(), clip({ idx: 1 })];
		expect(succeeded(clips).job.status).toBe('completed');
		expect(succeeded(clips, 'findMoments').unsettled).toBeUndefined();
		expect(succeeded(clips, 'clipExport').job.status).toBe('processing');
	});

	it.each(['clipping', 'findMoments', 'clipExport'])(
		'and rendered all is complete: %s',
		(jobType) => {
			const { job, unsettled } = succeeded([clip(link(0)), clip(link(1))], jobType);
			expect(job.status).toBe('completed');
			expect(unsettled).toBeUndefined();
		},
	);
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
});
