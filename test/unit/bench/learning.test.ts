import { measureChanges, type Change } from '../../../bench/schedule/change';
import { measureLearning, type Learning } from '../../../bench/schedule/learned';
import type { Figures } from '../../../bench/schedule/measure';
import { learnedTables } from '../../../bench/schedule/report';
import { judgeLearning } from '../../../bench/schedule/requirements';

it('pays off, and costs little when the provider changes, in a small run', () => {
	const learnings = measureLearning(1_000, 'schedule');
	const changes = measureChanges(60, 'schedule');
	const verdicts = judgeLearning(learnings, changes);
	expect(verdicts.filter(({ met }) => !met)).toEqual([]);
	expect(verdicts).toHaveLength(9);
	expect(learnedTables(learnings, changes)).toContain('twice as fast from one day on');
});

const figures = (checks: number, meanLateness: number, p95Lateness = 20): Figures => ({
	schedule: 'one',
	checks,
	meanLateness,
	p95Lateness,
	worstLateness: 30,
	pastBound: 0,
});

const learning = (afterFew: Figures, afterMany: Figures): Learning => ({
	cell: 'jobs',
	afterFew,
	afterMany,
	inARow: afterMany,
	unlearned: figures(40, 10),
	tiers: figures(40, 10),
});

it.each<[string, Learning, boolean[]]>([
	['better in all', learning(figures(39, 9), figures(30, 10)), [true, true]],
	['as many checks after few', learning(figures(40, 9), figures(30, 10)), [false, true]],
	['as late after few', learning(figures(39, 10), figures(30, 10)), [false, true]],
	['too many checks after many', learning(figures(39, 9), figures(31, 9)), [true, false]],
	['later after many', learning(figures(39, 9), figures(30, 10.1)), [true, false]],
	['later at the end after many', learning(figures(39, 9), figures(30, 9, 21)), [true, false]],
])('%s than the tiers', (_what, compared, met) => {
	expect(judgeLearning([compared], []).map((verdict) => verdict.met)).toEqual(met);
});

it.each<[string, Figures, boolean]>([
	['below twice as late', figures(20, 19.9, 39.9), true],
	['twice as late', figures(20, 20, 39.9), false],
	['twice as late at the end', figures(20, 19.9, 40), false],
])('after a change, %s', (_what, firstJobs, met) => {
	const change: Change = {
		cell: 'jobs',
		firstJob: figures(1, 100, 100),
		firstJobs,
		unlearned: figures(40, 10),
	};
	expect(judgeLearning([], [change]).map((verdict) => verdict.met)).toEqual([met]);
});
