import type { Report } from '../../host';
import type { Simulator } from '../../simulator/simulator';
import type { MeasuredN8n, Prepared } from './measuredN8n';

/** What one alternative did in one situation. */
export interface Figures {
	/** The situation, such as "1,000 items, answered in 200 ms". */
	situation: string;
	alternative: string;
	/** By the key of their column. */
	values: Readonly<Record<string, number>>;
}

/** A kind of figure, as tables show it. */
export interface Column {
	key: string;
	/** With its unit. */
	heading: string;
	/** Behind the decimal point. */
	digits: number;
}

/** Something that has to hold of the figures. */
export interface Goal {
	/** With the figure that was measured. */
	goal: string;
	/** Undefined where it was not measured: the run was interrupted, or too small. */
	met: boolean | undefined;
}

/** A chart of the figures of one column: a group of bars for each situation, or lines over another column. */
export interface Chart {
	column: string;
	title: string;
	/** For figures that differ by orders of magnitude. */
	logarithmic?: boolean;
	/** A line for each alternative over another column, through the situations with these words in their name. */
	over?: Pick<Column, 'key' | 'heading'> & { situations: string };
}

/** What a benchmark is run with. */
export interface Bench {
	/** Says what happens now. */
	report: Report;
	/** Installs n8n if necessary and packs the package. */
	prepare(): Promise<Prepared>;
	/** An n8n for what is measured next, with credentials for this simulator. Close it afterwards. */
	openN8n(simulator: Simulator, environment: Record<string, string>): Promise<MeasuredN8n>;
	/** How often each figure is measured. The median counts. */
	repetitions: number;
	/** Sizes for a test that it runs at all. The figures mean nothing then. */
	small: boolean;
	/** How many jobs, where the benchmark has a choice. */
	jobs: number | undefined;
	/** Whether this is measured, a situation and an alternative: others may have been chosen. */
	isWanted(what: string): boolean;
	/** Keeps figures as soon as they are measured, so that they survive an interruption. */
	record(figures: Figures): void;
}

/** Measures alternatives beside each other. */
export interface Benchmark {
	name: string;
	/** What is measured, in a sentence. */
	title: string;
	columns: readonly Column[];
	charts: readonly Chart[];
	usualRepetitions: number;
	measure(bench: Bench): Promise<void>;
	/** @param figures medians; those that an interrupted run has not measured are missing */
	goals(figures: readonly Figures[]): Goal[];
}

/** The figure of an alternative in a situation; undefined where it was not measured. */
export function figureOf(
	figures: readonly Figures[],
	situation: string,
	alternative: string,
	column: string,
): number | undefined {
	return figures.find(
		(candidate) => candidate.situation === situation && candidate.alternative === alternative,
	)?.values[column];
}

/** A goal for a figure, or for the ratio of two, that must not be above a limit. */
export function atMost(what: string, measured: number | undefined, limit: number): Goal {
	return compared(what, measured, 'at most', limit, (value) => value <= limit);
}

/** A goal for a figure, or for the ratio of two, that must not be below a limit. */
export function atLeast(what: string, measured: number | undefined, limit: number): Goal {
	return compared(what, measured, 'at least', limit, (value) => value >= limit);
}

function compared(
	what: string,
	measured: number | undefined,
	words: string,
	limit: number,
	holds: (value: number) => boolean,
): Goal {
	if (measured === undefined) {
		return { goal: `${what}: ${words} ${rounded(limit)}`, met: undefined };
	}
	return {
		goal: `${what}: ${rounded(measured)}, ${words} ${rounded(limit)}`,
		met: holds(measured),
	};
}

/** Three digits that count. */
function rounded(value: number): string {
	return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** One figure divided by another; undefined unless both were measured and the second is not 0. */
export function ratio(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined || other === 0 ? undefined : one / other;
}
