import { FOUR_MINUTE_JOBS, REFERENCE_CELLS, SHORT_JOBS } from './cells';
import { dominates, type Comparison } from './compare';
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
