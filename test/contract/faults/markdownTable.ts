/** A table as Prettier writes it: every column as wide as its widest cell. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
	const [head = []] = rows;
	const widths = head.map((_, column) =>
		Math.max(3, ...rows.map((row) => [...(row[column] ?? '')].length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join(' | ')} |`;
	const rule = widths.map((width) => '-'.repeat(width));
	return [head, rule, ...rows.slice(1)].map(line).join('\n');
}
