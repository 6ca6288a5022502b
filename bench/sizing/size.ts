import { ASSUMED, N8N } from './constants';
import type { Costs } from './costs';
import { simulateDay, type Minute } from './day';
import type { Scenario } from './scenario';

const MINUTE_SECONDS = 60;
const GIGABYTE = 1e9;
const HOURS_A_DAY = 24;

/** What a scenario takes. Cores are those of the machine that the costs were measured on. */
export interface Size {
	jobsInBusiestMinute: number;
	parkedWaits: number;
	slots: number;
	/** With n8n's usual number of slots, and a thread that is not busier than assumed. */
	workers: number;
	workerCores: number;
	mainCores: number;
	postgresCores: number;
	lookSeconds: number;
	executionsADay: number;
	/** While they are kept as long as the scenario says. */
	keptExecutions: number;
	databaseGigabytes: number;
	logGigabytesADay: number;
	filesGigabytes: number;
	/** Hours that n8n's default number of executions lasts. */
	defaultKeepsHours: number;
	/** For the files of a worker whose slots are all downloading, in the mode `database`. */
	databaseModeWorkerGigabytes: number;
	limits: Limit[];
	/** Separate n8n's, each with a part of the jobs, where one is too small. */
	installations: number;
}

/** Something that n8n does at most so fast. */
export interface Limit {
	what: string;
	/** Of the limit that is reached, above 1 where it does not suffice. */
	share: number;
	/** Whether a setting moves it. */
	setting: string | undefined;
}

/** Works out what a scenario takes on a day with this curve. */
export function sizeOf(costs: Costs, scenario: Scenario, curve: readonly number[]): Size {
	const day = simulateDay(costs, scenario, curve);
	const most = (figure: keyof Minute) => Math.max(...day.map((minute) => minute[figure]));
	const cores = (figure: 'main' | 'workers' | 'postgres') =>
		most(figure) / MINUTE_SECONDS / ASSUMED.busyShare;

	const { jobsADay, jobsAnExecution, keepHours, megabytes } = scenario;
	const waitsADay = jobsADay / jobsAnExecution;
	const executionsADay = waitsADay * costs.executionsAWait;
	const keptDays = keepHours / HOURS_A_DAY;
	const slots = most('slotSeconds') / MINUTE_SECONDS / ASSUMED.busyShare;
	const workerCores = cores('workers');
	const filesGigabytesADay = (jobsADay * megabytes) / 1000;
	const prunedASecond = N8N.prunedAtOnce / (N8N.prunePauseSeconds + ASSUMED.pruneSeconds);
	const limits: Limit[] = [
		{
			what: 'A day of files in PostgreSQL',
			share: filesGigabytesADay / ASSUMED.databaseFilesGigabytes,
			setting: 'N8N_DEFAULT_BINARY_DATA_MODE',
		},
		{
			what: 'A day of executions among those that n8n keeps by default',
			share: executionsADay / N8N.keptExecutions,
			setting: 'EXECUTIONS_DATA_PRUNE_MAX_COUNT',
		},
		{
			what: "The main process's one thread",
			share: cores('main'),
			setting: undefined,
		},
		{
			what: "n8n's look at parked executions within its minute",
			share: most('lookSeconds') / N8N.lookSeconds,
			setting: undefined,
		},
		{
			what: 'Pruning',
			share: executionsADay / (prunedASecond * MINUTE_SECONDS * 60 * HOURS_A_DAY),
			setting: undefined,
		},
	];
	return {
		jobsInBusiestMinute: most('executionsBegun') * jobsAnExecution,
		parkedWaits: most('parkedWaits'),
		slots,
		workers: Math.max(1, Math.ceil(slots / N8N.slotsAWorker), Math.ceil(workerCores)),
		workerCores,
		mainCores: cores('main'),
		postgresCores: cores('postgres'),
		lookSeconds: most('lookSeconds'),
		executionsADay,
		keptExecutions: executionsADay * keptDays,
		// Each job adds its data to the execution that it shares with others.
		databaseGigabytes: (jobsADay * keptDays * costs.diskBytesAWait) / GIGABYTE,
		logGigabytesADay: (jobsADay * costs.logBytesAWait) / GIGABYTE,
		filesGigabytes: filesGigabytesADay * keptDays,
		defaultKeepsHours: (N8N.keptExecutions / executionsADay) * HOURS_A_DAY,
		databaseModeWorkerGigabytes: (N8N.slotsAWorker * N8N.databaseFileCopies * megabytes) / 1000,
		limits,
		installations: Math.ceil(
			Math.max(1, ...limits.filter(({ setting }) => !setting).map(({ share }) => share)),
		),
	};
}

/** How many jobs a day reach a limit: all shares grow with the jobs. */
export function jobsAtLimit({ jobsADay }: Scenario, { share }: Limit): number {
	return jobsADay / share;
}
