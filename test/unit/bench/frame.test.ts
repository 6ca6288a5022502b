import { atLeast, atMost, ratio, type Figures } from '../../../bench/frame/benchmark';
import { median, medians, quantile } from '../../../bench/frame/medians';
import { goalList, tables } from '../../../bench/frame/table';

const figures = (alternative: string, seconds: number): Figures => ({
	situation: 'Questions',
	alternative,
	values: { seconds },
});

it.each([
	[[3, 1, 2], 2],
	[[4, 1, 2, 3], 2.5],
	[[7], 7],
])('the median of %j is %d', (values, middle) => {
	expect(median(values)).toBe(middle);
});

it('interpolates between the values beside a quantile', () => {
	expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
	expect(() => quantile([], 0.5)).toThrow(RangeError);
});

it('takes the median of what was measured more than once, and keeps the order', () => {
	const measured = [
		figures('ours', 3),
		figures('theirs', 9),
		figures('ours', 1),
		figures('ours', 2),
	];
	expect(medians(measured)).toEqual([figures('ours', 2), figures('theirs', 9)]);
});

it('a figure that is measured later joins the others of its alternative', () => {
	const later = { ...figures('ours', 0), values: { lost: 4 } };
	expect(medians([figures('ours', 3), later])).toEqual([
		{ ...figures('ours', 3), values: { seconds: 3, lost: 4 } },
	]);
});

it('the table has the columns that were measured, and a dash where one is missing', () => {
	const rows = [figures('ours', 1.5), { ...figures('theirs', 0), values: {} }];
	const columns = [
		{ key: 'seconds', heading: 'seconds', digits: 2 },
		{ key: 'checks', heading: 'checks', digits: 0 },
	];
	expect(tables(rows, columns)).toBe(
		['Questions  seconds', '  ours        1.50', '  theirs         -'].join('\n'),
	);
});

it.each([
	[atMost('CPU', 1.15, 1.15), true],
	[atMost('CPU', 1.16, 1.15), false],
	[atLeast('throughput', 2, 2), true],
	[atLeast('throughput', 1.99, 2), false],
	[atMost('CPU', undefined, 1.15), undefined],
])('%j', ({ met }, expected) => {
	expect(met).toBe(expected);
});

it('says of each goal whether it is met', () => {
	const goals = [atMost('CPU', 1.3, 1.15), atMost('time', 1, 1.3), atMost('size', undefined, 150)];
	expect(goalList(goals).split('\n')).toEqual([
		'Goals:',
		'  NOT MET       CPU: 1.3, at most 1.15',
		'  met           time: 1, at most 1.3',
		'  not measured  size: at most 150',
	]);
});

it.each([
	[6, 3, 2],
	[6, 0, undefined],
	[undefined, 3, undefined],
	[6, undefined, undefined],
])('%d beside %d is %d', (one, other, expected) => {
	expect(ratio(one, other)).toBe(expected);
});
