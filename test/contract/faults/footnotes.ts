import { kitOf } from '../../providers';
import { differenceFor, hasOperation } from './cell';
import { OPERATION_NAMES, textOf } from './columnText';
import type { Column, Difference, Fault } from './fault';

/** What is different with some providers, below a table; the same words are said once. */
export class Footnotes {
	private readonly notes: string[] = [];

	marksFor(fault: Fault, operations: readonly Column[]): string {
		const here = (fault.differences ?? []).flatMap((one) => differenceAt(fault, one, operations));
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

/** A difference as it is in these operations, with the providers that have them. */
function differenceAt(
	fault: Fault,
	difference: Difference,
	operations: readonly Column[],
): Difference[] {
	const isAt = (operation: Column, id: string) =>
		hasOperation(kitOf(id), operation) && differenceFor(fault, id, operation) === difference;
	const providers = difference.providers.filter((id) => operations.some((one) => isAt(one, id)));
	const columns = operations.filter((one) => providers.some((id) => isAt(one, id)));
	return providers.length > 0 ? [{ ...difference, providers, columns }] : [];
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
