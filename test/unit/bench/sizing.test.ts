import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { ASSUMED, N8N } from '../../../bench/sizing/constants';
import type { Costs } from '../../../bench/sizing/costs';
import { simulateDay } from '../../../bench/sizing/day';
import { dayCurve, MINUTES_A_DAY } from '../../../bench/sizing/loadCurve';
import { markdownTable, rounded, withTables } from '../../../bench/sizing/page';
import { PAGE, sizingTables } from '../../../bench/sizing/run';
import type { Scenario } from '../../../bench/sizing/scenario';
import { jobsAtLimit, sizeOf } from '../../../bench/sizing/size';

const COSTS: Costs = {
	turnsToBegin: 3,
	slotSecondsATurn: 0.2,
	mainMsATurn: 20,
	workersMsATurn: 60,
	postgresMsATurn: 10,
	redisMsATurn: 2,
	parkedAWait: 2,
	lookMainMs: 2,
	lookPostgresMs: 1,
	requestMs: 4,
	requestsAtOnce: 10,
	downloadMsAMegabyte: 5,
	slotSecondsAMegabyte: 0.02,
	executionsAWait: 3,
	diskBytesAWait: 40_000,
	logBytesAWait: 100_000,
};

const SCENARIO: Scenario = {
	name: 'test',
	jobsADay: 1440,
	jobsAnExecution: 1,
	jobMinutes: 4,
	answerSeconds: 0.5,
	megabytes: 50,
	keepHours: 24,
};

/** A job each minute, all day long. */
const EVEN = Array<number>(MINUTES_A_DAY).fill(1 / MINUTES_A_DAY);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const scenarios = fc.record({
	name: fc.constant('any'),
	jobsADay: fc.integer({ min: 1, max: 2_000_000 }),
	jobsAnExecution: fc.integer({ min: 1, max: 200 }),
	jobMinutes: fc.integer({ min: 1, max: 60 }),
	answerSeconds: fc.double({ min: 0, max: 5, noNaN: true }),
	megabytes: fc.integer({ min: 0, max: 500 }),
	keepHours: fc.integer({ min: 1, max: 336 }),
});

describe('the curve of a day', () => {
	it('brings all jobs of the day', () => {
		expect(dayCurve()).toHaveLength(MINUTES_A_DAY);
		expect(sum(dayCurve())).toBeCloseTo(1, 9);
	});

	it('has a peak of more than twice the mean, and a quiet night', () => {
		const [most, least] = [Math.max(...dayCurve()), Math.min(...dayCurve())];
		expect(most * MINUTES_A_DAY).toBeGreaterThan(2);
		expect(least * MINUTES_A_DAY).toBeLessThan(0.3);
	});
});

describe('a day of one job a minute', () => {
	const day = simulateDay(COSTS, SCENARIO, EVEN);

	it('has the same minute all day', () => {
		for (const minute of day) {
			for (const [figure, value] of Object.entries(minute)) {
				expect(value).toBeCloseTo(day[0]?.[figure as keyof typeof minute] ?? NaN, 9);
			}
		}
	});

	it.each([
		['executionsBegun', 1],
		// Four minutes, and the one in which it began.
		['parkedWaits', 5],
		// Three to begin, and a check a minute.
		['turns', 7],
		// Seven turns of 0.2 s, five answers of 0.5 s, a file of 50 MB in 1 s.
		['slotSeconds', 1.4 + 2.5 + 1],
		// Seven turns of 20 ms, and ten parked executions of 2 ms.
		['main', 0.16],
		// Seven turns of 60 ms, and 50 MB of 5 ms.
		['workers', 0.67],
		['postgres', 0.08],
		['redis', 0.014],
		['lookSeconds', 0.03],
	] as const)('%s: %d', (figure, expected) => {
		expect(day[0]?.[figure]).toBeCloseTo(expected, 9);
	});

	it('costs a request more for each further job of an execution, and its turns once', () => {
		const [minute] = simulateDay(
			COSTS,
			{ ...SCENARIO, jobsADay: 14_400, jobsAnExecution: 10 },
			EVEN,
		);
		expect(minute?.turns).toBeCloseTo(7, 9);
		// Nine more requests of 4 ms for the beginning and four checks, and ten files.
		expect(minute?.workers).toBeCloseTo(0.42 + 5 * 9 * 0.004 + 10 * 0.25, 9);
	});
});

