import type { ContractFixture } from '../contractFixture';
import type { Column, Expected, Fault } from './fault';
import { isPaid, OPERATIONS, type OperationName } from './operation';

/** One fault in one of its ways, met by one operation of one provider. */
export interface Cell {
	fixture: ContractFixture;
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

const USUAL_ELSEWHERE: Readonly<Record<string, Partial<typeof USUAL>>> = {
	// The list of jobs is noted before a submit; the result of a finished job has a path of its own.
	clipzy: { submit: 2, wait: 2 },
	pictory: { submit: 2, render: 2 },
};

/** Requests of an operation when nothing goes wrong. */
export function usualRequests(providerId: string, operation: OperationName): number {
	return USUAL_ELSEWHERE[providerId]?.[operation] ?? USUAL[operation];
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
export function cellsOf(fault: Fault, fixture: ContractFixture): Cell[] {
	const { provider } = fixture;
	const operations = OPERATIONS.filter((operation) => operation !== 'render' || provider.render);
	return operations.flatMap((operation) => {
		const expected = expectedOf(fault, provider.id, operation);
		if (!expected) return [];
		return Object.keys(fault.ways).map((way) => ({ fixture, fault, way, operation, expected }));
	});
}
