import { FOUR_MINUTE_JOBS, QUARTER_HOUR_JOBS, SHORT_JOBS } from '../../../bench/schedule/cells';
import { dominates, type Comparison } from '../../../bench/schedule/compare';
import type { Figures } from '../../../bench/schedule/measure';
import { judge } from '../../../bench/schedule/requirements';
import { TIERS } from '../../../bench/schedule/schedules';

function figures(schedule: string, checks: number, meanLateness: number, pastBound = 0): Figures {
	return { schedule, checks, meanLateness, p95Lateness: 0, worstLateness: 0, pastBound };
}

function comparison(cell: string, ours: Figures, ...alternatives: Figures[]): Comparison {
	return { cell, ours, alternatives, yardstick: figures('yardstick', 1, 1) };
}

const unmet = (compared: Comparison) =>
	judge([compared])
		.filter(({ met }) => !met)
		.map(({ requirement }) => requirement.slice(compared.cell.length + 2));

describe('domination', () => {
	it.each([
		[10, 5, true],
		[10, 4, true],
		[9, 5, true],
		[11, 4, false],
		[9, 6, false],
	])('of 10.5 checks and 5 s by %d checks and %d s: %p', (checks, late, expected) => {
		expect(dominates(figures('one', checks, late), figures('other', 10.5, 5))).toBe(expected);
	});

	it('takes more than being equal', () => {
		expect(dominates(figures('one', 10, 5), figures('other', 10, 5))).toBe(false);
	});
});

describe('the requirements', () => {
	const tiers = figures(TIERS.name, 20, 10);

	it.each([FOUR_MINUTE_JOBS.name, SHORT_JOBS.name])('are met by a better schedule: %s', (cell) => {
		expect(unmet(comparison(cell, figures('ours', 19, 9), tiers))).toEqual([]);
	});

	it.each([
		[20, 9, ['fewer checks than the tiers']],
		[19, 10, ['less late than the tiers']],
	])('take more than a draw with the tiers: %d checks, %d s', (checks, late, missing) => {
		const ours = figures('ours', checks, late);
		expect(unmet(comparison(SHORT_JOBS.name, ours, tiers))).toEqual(missing);
	});

	it('are not met without the tiers to compare with', () => {
		expect(unmet(comparison(SHORT_JOBS.name, figures('ours', 1, 1)))).toHaveLength(2);
	});

	it('let no alternative dominate on a reference', () => {
		const cell = QUARTER_HOUR_JOBS.name;
		const ours = figures('ours', 40, 15.5);
		expect(unmet(comparison(cell, ours, figures('fixed 30 s', 40, 15)))).toEqual([
			'no alternative needs fewer checks and is less late',
		]);
		expect(unmet(comparison(cell, ours, figures('fixed 5 s', 200, 2.5)))).toEqual([]);
	});

	it('ask elsewhere for the bound alone', () => {
		const better = figures('fixed 10 s', 1, 1);
		expect(unmet(comparison('bimodal', figures('ours', 40, 15), better))).toEqual([]);
		expect(unmet(comparison('bimodal', figures('ours', 1, 1, 0.001), better))).toEqual([
			"never later than 5 s or 10 % of the job's duration",
		]);
	});
});