describe('sizes', () => {
	it.each<[string, Partial<Scenario>, Partial<ReturnType<typeof sizeOf>>]>([
		['three executions a job', {}, { executionsADay: 4320, keptExecutions: 4320 }],
		['kept for a week', { keepHours: 168 }, { keptExecutions: 30_240, databaseGigabytes: 0.4032 }],
		[
			'fifty jobs an execution',
			{ jobsAnExecution: 50, jobsADay: 72_000 },
			{ executionsADay: 4320 },
		],
		['n8n keeps ten thousand', { jobsADay: 10_000 }, { defaultKeepsHours: 8 }],
		['files', {}, { filesGigabytes: 72, databaseModeWorkerGigabytes: 1.5 }],
		['one worker at least', { jobsADay: 1 }, { workers: 1, installations: 1 }],
	])('%s', (_, changes, expected) => {
		const size = sizeOf(COSTS, { ...SCENARIO, ...changes }, EVEN);
		for (const [figure, value] of Object.entries(expected)) {
			expect(size[figure as keyof typeof size]).toBeCloseTo(value as number, 6);
		}
	});

	it('have room for the busiest minute', () => {
		fc.assert(
			fc.property(scenarios, (scenario) => {
				const size = sizeOf(COSTS, scenario, dayCurve());
				const busiest = Math.max(
					...simulateDay(COSTS, scenario, dayCurve()).map(({ slotSeconds }) => slotSeconds),
				);
				const room = size.workers * N8N.slotsAWorker * 60 * ASSUMED.busyShare;
				expect(room).toBeGreaterThanOrEqual(busiest * (1 - 1e-9));
			}),
			{ numRuns: 10 },
		);
	});

	it('grow with the jobs, and every share of a limit in step with them', () => {
		fc.assert(
			fc.property(scenarios, fc.integer({ min: 2, max: 20 }), (scenario, times) => {
				const one = sizeOf(COSTS, scenario, dayCurve());
				const more = sizeOf(
					COSTS,
					{ ...scenario, jobsADay: scenario.jobsADay * times },
					dayCurve(),
				);
				expect(more.workers).toBeGreaterThanOrEqual(one.workers);
				one.limits.forEach(({ share }, index) => {
					expect(more.limits[index]?.share).toBeCloseTo(share * times, 6);
				});
			}),
			{ numRuns: 10 },
		);
	});

	it('reach a limit with the number of jobs that the page names for it', () => {
		fc.assert(
			fc.property(scenarios, (scenario) => {
				for (const [index, limit] of sizeOf(COSTS, scenario, dayCurve()).limits.entries()) {
					if (limit.share === 0) continue;
					const jobsADay = jobsAtLimit(scenario, limit);
					const there = sizeOf(COSTS, { ...scenario, jobsADay }, dayCurve());
					expect(there.limits[index]?.share).toBeCloseTo(1, 6);
				}
			}),
			{ numRuns: 10 },
		);
	});
});

it.each([
	[0, '0'],
	[0.004, '< 0.01'],
	[0.234, '0.23'],
	[2.34, '2.3'],
	[23.4, '23'],
	[2345, '2,300'],
	[1_234_567, '1,200,000'],
])('%d is rounded to %s', (value, text) => {
	expect(rounded(value)).toBe(text);
});

it('puts a table into its place', () => {
	const page = 'Before\n\n<!-- sizes -->\n\nold\n\n<!-- /sizes -->\n\nAfter\n';
	const table = markdownTable([
		['Jobs', '1'],
		['Workers', '100'],
	]);
	expect(withTables(page, { sizes: table })).toBe(
		`Before\n\n<!-- sizes -->\n\n| Jobs    | 1   |\n| ------- | --- |\n| Workers | 100 |\n\n<!-- /sizes -->\n\nAfter\n`,
	);
	expect(() => withTables('Nothing here', { sizes: table })).toThrow('<!-- sizes -->');
});

it('the page on scaling has the tables that the committed figures give: npm run bench -- sizing', async () => {
	const page = await readFile(PAGE, 'utf8');
	expect(withTables(page, await sizingTables())).toBe(page);
});
