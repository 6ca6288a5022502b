import { FOUR_MINUTE_JOBS, REFERENCE_CELLS, SHORT_JOBS } from './cells';
import type { Change } from './change';
import { dominates, type Comparison } from './compare';
import type { Learning } from './learned';
import { TIERS } from './schedules';

/** Something the schedule has to be, and whether it is. */
export interface Verdict {
	requirement: string;
	met: boolean;
}

const REFERENCES: readonly string[] = REFERENCE_CELLS.map(({ name }) => name);
const SHORTER_JOBS: readonly string[] = [FOUR_MINUTE_JOBS.name, SHORT_JOBS.name];

/** What holds of the situations that were measured. */
export function judge(comparisons: readonly Comparison[]): Verdict[] {
	return comparisons.flatMap((comparison) => [
		keepsItsBound(comparison),
		...(REFERENCES.includes(comparison.cell) ? [isNotDominated(comparison)] : []),
		...(SHORTER_JOBS.includes(comparison.cell) ? beatsTheTiers(comparison) : []),
	]);
}

function keepsItsBound({ cell, ours }: Comparison): Verdict {
	return {
		requirement: `${cell}: never later than 5 s or 10 % of the job's duration`,
		met: ours.pastBound === 0,
	};
}

function isNotDominated({ cell, ours, alternatives }: Comparison): Verdict {
	return {
		requirement: `${cell}: no alternative needs fewer checks and is less late`,
		met: !alternatives.some((alternative) => dominates(alternative, ours)),
	};
}

function beatsTheTiers({ cell, ours, alternatives }: Comparison): Verdict[] {
	const tiers = alternatives.find(({ schedule }) => schedule === TIERS.name);
	return [
		{
			requirement: `${cell}: fewer checks than the tiers`,
			met: tiers !== undefined && ours.checks < tiers.checks,
		},
		{
			requirement: `${cell}: less late than the tiers`,
			met: tiers !== undefined && ours.meanLateness < tiers.meanLateness,
		},
	];
}

/** After twenty jobs at most this share of the checks that the tiers need. */
const SHARE_AFTER_MANY = 0.75;

/** Maximum lateness as a multiple of the schedule without learning, until a change of the provider is noticed. */
const WORST_AFTER_CHANGE = 2;

/** What learning has to bring, and may cost at the worst. */
export function judgeLearning(
	learnings: readonly Learning[],
	changes: readonly Change[],
): Verdict[] {
	return [...learnings.flatMap(paysOff), ...changes.map(staysBounded)];
}

function paysOff({ cell, afterFew, afterMany, tiers }: Learning): Verdict[] {
	return [
		{
			requirement: `${cell}: after five jobs fewer checks than the tiers, and less late`,
			met: afterFew.checks < tiers.checks && afterFew.meanLateness < tiers.meanLateness,
		},
		{
			requirement: `${cell}: after twenty jobs a quarter fewer checks than the tiers, and not later`,
			met:
				afterMany.checks <= SHARE_AFTER_MANY * tiers.checks &&
				afterMany.meanLateness <= tiers.meanLateness &&
				afterMany.p95Lateness <= tiers.p95Lateness,
		},
	];
}

function staysBounded({ cell, firstJobs, unlearned }: Change): Verdict {
	const isBelow = (figure: 'meanLateness' | 'p95Lateness') =>
		firstJobs[figure] < WORST_AFTER_CHANGE * unlearned[figure];
	return {
		requirement: `${cell}: mean and 95th percentile of the lateness below twice those without learning`,
		met: isBelow('meanLateness') && isBelow('p95Lateness'),
	};
}
