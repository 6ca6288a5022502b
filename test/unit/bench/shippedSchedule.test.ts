import { CELLS, REFERENCE_CELLS } from '../../../bench/schedule/cells';
import { compare } from '../../../bench/schedule/compare';
import { drawDurations, measure } from '../../../bench/schedule/measure';
import { judge } from '../../../bench/schedule/requirements';
import { SHIPPED } from '../../../bench/schedule/shipped';

/** Half of what the benchmark takes. With fewer, luck decides between schedules that are close. */
const JOBS = 10_000;
const SEED = 'schedule';

it('needs fewer checks and is less late than others on the jobs it knows', () => {
	const verdicts = judge(compare(JOBS, SEED, REFERENCE_CELLS));
	expect(verdicts.filter(({ met }) => !met)).toEqual([]);
	expect(verdicts).toHaveLength(10);
});

it.each(CELLS.map((cell) => [cell.name, cell] as const))(
	'is never past its bound: %s',
	(_, cell) => {
		const durations = drawDurations(cell, 1_000, SEED);
		expect(measure(SHIPPED, cell, durations, SEED).pastBound).toBe(0);
	},
);

it('costs one check when the job has ended already', () => {
	const [cell] = REFERENCE_CELLS;
	if (!cell) throw new Error('There is no reference.');
	expect(measure(SHIPPED, cell, [0], SEED)).toMatchObject({ checks: 1, worstLateness: 0 });
});
