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
		resolve: { scale: { y: 'independent', x: 'independent' } },
	};
	const { stdout } = await execa(process.execPath, [join(__dirname, 'draw.mjs')], {
		input: JSON.stringify(spec),
	});
	return stdout;
}

type Panel = Extract<TopLevelSpec, { concat: unknown }>['concat'][number];

function panelsOf(charts: readonly Chart[], figures: readonly Figures[]): Panel[] {
	const situations = [...new Set(figures.map(({ situation }) => situation))];
	return situations.flatMap((situation) =>
		charts.flatMap((chart) => {
			const rows = figures.filter(
				(candidate) =>
					candidate.situation === situation && candidate.values[chart.column] !== undefined,
			);
			return rows.length > 0 ? [panel(chart, situation, rows)] : [];
		}),
	);
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
