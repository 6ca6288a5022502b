import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { committedFigures, costsOf, namedConstants } from './constants';
import { dayCurve } from './loadCurve';
import { tablesOf, withTables } from './page';
import { SCENARIOS } from './scenario';

/** The page that the tables stand in. */
export const PAGE = join(__dirname, '../../docs/scaling.md');

/** The tables from the committed run of `queue`. */
export async function sizingTables(): Promise<ReturnType<typeof tablesOf>> {
	const costs = costsOf(await committedFigures());
	return tablesOf(costs, namedConstants(costs), SCENARIOS, dayCurve());
}

/** Prints the tables, and puts them into the page. */
export async function benchSizing(): Promise<boolean> {
	const tables = await sizingTables();
	for (const table of Object.values(tables)) console.log(`\n${table}`);
	await writeFile(PAGE, withTables(await readFile(PAGE, 'utf8'), tables));
	return true;
}
