import { join } from 'node:path';
import execa from 'execa';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart, Figures } from '../frame/benchmark';

const WIDTH = 300;

/** Charts stand side by side, in a row for each situation. */
const COLUMNS = 2;

/** Bars for the figures of some columns, as SVG: a panel for each chart and situation that has figures. */
export async function svgOf(
	title: string,
	charts: readonly Chart[],
	figures: readonly Figures[],
): Promise<string> {
	const spec: TopLevelSpec = {
		$schema: 'https://vega.github.io/schema/vega-lite/v6.json',
		title: { text: title, anchor: 'start', offset: 16 },
		background: 'white',
		padding: 12,
		config: {
			font: 'sans-serif',
			axis: { labelLimit: 260 },
			concat: { spacing: 24 },
			view: { stroke: null },
		},
		concat: panelsOf(charts, figures),
		columns: COLUMNS,
		resolve: { scale: { y: 'independent', x: 'independent', color: 'independent' } },
	};
	const { stdout } = await execa(process.execPath, [join(__dirname, 'draw.mjs')], {
		input: JSON.stringify(spec),
	});
	return stdout;
}

type Panel = Extract<TopLevelSpec, { concat: unknown }>['concat'][number];

function panelsOf(charts: readonly Chart[], figures: readonly Figures[]): Panel[] {
	const [lines, bars] = [charts.filter(hasAxis), charts.filter((chart) => !hasAxis(chart))];
	const situations = [...new Set(figures.map(({ situation }) => situation))];
	return [
		...lines.flatMap((chart) => linePanel(chart, figures) ?? []),
		...situations.flatMap((situation) =>
			bars.flatMap((chart) => {
				const rows = figures.filter(
					(candidate) =>
						candidate.situation === situation && candidate.values[chart.column] !== undefined,
				);
				return rows.length > 0 ? [panel(chart, situation, rows)] : [];
			}),
		),
	];
}

type LineChart = Chart & Required<Pick<Chart, 'over'>>;

function hasAxis(chart: Chart): chart is LineChart {
	return chart.over !== undefined;
}

/** A line for each alternative that was measured more than once, if there is one. */
function linePanel(
	{ column, title, over }: LineChart,
	figures: readonly Figures[],
): Panel | undefined {
	const rows = figures
		.filter(({ situation }) => situation.includes(over.situations))
		.flatMap(({ alternative, values: { [column]: value, [over.key]: position } }) =>
			value === undefined || position === undefined ? [] : [{ alternative, position, value }],
		);
	const isLine = (name: string) =>
		rows.filter(({ alternative }) => alternative === name).length > 1;
	const values = rows.filter(({ alternative }) => isLine(alternative));
	if (values.length === 0) return undefined;
	return {
		title: { text: title, anchor: 'start', fontSize: 12 },
		width: WIDTH,
		height: WIDTH / 2,
		data: { values },
		mark: { type: 'line', point: true },
		encoding: {
			x: {
				field: 'position',
				type: 'quantitative',
				title: over.heading,
				scale: { zero: true },
			},
			y: { field: 'value', type: 'quantitative', title: null },
			color: { field: 'alternative', type: 'nominal', title: null, legend: { orient: 'bottom' } },
		},
	};
}

function panel(
	{ column, title, logarithmic = false }: Chart,
	situation: string,
	figures: readonly Figures[],
): Panel {
	const rows = figures.map(({ alternative, values }) => ({
		alternative,
		value: values[column] ?? 0,
	}));
	const value = {
		field: 'value',
		type: 'quantitative',
		title: null,
		scale: { type: logarithmic ? 'symlog' : 'linear' },
	} as const;
	const alternative = { field: 'alternative', type: 'nominal', sort: null, title: null } as const;
	return {
		title: { text: title, subtitle: situation, anchor: 'start', fontSize: 12 },
		width: WIDTH,
		height: { step: 22 },
		data: { values: rows },
		layer: [
			{
				mark: { type: 'bar', color: '#3b6ea8' },
				encoding: { x: value, y: alternative },
			},
			{
				mark: { type: 'text', align: 'left', dx: 4 },
				encoding: {
					x: value,
					y: alternative,
					text: { field: 'value', type: 'quantitative', format: '.3~r' },
				},
			},
		],
	};
}
