import type { Figures } from '../../../bench/memory/measure';
import { medianRun } from '../../../bench/memory/medianRun';
import { isWithinLimit, table } from '../../../bench/memory/report';

const MIB = 1024 ** 2;

const FIGURES: Figures = {
	name: 'Export',
	binaryMode: 'filesystem',
	fileBytes: 2048 * MIB,
	baselineBytes: 700 * MIB,
	peakBytes: 780 * MIB,
	growthBytes: 80 * MIB,
	limitBytes: 100 * MIB,
	seconds: 10,
	bytesPerSecond: 214_700_000,
};

it.each([
	[99, 100, true],
	[100, 100, false],
	[3000, undefined, true],
])('takes a growth of %p MiB under a limit of %p for good: %p', (growth, limit, good) => {
	const limitBytes = limit === undefined ? undefined : limit * MIB;
	expect(isWithinLimit({ ...FIGURES, growthBytes: growth * MIB, limitBytes })).toBe(good);
});

it('says which growth is too large, in MiB', () => {
	const tooLarge = { ...FIGURES, growthBytes: 120 * MIB };
	const [, good, bad] = table([FIGURES, tooLarge]).split('\n');
	expect(good).toMatch(/Export +2048 +700 +780 +80 +10\.0 +215 +below 100$/);
	expect(bad).toMatch(/ 120 .*NOT BELOW 100$/);
});

it('goes by the median of several runs, and shows all of them', () => {
	const runs = [104, 20, 31].map((growth) => ({ ...FIGURES, growthBytes: growth * MIB }));
	const median = medianRun(runs);
	expect(median.growthBytes).toBe(31 * MIB);
	expect(table([median])).toMatch(/ 31 .* below 100 \(all runs: 20, 31, 104\)$/);
});
