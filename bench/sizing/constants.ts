import { join } from 'node:path';
import { figureOf, type Figures } from '../frame/benchmark';
import { medians } from '../frame/medians';
import { readRecord } from '../frame/record';
import { parkedWaits, situationOf, SWEEP } from '../queue/queue';
import { SUSPEND } from '../workflow/alternatives';
import type { Costs } from './costs';

/** Numbers of n8n 2.41.1, which its settings change where one is named. */
export const N8N = {
	/** Executions that a worker runs at a time: `n8n worker --concurrency`. */
	slotsAWorker: 10,
	/** Between two looks for parked executions; not a setting. */
	lookSeconds: 60,
	/** EXECUTIONS_DATA_PRUNE_MAX_COUNT: the newest executions that are kept. */
	keptExecutions: 10_000,
	/** Executions that are deleted at a time, and the pause before the next ones; not a setting. */
	prunedAtOnce: 100,
	prunePauseSeconds: 1,
	/** Of a file's size, in memory, where binary data is stored in the database. */
	databaseFileCopies: 3,
} as const;

/** What is assumed, since it depends on your machines. */
export const ASSUMED = {
	/** Of a core or of the slots, at the busiest minute, so that a burst finds room. */
	busyShare: 0.7,
	/** To delete a hundred executions. */
	pruneSeconds: 0.5,
	/** Of files in PostgreSQL, above which backups and vacuums take hours. */
	databaseFilesGigabytes: 100,
} as const;

/** A constant as the page lists it. */
export interface Named {
	what: string;
	value: string;
	source: string;
}

const RECORD = join(__dirname, '../../docs/benchmarks/queue.json');

/** The figures of the committed run of the benchmark `queue`. */
export async function committedFigures(): Promise<Figures[]> {
	return medians((await readRecord(RECORD)).measurements);
}

/** The load and the number of parked waits that the costs are taken from. */
const LOAD = { jobs: 200, workers: 2 };
const PARKED = 1000;

/** Of `overhead`: Get Status, 10 at a time, answered in 200 ms. */
const REQUEST_MS = 4.1;
/** Of `export`: one file of 2 GiB. */
const DOWNLOAD_MS_A_MEGABYTE = 4.5;
/** Files come from elsewhere: a line of 400 Mbit/s. */
const MEGABYTES_A_SECOND = 50;

/** @throws when the run lacks what is needed */
export function costsOf(figures: readonly Figures[]): Costs {
	const read = (situation: string, alternative: string, column: string): number => {
		const value = figureOf(figures, situation, alternative, column);
		if (value === undefined) {
			throw new Error(
				`The benchmark queue has not measured ${column}: ${situation}, ${alternative}`,
			);
		}
		return value;
	};
	const measured = (column: string) =>
		read(situationOf(LOAD.jobs, LOAD.workers), SUSPEND.name, column);
	const look = (column: string) => read(SWEEP, parkedWaits(PARKED), column);
	const turns = measured('turns');
	const aTurn = (column: string) => measured(column) / turns;
	return {
		// The execution of the user asks once before it suspends.
		turnsToBegin: turns - (measured('checks') - 1),
		// A slot that waits for nothing else is held for as long as the processes compute.
		slotSecondsATurn: aTurn('cpuMs') / 1000,
		mainMsATurn: aTurn('mainMs'),
		workersMsATurn: aTurn('workersMs'),
		postgresMsATurn: aTurn('postgresMs'),
		redisMsATurn: aTurn('redisMs'),
		parkedAWait: 2,
		lookMainMs: look('lookMainMs'),
		lookPostgresMs: look('lookPostgresMs'),
		requestMs: REQUEST_MS,
		requestsAtOnce: 10,
		downloadMsAMegabyte: DOWNLOAD_MS_A_MEGABYTE,
		slotSecondsAMegabyte: 1 / MEGABYTES_A_SECOND,
		executionsAWait: measured('rows'),
		diskBytesAWait: measured('diskBytes'),
		logBytesAWait: measured('walBytes'),
	};
}

/** The constants with their values and sources. */
export function namedConstants(costs: Costs): Named[] {
	const queue = 'benchmark `queue`';
	const inN8n = 'n8n 2.41.1';
	const ms = (value: number) => `${value.toFixed(1)} ms`;
	const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
	return [
		{
			what: 'Turns of a wait at a slot, checks aside',
			value: costs.turnsToBegin.toFixed(1),
			source: queue,
		},
		{ what: 'CPU of the workers for a turn', value: ms(costs.workersMsATurn), source: queue },
		{ what: 'CPU of the main process for a turn', value: ms(costs.mainMsATurn), source: queue },
		{ what: 'CPU of PostgreSQL for a turn', value: ms(costs.postgresMsATurn), source: queue },
		{ what: 'CPU of Redis for a turn', value: ms(costs.redisMsATurn), source: queue },
		{
			what: 'CPU of the main process to look at a parked execution, each minute',
			value: `${costs.lookMainMs.toFixed(2)} ms`,
			source: queue,
		},
		{
			what: 'CPU of PostgreSQL for this look',
			value: `${costs.lookPostgresMs.toFixed(2)} ms`,
			source: queue,
		},
		{
			what: 'Executions that a wait stores',
			value: costs.executionsAWait.toFixed(0),
			source: queue,
		},
		{
			what: 'Bytes of a wait in PostgreSQL, with indexes',
			value: kilobytes(costs.diskBytesAWait),
			source: queue,
		},
		{
			what: 'Bytes of a wait in the write-ahead log',
			value: kilobytes(costs.logBytesAWait),
			source: queue,
		},
		{
			what: 'CPU for one more item in a node that asks the provider',
			value: ms(costs.requestMs),
			source: 'benchmark `overhead`',
		},
		{
			what: 'CPU for a downloaded megabyte',
			value: ms(costs.downloadMsAMegabyte),
			source: 'benchmark `export`',
		},
		{
			what: 'Pause between two looks for parked executions',
			value: `${N8N.lookSeconds} s`,
			source: inN8n,
		},
		{ what: 'Slots of a worker', value: String(N8N.slotsAWorker), source: inN8n },
		{
			what: 'Executions that are kept by default',
			value: count(N8N.keptExecutions),
			source: inN8n,
		},
		{
			what: 'Executions that are deleted at a time, before a pause of a second',
			value: String(N8N.prunedAtOnce),
			source: inN8n,
		},
		{
			what: 'Time to delete a hundred executions',
			value: `${ASSUMED.pruneSeconds} s`,
			source: 'assumed',
		},
		{
			what: 'How busy cores and slots are in the busiest minute',
			value: `${ASSUMED.busyShare * 100}%`,
			source: 'assumed',
		},
		{
			what: 'A file comes with',
			value: `${MEGABYTES_A_SECOND} MB a second`,
			source: 'assumed',
		},
	];
}

/** With commas, as the page writes numbers. */
export function count(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}
