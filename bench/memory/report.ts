import { MIB } from './cases';
import type { Figures } from './measure';

const HEADINGS = ['', 'file', 'baseline', 'peak', 'growth', 'seconds', 'MB/s', ''];
const WIDTHS = [40, 8, 10, 8, 8, 9, 7];

function line(columns: readonly string[]): string {
	const [name = '', ...rest] = columns;
	const right = rest.slice(0, -1).map((text, index) => text.padStart(WIDTHS[index + 1] ?? 0));
	return `  ${name.padEnd(WIDTHS[0] ?? 0)}${right.join('')}  ${rest.at(-1) ?? ''}`.trimEnd();
}

function mebibytes(bytes: number): string {
	return (bytes / MIB).toFixed(0);
}

/** Whether n8n has grown by no more than it may. */
export function isWithinLimit({ growthBytes, limitBytes }: Figures): boolean {
	return limitBytes === undefined || growthBytes < limitBytes;
}

function verdict(figures: Figures): string {
	if (figures.limitBytes === undefined) return 'for comparison';
	const limit = mebibytes(figures.limitBytes);
	return isWithinLimit(figures) ? `below ${limit}` : `NOT BELOW ${limit}`;
}

function remark(figures: Figures): string {
	const all = figures.allGrowthBytes?.map(mebibytes).join(', ');
	return all === undefined ? verdict(figures) : `${verdict(figures)} (all runs: ${all})`;
}

function row(figures: Figures): string {
	return line([
		figures.name,
		mebibytes(figures.fileBytes),
		mebibytes(figures.baselineBytes),
		mebibytes(figures.peakBytes),
		mebibytes(figures.growthBytes),
		figures.seconds.toFixed(1),
		(figures.bytesPerSecond / 1e6).toFixed(0),
		remark(figures),
	]);
}

/** The figures as a table. Sizes in MiB. */
export function table(figures: readonly Figures[]): string {
	return [line(HEADINGS), ...figures.map(row)].join('\n');
}
