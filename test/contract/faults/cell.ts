import type { ProviderKit } from '../../providers/kit';
import type { Column, Expected, Fault } from './fault';
import { isPaid, OPERATIONS, type OperationName } from './operation';

/** One fault in one of its ways, met by one operation of one provider. */
export interface Cell {
	kit: ProviderKit;
	fault: Fault;
	way: string;
	operation: OperationName;
	expected: Expected;
}

/** Requests of an operation when nothing goes wrong. */
const USUAL: Readonly<Record<OperationName, number>> = {
	submit: 1,
	render: 1,
	getStatus: 1,
	getResult: 1,
	// Of one file: the job is asked for a fresh link first.
	export: 2,
	wait: 1,
};

/** The same for a provider; without one, for a provider with no list of jobs and one request about a job. */
export function usualRequests(operation: OperationName, kit?: ProviderKit): number {
	const notesTheList = isPaid(operation) && kit?.provider.jobList !== undefined;
	const asksForTheResult = operation === 'wait' && kit?.wire.hasResultRequest === true;
	return USUAL[operation] + (notesTheList ? 1 : 0) + (asksForTheResult ? 1 : 0);
}

/** What a fault is to come to; undefined where it cannot happen. */
export function expectedOf(
	{ expected, differences = [] }: Fault,
	providerId: string,
	operation: OperationName,
): Expected | undefined {
	const column: Column = isPaid(operation) ? 'submit' : operation;
	const difference = differences.find(
		({ providers, columns }) => providers.includes(providerId) && columns.includes(column),
	);
	return difference ? difference.expected : expected[column];
}

/** Every cell of the matrix for one fault and one provider. */
export function cellsOf(fault: Fault, kit: ProviderKit): Cell[] {
	const { provider } = kit;
	const operations = OPERATIONS.filter((operation) => operation !== 'render' || provider.render);
	return operations.flatMap((operation) => {
		const expected = expectedOf(fault, provider.id, operation);
		if (!expected) return [];
		return Object.keys(fault.ways).map((way) => ({ kit, fault, way, operation, expected }));
	});
}
