import { dominates, type Comparison } from './compare';
import type { Change } from './change';
import type { Learning } from './learned';
import type { Figures } from './measure';
import type { Verdict } from './requirements';

const HEADINGS = ['', 'checks', 'mean late s', 'p95 late s', 'worst s', 'past bound', ''];
const WIDTHS = [30, 8, 13, 12, 10, 12, 0];

function line(columns: readonly string[]): string {
	const [name = '', ...rest] = columns;
	const right = rest.slice(0, -1).map((text, index) => text.padStart(WIDTHS[index + 1] ?? 0));
	const remark = rest.at(-1) ?? '';
	return `  ${name.padEnd(WIDTHS[0] ?? 0)}${right.join('')}  ${remark}`.trimEnd();
}

function row(figures: Figures, remark = ''): string {
	return line([
		figures.schedule,
		figures.checks.toFixed(2),
		figures.meanLateness.toFixed(2),
		figures.p95Lateness.toFixed(1),
		figures.worstLateness.toFixed(1),
		`${(100 * figures.pastBound).toFixed(1)} %`,
		remark,
	]);
}

function remarkOn(alternative: Figures, ours: Figures): string {
	if (dominates(alternative, ours)) return 'dominates ours';
	return dominates(ours, alternative) ? 'dominated by ours' : '';
}

function table({ cell, ours, alternatives, yardstick }: Comparison): string {
	return [
		cell,
		line(HEADINGS),
		row(ours),
		...alternatives.map((alternative) => row(alternative, remarkOn(alternative, ours))),
		row(yardstick, 'yardstick, breaks the bound'),
	].join('\n');
}

/** The figures as a table. */
export function tables(comparisons: readonly Comparison[]): string {
	return comparisons.map(table).join('\n\n');
}

/** What experience changes, and what it costs when it is wrong. */
export function learnedTables(learnings: readonly Learning[], changes: readonly Change[]): string {
	return [
		...learnings.map(({ cell, afterFew, afterMany, inARow, unlearned, tiers }) => ({
			cell: `${cell}; learned`,
			rows: [afterFew, afterMany, inARow, unlearned, tiers],
		})),
		...changes.map(({ cell, firstJob, firstJobs, unlearned }) => ({
			cell,
			rows: [firstJob, firstJobs, unlearned],
		})),
	]
		.map(({ cell, rows }) =>
			[cell, line(HEADINGS), ...rows.map((figures) => row(figures))].join('\n'),
		)
		.join('\n\n');
}

/** Which alternatives are better than ours in both figures, and what is required. */
export function conclusion(
	comparisons: readonly Comparison[],
	verdicts: readonly Verdict[],
): string {
	const dominating = comparisons.flatMap(({ cell, ours, alternatives }) =>
		alternatives
			.filter((alternative) => dominates(alternative, ours))
			.map(({ schedule, pastBound }) => {
				const share = (100 * pastBound).toFixed(1);
				return `  ${cell}: ${schedule} (notices ${share} % of the jobs past the bound)`;
			}),
	);
	return [
		'Alternatives with fewer checks and less lateness than ours:',
		...(dominating.length > 0 ? dominating : ['  none']),
		'',
		'Requirements:',
		...verdicts.map(({ requirement, met }) => `  ${met ? 'met    ' : 'NOT MET'}  ${requirement}`),
	].join('\n');
}
