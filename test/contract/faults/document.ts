import { KITS, kitOf } from '../../providers';
import { CATALOGUE } from './catalogue';
import { usualRequests } from './cell';
import type { Column, Difference, Expected, Fault, FaultGroup } from './fault';
import { markdownTable } from './markdownTable';
import { OUTCOMES } from './outcome';

/** Columns of the table; operations whose expectations are the same share a sentence. */
const COLUMNS: readonly { title: string; operations: readonly Column[] }[] = [
	{ title: 'Submit', operations: ['submit'] },
	{ title: 'Get Status, Get Result', operations: ['getStatus', 'getResult'] },
	{ title: 'Export', operations: ['export'] },
	{ title: 'Wait For Video Job', operations: ['wait'] },
];

const OPERATION_NAMES: Readonly<Record<Column, string>> = {
	submit: 'Submit',
	getStatus: 'Get Status',
	getResult: 'Get Result',
	export: 'Export',
	wait: 'Wait For Video Job',
};

/** docs/faults.md, made of the expectations that the matrix has been tested against. */
export function faultDocument(command: string): string {
	return [
		'# What happens when something goes wrong',
		`<!-- Made from test/contract/faults by \`${command}\`; the tests fail while it is out of date. -->`,
		INTRODUCTION,
		...CATALOGUE.flatMap(sectionOf),
	].join('\n\n');
}

const INTRODUCTION = `Each line of these tables is a test: it is brought about with each provider, by every operation that can meet it, and what the user gets,
how many requests were sent, and how many jobs the provider has made are compared with what stands here.

How to read it:

- **Continues** means the right result, as if nothing had happened. **Fails** means that the item fails, with a message that says what
  happened, names the job if there is one, and what to do next; the job itself is not affected and can be asked about again by its id.
  [Continue On Fail and the error output](https://docs.n8n.io/flow-logic/error-handling/) work as with any node.
- The number is that of **all requests sent**, the first one included. Export is shown for one file: asking for a fresh link and
  downloading make two requests. What the line says about Submit holds for Export's step _Render_ as well, which is paid for too.
- **A request that is paid for leaves once.** It is sent again in one case only: it was refused for the rate, and so was not accepted.
- A dash stands where a fault cannot happen, or where nothing depends on it.
- The Wait node is shown as it _keeps running_; suspended waits use the same rules and at least a minute between two checks.
- No message and no output shows a key, and no key leaves for another host than that of the credential's Base URL.

${peculiarities()}`;

/** Which providers take another number of requests when nothing goes wrong. */
function peculiarities(): string {
	const lines = KITS.flatMap((kit) => {
		const more = (['submit', 'getStatus', 'getResult', 'export', 'wait'] as const)
			.map((column) => ({ column, count: usualRequests(column, kit) - usualRequests(column) }))
			.filter(({ count }) => count > 0)
			.map(({ column, count }) => `${count} more for ${OPERATION_NAMES[column]}`);
		return more.length > 0 ? [`${kit.provider.displayName} takes ${more.join(' and ')}`] : [];
	});
	return `${lines.join('; ')}: the list of jobs is noted before a submit, so that a job can be found whose submit got no answer, and the result of a finished Clipzy job has a path of its own.`;
}

function sectionOf({ title, introduction, faults }: FaultGroup): string[] {
	const footnotes = new Footnotes();
	const columns = COLUMNS.filter(({ operations }) =>
		faults.some(({ expected }) => operations.some((operation) => expected[operation])),
	);
	const table = markdownTable([
		['What happens', ...columns.map((column) => column.title)],
		...faults.map((fault) => [
			fault.name,
			...columns.map(({ operations }) => cellOf(fault, operations, footnotes)),
		]),
	]);
	return [`## ${title}`, introduction, table, ...footnotes.lines];
}

/** Where a fault cannot happen. */
const NEVER = '–';

function cellOf(fault: Fault, operations: readonly Column[], footnotes: Footnotes): string {
	const texts = operations.flatMap((operation) => {
		const expected = fault.expected[operation];
		return expected ? [{ operation, text: textOf(expected, operation) }] : [];
	});
	const [first] = texts;
	if (!first) return NEVER;
	const isShared =
		texts.length === operations.length && texts.every(({ text }) => text === first.text);
	const named = texts.map(({ operation, text }) => `${OPERATION_NAMES[operation]}: ${text}`);
	return (isShared ? first.text : named.join('; ')) + footnotes.marksFor(fault, operations);
}

function textOf(
	{ outcome, words, requests }: Expected,
	operation: Column,
	provider?: string,
): string {
	const said = words ?? OUTCOMES[outcome];
	if (typeof requests === 'object' && 'atMost' in requests) return said;
	const usual = usualRequests(operation, provider === undefined ? undefined : kitOf(provider));
	const count = typeof requests === 'number' ? requests : usual + requests.more;
	return `${said} (${count})`;
}

/** What is different with some providers, below a table; the same words are said once. */
class Footnotes {
	private readonly notes: string[] = [];

	marksFor({ expected, differences = [] }: Fault, operations: readonly Column[]): string {
		const here = differences.filter(({ columns }) =>
			columns.some((column) => operations.includes(column) && expected[column]),
		);
		const reasons = [...new Set(here.map(({ because }) => because))];
		const notes = reasons.map((reason) =>
			noteOf(
				here.filter(({ because }) => because === reason),
				reason,
				operations,
			),
		);
		return notes.map((note) => `<sup>${this.numberOf(note)}</sup>`).join('');
	}

	get lines(): string[] {
		if (this.notes.length === 0) return [];
		return [this.notes.map((note, index) => `<sup>${index + 1}</sup> ${note}`).join('<br>\n')];
	}

	private numberOf(note: string): number {
		if (!this.notes.includes(note)) this.notes.push(note);
		return this.notes.indexOf(note) + 1;
	}
}

/** All differences of a cell that have the same reason, in one sentence each. */
function noteOf(
	differences: readonly Difference[],
	because: string,
	operations: readonly Column[],
): string {
	const parts = differences.map(({ providers, columns, expected }) => {
		const names = providers.map((id) => kitOf(id).provider.displayName).join(', ');
		if (!expected) return `Not with ${names}`;
		const [provider] = providers;
		const affected = operations.filter((operation) => columns.includes(operation));
		const [column = 'getStatus'] = affected;
		const where = affected.length < operations.length ? `, ${OPERATION_NAMES[column]}` : '';
		return `${names}${where}: ${textOf(expected, column, provider)}`;
	});
	return `${parts.join('; ')}. ${because}`;
}
