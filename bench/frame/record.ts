import { cpus, loadavg, totalmem } from 'node:os';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Benchmark, Figures, Goal } from './benchmark';
import { medians } from './medians';

/** A run of a benchmark, as its JSON file has it. */
export interface RunRecord {
	benchmark: string;
	title: string;
	/** Whether it ended by itself. */
	complete: boolean;
	small: boolean;
	repetitions: number;
	startedAt: string;
	seconds: number;
	machine: Machine;
	/** Medians. */
	figures: Figures[];
	goals: Goal[];
	/** Every single measurement, in its order. */
	measurements: Figures[];
}

interface Machine {
	processor: string;
	cores: number;
	memoryGigabytes: number;
	/** Processes that wanted to run at the beginning, over a minute. Above 0.5 others were at work. */
	loadBefore: number;
	node: string;
}

function machine(): Machine {
	const [first] = cpus();
	return {
		processor: first?.model ?? 'unknown',
		cores: cpus().length,
		memoryGigabytes: Math.round(totalmem() / 1e9),
		loadBefore: loadavg()[0] ?? 0,
		node: process.version,
	};
}

/** What is read of a run that another one continues. */
const earlierSchema = z.object({
	seconds: z.number(),
	measurements: z.array(
		z.object({ situation: z.string(), alternative: z.string(), values: z.record(z.number()) }),
	),
});

export type EarlierRun = z.output<typeof earlierSchema>;

/** Reads a run that {@link saveRecord} has written. */
export async function readRecord(file: string): Promise<EarlierRun> {
	return earlierSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** A run under way. */
export class Run {
	private readonly measurements: Figures[];
	private readonly started = new Date();
	private readonly machine = machine();

	/** @param earlier measured some situations already */
	constructor(
		private readonly benchmark: Benchmark,
		private readonly small: boolean,
		private readonly repetitions: number,
		private readonly earlier?: EarlierRun,
	) {
		this.measurements = [...(earlier?.measurements ?? [])];
	}

	record(figures: Figures): void {
		this.measurements.push(figures);
	}

	toRecord(complete: boolean): RunRecord {
		const figures = medians(this.measurements);
		return {
			benchmark: this.benchmark.name,
			title: this.benchmark.title,
			complete,
			small: this.small,
			repetitions: this.repetitions,
			startedAt: this.started.toISOString(),
			seconds: Math.round(
				(this.earlier?.seconds ?? 0) + (Date.now() - this.started.getTime()) / 1000,
			),
			machine: this.machine,
			figures,
			goals: this.small ? [] : this.benchmark.goals(figures),
			measurements: this.measurements,
		};
	}
}

/** Writes a run as JSON. If nothing was measured, the file of an earlier run stays unchanged. */
export async function saveRecord(record: RunRecord, file: string): Promise<void> {
	if (record.measurements.length === 0) return;
	await writeFile(file, `${JSON.stringify(record, null, '\t')}\n`);
}
