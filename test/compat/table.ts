import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allRuns } from './runs';
import type { Verdict } from './tryVersion';
import { VERSIONS } from './versions';

const PAGE = join(__dirname, '..', '..', 'docs', 'compatibility.md');
const BEGIN = '<!-- compatibility: written by `npm run test:compat` -->';
const END = '<!-- end of compatibility -->';

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The version in the first cell of a row. */
const versionIn = (line: string) => /^\| (\S+) +\|/.exec(line)?.[1];

const cellsIn = (line: string) =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

/** The table with these verdicts. Versions that were not tried keep the rows that they have, without what is new. */
export function table(
	verdicts: readonly Verdict[],
	before: readonly string[],
	from: string,
): string {
	const titles = ['n8n', 'From', ...allRuns().map(({ title }) => title)];
	const rows = VERSIONS.map(({ version }) => {
		const tried = verdicts.find((verdict) => verdict.version === version);
		if (tried) return row([version, from, ...tried.cells]);
		const old = before.find((line) => versionIn(line) === version);
		const cells = old ? cellsIn(old) : [version, 'GitHub workflow only'];
		return row(titles.map((_, index) => cells[index] ?? ''));
	});
	return [row(titles), row(titles.map(() => '---')), ...rows].join('\n');
}

/** Writes the verdicts into the page; the table that is there now. */
export async function writeTable(verdicts: readonly Verdict[], from: string): Promise<string> {
	const page = await readFile(PAGE, 'utf8');
	const begin = page.indexOf(BEGIN) + BEGIN.length;
	const end = page.indexOf(END);
	if (begin < BEGIN.length || end < begin) throw new Error(`${PAGE} has no place for the table`);
	const written = table(verdicts, page.slice(begin, end).split('\n'), from);
	const text = `${page.slice(0, begin)}\n\n${written}\n\n${page.slice(end)}`;
	const style = await resolveConfig(PAGE);
	await writeFile(PAGE, await format(text, { ...style, filepath: PAGE }));
	return written;
}
