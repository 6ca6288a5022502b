import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Benchmark } from '../frame/benchmark';
import { svgOf } from './chart';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/benchmarks');

const recordSchema = z.object({
	title: z.string(),
	figures: z.array(
		z.object({
			situation: z.string(),
			alternative: z.string(),
			values: z.record(z.number()),
		}),
	),
});

/** Draws the charts of the runs that are kept in docs/benchmarks. @returns whether there were any */
export async function drawCharts(
	benchmarks: readonly Pick<Benchmark, 'name' | 'charts'>[],
): Promise<boolean> {
	let drawn = 0;
	for (const { name, charts } of benchmarks) {
		const file = join(FOLDER, `${name}.json`);
		if (!existsSync(file)) continue;
		const { title, figures } = recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
		const chart = join(FOLDER, `${name}.svg`);
		await writeFile(chart, `${await svgOf(title, charts, figures)}\n`);
		console.log(relative(ROOT, chart));
		drawn++;
	}
	return drawn > 0;
}
