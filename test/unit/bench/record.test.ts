import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../../../bench/frame/benchmark';
import { readRecord, Run, saveRecord } from '../../../bench/frame/record';

const BENCHMARK: Benchmark = {
	name: 'test',
	title: 'Test',
	columns: [{ key: 'seconds', heading: 'seconds', digits: 1 }],
	charts: [],
	usualRepetitions: 1,
	measure: async () => undefined,
	goals: (figures) => [{ goal: `${figures.length} situations`, met: figures.length === 2 }],
};

const measured = (situation: string, seconds: number) => ({
	situation,
	alternative: 'ours',
	values: { seconds },
});

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bench-record-'));
	file = join(folder, 'figures.json');
	const first = new Run(BENCHMARK, false, 1);
	first.record(measured('one worker', 3));
	await saveRecord(first.toRecord(true), file);
});

afterEach(async () => await rm(folder, { recursive: true }));

it('a run adds its figures to those of a file', async () => {
	const second = new Run(BENCHMARK, false, 1, await readRecord(file));
	second.record(measured('two workers', 2));
	const { figures, goals, measurements } = second.toRecord(true);
	expect(figures).toEqual([measured('one worker', 3), measured('two workers', 2)]);
	expect(measurements).toHaveLength(2);
	expect(goals).toEqual([{ goal: '2 situations', met: true }]);
});

it('a run that was interrupted before it has measured anything keeps the file', async () => {
	await saveRecord(new Run(BENCHMARK, false, 1).toRecord(false), file);
	expect((await readRecord(file)).measurements).toEqual([measured('one worker', 3)]);
});
