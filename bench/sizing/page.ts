import { count, type Named } from './constants';
import type { Costs } from './costs';
import type { Scenario } from './scenario';
import { jobsAtLimit, sizeOf, type Limit, type Size } from './size';

/** A table of Markdown, as Prettier arranges it. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
	const [heading = [], ...rest] = rows;
	const widths = heading.map((_, column) =>
		Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = line(widths.map((width) => '-'.repeat(width)));
	return [line(heading), rule, ...rest.map(line)].join('\n');
}

const LEAST_SHOWN = 0.01;

/** Two digits that count, and no more than the simulation is worth. */
export function rounded(value: number): string {
	if (value === 0) return '0';
	if (value < LEAST_SHOWN) return `< ${LEAST_SHOWN}`;
	const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
	if (digits > 0) return value.toFixed(Math.min(digits, 2));
	const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
	return count(Math.round(value / step) * step);
}

/** Up to the next number with one digit that counts. */
function roundedUp(value: number): string {
	const step = 10 ** Math.floor(Math.log10(value));
	return count(Math.ceil(value / step) * step);
}

/** Gigabytes of files that PostgreSQL stores without trouble. */
const FEW_GIGABYTES = 20;

function binaryMode({ filesGigabytes }: Size): string {
	return filesGigabytes <= FEW_GIGABYTES ? '`database`' : '`filesystem` or `s3`';
}

const ROWS: readonly (readonly [string, (size: Size, scenario: Scenario) => string])[] = [
	['Jobs in the busiest minute', (size) => rounded(size.jobsInBusiestMinute)],
	['Waits parked at once', (size) => rounded(size.parkedWaits)],
	['Slots', (size) => rounded(size.slots)],
	['Workers of 10 slots', (size) => count(size.workers)],
	['Cores for the workers', (size) => rounded(size.workerCores)],
	['Cores for the main process, which uses one', (size) => rounded(size.mainCores)],
	['Cores for PostgreSQL', (size) => rounded(size.postgresCores)],
	["n8n's look at parked executions, seconds of each minute", (size) => rounded(size.lookSeconds)],
	['Separate n8n installations', (size) => count(size.installations)],
	['Executions stored each day', (size) => rounded(size.executionsADay)],
	["n8n's default keeps them for", (size) => `${rounded(size.defaultKeepsHours)} h`],
	['`EXECUTIONS_DATA_MAX_AGE`, hours', (_, { keepHours }) => count(keepHours)],
	['`EXECUTIONS_DATA_PRUNE_MAX_COUNT`', (size) => roundedUp(size.keptExecutions * 1.2)],
	['Executions in PostgreSQL, GB', (size) => rounded(size.databaseGigabytes)],
	['Write-ahead log, GB a day', (size) => rounded(size.logGigabytesADay)],
	['Files, GB', (size) => rounded(size.filesGigabytes)],
	['`N8N_DEFAULT_BINARY_DATA_MODE`', binaryMode],
];

/** Those that few jobs reach come first. */
function rising(limits: readonly Limit[]): Limit[] {
	return [...limits].sort((one, other) => other.share - one.share);
}

/** The tables of docs/scaling.md, by the name of their place in it. */
export function tablesOf(
	costs: Costs,
	constants: readonly Named[],
	scenarios: readonly Scenario[],
	curve: readonly number[],
): Record<'sizes' | 'limits' | 'constants', string> {
	const sized = scenarios.map((scenario) => ({ scenario, size: sizeOf(costs, scenario, curve) }));
	const last = sized.slice(-2);
	return {
		sizes: markdownTable([
			['Jobs a day', ...scenarios.map(({ name }) => name)],
			...ROWS.map(([what, cell]) => [
				what,
				...sized.map(({ scenario, size }) => cell(size, scenario)),
			]),
		]),
		limits: markdownTable([
			[
				'What ends first',
				...last.map(({ scenario: { jobsAnExecution } }) =>
					jobsAnExecution === 1 ? 'A job an execution' : `${jobsAnExecution} jobs an execution`,
				),
				'What moves it',
			],
			...rising(last[0]?.size.limits ?? []).map(({ what, setting }) => [
				what,
				...last.map(({ scenario, size }) => {
					const limit = size.limits.find((candidate) => candidate.what === what);
					return limit ? rounded(jobsAtLimit(scenario, limit)) : '';
				}),
				setting === undefined ? 'more jobs in each execution' : `\`${setting}\``,
			]),
		]),
		constants: markdownTable([
			['Constant', 'Value', 'Source'],
			...constants.map(({ what, value, source }) => [what, value, source]),
		]),
	};
}

const place = (name: string) => ({ begin: `<!-- ${name} -->`, end: `<!-- /${name} -->` });

/** The text of a page with these tables in their places. @throws when it has no such place */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
	return Object.entries(tables).reduce((text, [name, table]) => {
		const { begin, end } = place(name);
		const [before, rest] = text.split(begin);
		const after = rest?.split(end)[1];
		if (before === undefined || after === undefined) throw new Error(`The page has no ${begin}`);
		return `${before}${begin}\n\n${table}\n\n${end}${after}`;
	}, page);
}
