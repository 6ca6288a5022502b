import { KITS } from '../../providers';
import { CATALOGUE } from './catalogue';
import { columnFor, expectedOf, hasOperation, usualRequests } from './cell';
import { OPERATION_NAMES, textOf } from './columnText';
import type { Column, Expected, Fault, FaultGroup } from './fault';
import { Footnotes } from './footnotes';
import { markdownTable } from './markdownTable';

interface TableColumn {
	title: string;
	operations: readonly Column[];
}

/** Columns of the tables of a section; operations whose expectations are the same share a sentence. */
const TABLES: readonly (readonly TableColumn[])[] = [
	[
		{ title: 'Submit', operations: ['submit'] },
		{ title: 'Get Status, Get Result', operations: ['getStatus', 'getResult'] },
		{ title: 'Export', operations: ['export'] },
		{ title: 'Wait For Video Job', operations: ['wait'] },
	],
	[
		{ title: 'Cancel Job', operations: ['cancelJob'] },
		{ title: 'Video Job Trigger', operations: ['call'] },
		{ title: 'Video Job Watch Trigger: the list', operations: ['pollList'] },
		{ title: 'The same: a job', operations: ['pollJob'] },
	],
	[
		{ title: 'Other operations that read', operations: ['ownRead'] },
		{ title: 'Other operations that change something', operations: ['ownChange'] },
		{ title: 'Other operations that are sent once', operations: ['ownOnce'] },
	],
];

/** docs/faults.md, made of the expectations that the matrix has been tested against. */
export function faultDocument(command: string): string {
	return [
		'# What happens when something goes wrong',
		`<!-- Made from test/contract/faults by \`${command}\`; the tests fail while it is out of date. -->`,
		INTRODUCTION,
		...CATALOGUE.flatMap(sectionOf),
	].join('\n\n');
}

const INTRODUCTION = `Each line of these tables is a test. It causes the fault at each provider, for every operation that can meet it, and compares what you get,
the number of requests, and the number of jobs at the provider with the table. _Other operations_ meet the faults in turn.

How to read it:

- **Continues** means the right result, as if nothing had happened. **Fails** means that the item fails, with a message that says what
  happened, names the job if there is one, and says what to do next. The job itself is not affected, and you can wait for it again by its ID.
  [Continue On Fail and the error output](https://docs.n8n.io/flow-logic/error-handling/) work as with any node.
- The number is the number of **all requests**, including the first one. Export is shown for one file, which takes two requests: one for a
  fresh link and one for the download. What the line says about Submit also holds for Export's step _Render_, which is billed too.
- **Cancel Job** is shown for a running job, which is looked at before and after. What goes wrong once or a few times goes wrong with the
  request to cancel. If that fails, the message says that the job is still running.
- To the triggers, **continues** means that the workflow starts with the job, and **fails** that it does not start yet: a call is answered
  with HTTP 503, so that the provider repeats it, and the next poll looks again. When nothing goes wrong any more, the next call or poll
  starts the workflow, and no other one does. While the job runs, nothing here starts it. A poll gets the list and then each job
  that has ended. A job that cannot be read, while others can, is left out after ten polls.
- **Other operations** are those that only some providers have, such as _Publish_ or _Get Many_. Each fault meets one operation of each kind
  at each provider, in one of its ways. The next fault meets the next operation, so each operation meets at least five faults. These faults
  meet every operation: ${metByAll()}.
  Those that are billed, public, or leave a second copy are _sent once_.
  The number counts the requests that the operation is about, such as the one that publishes. Where nothing can be reached or the key is
  wrong, it counts all requests. _Submitted_ and _accepted_ mean the post, the upload, the template or the change. You can repeat a change that may have been
  accepted, after you have checked it at the provider.
- **A billed request is sent once.** It is sent again in one case only: if it was refused for the rate, and so was not accepted.
- A dash means that a fault cannot happen, or that nothing depends on it.
- The Wait node is shown in the mode _Keep Running_. Suspended waits use the same rules, with at least a minute between two checks.
- No message and no output shows a key, and no key is sent to another host than the one of the credential's Base URL.

${peculiarities()}`;

/** The faults that every operation of a provider's own meets. */
function metByAll(): string {
	const names = CATALOGUE.flatMap(({ title, faults }) =>
		faults.filter((fault) => fault.byEveryOwnOperation).map(({ name }) => `${title}: ${name}`),
	);
	return names.join('; ');
}

/** Which providers take another number of requests when nothing goes wrong. */
function peculiarities(): string {
	const lines = KITS.flatMap((kit) => {
		const more = (
			['submit', 'getStatus', 'getResult', 'export', 'wait', 'call', 'pollJob'] as const
		)
			.map((column) => ({ column, count: usualRequests(column, kit) - usualRequests(column) }))
			.filter(({ count }) => count > 0)
			.map(({ column, count }) => `${count} more for ${OPERATION_NAMES[column]}`);
		return more.length > 0 ? [`${kit.provider.displayName} takes ${more.join(', ')}`] : [];
	});
	return `${lines.join('; ')}: the list of jobs is read before a submit, so that the node can find a job if its submit gets no answer, the result of a finished Clipzy job has a path of its own, and a trigger asks Pictory for the kind of a job first.`;
}

function sectionOf({ title, introduction, faults }: FaultGroup): string[] {
	const footnotes = new Footnotes();
	const tables = TABLES.flatMap((columns) => tableOf(faults, columns, footnotes));
	return [`## ${title}`, introduction, ...tables, ...footnotes.lines];
}

/** Without the columns and the rows that have nothing to say. */
function tableOf(
	faults: readonly Fault[],
	columns: readonly TableColumn[],
	footnotes: Footnotes,
): string[] {
	const says = (fault: Fault, { operations }: TableColumn) =>
		operations.some((operation) => expectedIn(fault, operation));
	const shown = columns.filter((column) => faults.some((fault) => says(fault, column)));
	const rows = faults.filter((fault) => shown.some((column) => says(fault, column)));
	if (rows.length === 0) return [];
	const table = markdownTable([
		['What happens', ...shown.map((column) => column.title)],
		...rows.map((fault) => [
			fault.name,
			...shown.map(({ operations }) => cellOf(fault, operations, footnotes)),
		]),
	]);
	return [table];
}

/** Where a fault cannot happen. */
const NEVER = '–';

function cellOf(fault: Fault, operations: readonly Column[], footnotes: Footnotes): string {
	const texts = operations.flatMap((operation) => {
		const expected = expectedIn(fault, operation);
		return expected ? [{ operation, text: textOf(expected, operation) }] : [];
	});
	const [first] = texts;
	if (!first) return NEVER;
	const isShared =
		texts.length === operations.length && texts.every(({ text }) => text === first.text);
	const named = texts.map(({ operation, text }) => `${OPERATION_NAMES[operation]}: ${text}`);
	return (isShared ? first.text : named.join('; ')) + footnotes.marksFor(fault, operations);
}

/** What a fault comes to unless a footnote says otherwise; undefined where no provider can meet it. */
function expectedIn(fault: Fault, operation: Column): Expected | undefined {
	const column = columnFor(fault, operation);
	const isMet = KITS.some(
		(kit) => hasOperation(kit, operation) && expectedOf(fault, kit.provider.id, operation),
	);
	return isMet && column ? fault.expected[column] : undefined;
}
