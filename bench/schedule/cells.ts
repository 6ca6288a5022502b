import type { UsualDuration } from '../../nodes/shared/provider/contract';
import { bimodal, heavyTailed, logNormal, type Durations } from './durations';

/** One situation: what a node expects, and how long the jobs really take. */
export interface Cell {
	name: string;
	durations: Durations;
	expectation: UsualDuration;
}

/** The three kinds of jobs that everything is compared on, expected as they are. */
const REFERENCES = {
	fourMinutes: { name: 'median 4 min, sigma 0.6', medianSeconds: 240, sigma: 0.6 },
	shortJobs: { name: 'median 105 s, sigma 0.35', medianSeconds: 105, sigma: 0.35 },
	quarterHour: { name: 'median 15 min, sigma 0.7', medianSeconds: 900, sigma: 0.7 },
};

type Reference = (typeof REFERENCES)[keyof typeof REFERENCES];

/**
 * A reference as it is expected.
 *
 * @param wrong how far the expectation is off, as a factor and in words
 */
function expected(
	{ name, medianSeconds, sigma }: Reference,
	wrong = { factor: 1, remark: '' },
): Cell {
	return {
		name: name + wrong.remark,
		durations: logNormal(name, { medianSeconds, sigma }),
		expectation: { medianSeconds: wrong.factor * medianSeconds, sigma },
	};
}

const TOO_LONG = { factor: 2, remark: '; expected twice as long' };
const TOO_SHORT = { factor: 0.5, remark: '; expected half as long' };

/** What a node expects that does not know that these jobs are of two kinds, or rarely endless. */
const FOUR_MINUTES: UsualDuration = { medianSeconds: 240, sigma: 0.6 };

function otherwise(kind: string, durations: Durations): Cell {
	return {
		name: `${kind}: ${durations.name}; expected 4 min`,
		durations,
		expectation: FOUR_MINUTES,
	};
}

export const FOUR_MINUTE_JOBS = expected(REFERENCES.fourMinutes);
export const SHORT_JOBS = expected(REFERENCES.shortJobs);
export const QUARTER_HOUR_JOBS = expected(REFERENCES.quarterHour);

export const REFERENCE_CELLS: readonly Cell[] = [FOUR_MINUTE_JOBS, SHORT_JOBS, QUARTER_HOUR_JOBS];

export const CELLS: readonly Cell[] = [
	...REFERENCE_CELLS,
	...Object.values(REFERENCES).map((reference) => expected(reference, TOO_LONG)),
	...Object.values(REFERENCES).map((reference) => expected(reference, TOO_SHORT)),
	otherwise(
		'bimodal',
		bimodal({ medianSeconds: 60, sigma: 0.3 }, { medianSeconds: 600, sigma: 0.3 }),
	),
	otherwise(
		'heavy tail',
		heavyTailed(FOUR_MINUTES, { fromSeconds: 600, exponent: 1.5 }, 4 * 60 * 60),
	),
];
