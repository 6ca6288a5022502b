import type { Column, Figures, Goal } from './benchmark';

/** A table for each situation: a row for each alternative, a column for each kind of figure that it has. */
export function tables(figures: readonly Figures[], columns: readonly Column[]): string {
	const situations = [...new Set(figures.map(({ situation }) => situation))];
	return situations
		.map((situation) => {
			const rows = figures.filter((candidate) => candidate.situation === situation);
			const shown = columns.filter(({ key }) => rows.some(({ values }) => key in values));
			return table(situation, rows, shown);
		})
		.join('\n\n');
}

function table(situation: string, rows: readonly Figures[], columns: readonly Column[]): string {
	const cells = [
		[situation, ...columns.map(({ heading }) => heading)],
		...rows.map(({ alternative, values }) => [
			`  ${alternative}`,
			...columns.map(({ key, digits }) => values[key]?.toFixed(digits) ?? '-'),
		]),
	];
	const widths = columns.map((_, index) =>
		Math.max(...cells.map((row) => row[index + 1]?.length ?? 0)),
	);
	const first = Math.max(...cells.map(([name = '']) => name.length));
	return cells
		.map(([name = '', ...rest]) =>
			[name.padEnd(first), ...rest.map((text, index) => text.padStart(widths[index] ?? 0))]
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** The goals, and whether each is met. */
export function goalList(goals: readonly Goal[]): string {
	const word = ({ met }: Goal) => (met === undefined ? 'not measured' : met ? 'met' : 'NOT MET');
	return ['Goals:', ...goals.map((goal) => `  ${word(goal).padEnd(12)}  ${goal.goal}`)].join('\n');
}
