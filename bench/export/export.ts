import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { startSimulator } from '../../simulator/simulator';
import { atLeast, atMost, figureOf, ratio, type Bench, type Benchmark } from '../frame/benchmark';
import { FILES_ON_DISK } from '../frame/measuredN8n';
import { withoutLimits } from '../frame/simulatedJobs';
import { downloadsIn, EXPORT, HTTP_REQUEST } from './alternatives';
import { finishedJobs, MANY_FILES, MIB, ONE_FILE, type FileSet } from './files';

const LEAST_ON_ONE = 0.95;
const LEAST_ON_MANY = 2;
/** As in the benchmark of memory: what a stream costs, whatever its length. */
const MOST_GROWTH_MIB = 100;

/** Of the bytes, in a run before the others, so that everything has been loaded and run. */
const WARM_UP_SHARE = 1 / 32;
const SMALL_SHARE = 1 / 1000;

/** Each file is removed before the next one comes. */
const ROOM_BYTES = 2 * ONE_FILE.bytes;

async function checkRoom(): Promise<void> {
	const { bavail, bsize } = await statfs(tmpdir());
	if (bavail * bsize > ROOM_BYTES) return;
	const gigabytes = Math.ceil(ROOM_BYTES / 1e9);
	throw new Error(`${tmpdir()} has less than ${gigabytes} GB free, which this benchmark needs`);
}

const scaled = (files: FileSet, share: number): FileSet => ({
	...files,
	bytes: Math.round(files.bytes * share),
});

async function measure({ openN8n, report, repetitions, small, record }: Bench): Promise<void> {
	await checkRoom();
	const simulator = await startSimulator();
	await withoutLimits(simulator);
	const n8n = await openN8n(simulator, FILES_ON_DISK);
	try {
		const downloads = await downloadsIn(n8n);
		for (const full of [ONE_FILE, MANY_FILES]) {
			const files = small ? scaled(full, SMALL_SHARE) : full;
			const little = await finishedJobs(simulator, scaled(files, WARM_UP_SHARE));
			for (const [, download] of downloads) await download(little);
			const jobs = await finishedJobs(simulator, files);
			for (let repetition = 0; repetition < repetitions; repetition++) {
				report(`${files.name}: ${repetition + 1} of ${repetitions} ...`);
				for (const [alternative, download] of downloads) {
					const { seconds = NaN, cpuSeconds, growthBytes } = await download(jobs);
					const values = {
						seconds,
						megabytesASecond: (files.count * files.bytes) / 1e6 / seconds,
						...(cpuSeconds !== undefined && { cpuSeconds }),
						...(growthBytes !== undefined && { growthMib: growthBytes / MIB }),
					};
					record({ situation: files.name, alternative, values });
				}
			}
		}
	} finally {
		await n8n.close();
		await simulator.close();
	}
}

/** Named so because `export` is a word of the language. */
export const exporting: Benchmark = {
	name: 'export',
	title: 'Videos into n8n’s binary store, on disk; the file host is on the same machine',
	usualRepetitions: 3,
	columns: [
		{ key: 'seconds', heading: 'seconds', digits: 2 },
		{ key: 'megabytesASecond', heading: 'MB/s', digits: 0 },
		{ key: 'cpuSeconds', heading: 'CPU s of n8n', digits: 2 },
		{ key: 'growthMib', heading: 'growth of n8n, MiB', digits: 0 },
	],
	charts: [{ column: 'megabytesASecond', title: 'Throughput, MB/s' }],
	measure,
	goals(figures) {
		const throughput = (files: FileSet, alternative: string) =>
			figureOf(figures, files.name, alternative, 'megabytesASecond');
		const times = (files: FileSet) =>
			ratio(throughput(files, EXPORT), throughput(files, HTTP_REQUEST));
		const growth = (files: FileSet) => figureOf(figures, files.name, EXPORT, 'growthMib');
		return [
			atLeast(`${ONE_FILE.name}, throughput against HTTP Request`, times(ONE_FILE), LEAST_ON_ONE),
			atLeast(
				`${MANY_FILES.name}, throughput against HTTP Request`,
				times(MANY_FILES),
				LEAST_ON_MANY,
			),
			...[ONE_FILE, MANY_FILES].map((files) =>
				atMost(`${files.name}, growth of n8n, MiB`, growth(files), MOST_GROWTH_MIB),
			),
		];
	},
};
