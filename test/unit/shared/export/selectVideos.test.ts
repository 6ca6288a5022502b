import fc from 'fast-check';
import { selectVideos } from '../../../../nodes/shared/export/downloadVideos';

const VIDEOS = [
	{ index: 0, score: 9.1 },
	{ index: 1, score: 7 },
	{ index: 2 },
	{ index: 3, score: 6.9 },
];

const ALL = { minimumScore: 0, maximumVideos: 0 };

it.each<[Partial<typeof ALL>, number[]]>([
	[{}, [0, 1, 2, 3]],
	[{ minimumScore: 7 }, [0, 1]],
	[{ minimumScore: 10 }, []],
	[{ maximumVideos: 2 }, [0, 1]],
	[{ maximumVideos: 99 }, [0, 1, 2, 3]],
	[{ minimumScore: 6, maximumVideos: 1 }, [0]],
])('%j keeps %j', (selection, expected) => {
	expect(selectVideos(VIDEOS, { ...ALL, ...selection }).map(({ index }) => index)).toEqual(
		expected,
	);
});

it('keeps the order, adds nothing, and keeps to both limits', () => {
	const videos = fc
		.array(fc.record({ score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }) }))
		.map((list) => list.map((video, index) => ({ ...video, index })));
	const limit = fc.nat(100);
	fc.assert(
		fc.property(videos, limit, limit, (list, minimumScore, maximumVideos) => {
			const kept = selectVideos(list, { minimumScore, maximumVideos });
			expect(kept.length).toBeLessThanOrEqual(maximumVideos || Infinity);
			expect(list.filter((video) => kept.includes(video))).toEqual(kept);
			if (minimumScore > 0) {
				expect(kept.every(({ score = -1 }) => score >= minimumScore)).toBe(true);
			}
		}),
	);
});
