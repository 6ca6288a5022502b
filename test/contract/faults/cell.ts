import type { OwnOperationFixture } from '../../providers/jobFixture';
import type { ProviderKit } from '../../providers/kit';
import type { Column, Difference, Expected, Fault } from './fault';
import { isOfTrigger, isOwn, isPaid, OPERATIONS, type OperationName } from './operation';
import { ownOperationsOf, ownTurns } from './ownOperations';

/** One fault in one of its ways, met by one operation of one provider. */
export interface Cell {
	kit: ProviderKit;
	fault: Fault;
	way: string;
	operation: OperationName;
	/** Which of the provider's own operations it is, for those. */
	own?: OwnOperationFixture;
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
	// The job is looked at before and after.
	cancelJob: 3,
	wait: 1,
	// Of the kind that the operation is about.
	ownRead: 1,
	ownChange: 1,
	ownOnce: 1,
	call: 1,
	// One for the list, one for the job.
	pollList: 2,
	pollJob: 2,
};

/** The same for a provider; without one, for a provider with no list of jobs and one request about a job. */
export function usualRequests(operation: OperationName, kit?: ProviderKit): number {
	const notesTheList = isPaid(operation) && kit?.provider.jobList !== undefined;
	const asksForTheResult = operation === 'wait' && kit?.wire.hasResultRequest === true;
	const asksForTheKind = isOfTrigger(operation) && kit?.provider.jobTypeIn !== undefined;
	return USUAL[operation] + [notesTheList, asksForTheResult, asksForTheKind].filter(Boolean).length;
}

/**
 * How many requests are expected.
 *
 * @param observed how many there were, where a fault leaves that to chance
 */
export function expectedRequests(
	operation: OperationName,
	{ requests }: Expected,
	kit?: ProviderKit,
	observed = 0,
): number {
	// The list comes first.
	if (typeof requests === 'number') return operation === 'pollJob' ? requests + 1 : requests;
	if ('atMost' in requests) return Math.min(observed, requests.atMost);
	return usualRequests(operation, kit) + requests.more;
}

/** That an operation took as long as is expected. */
export function expectTime({ seconds = [0, Infinity] }: Expected, taken: number): void {
	const [atLeast, atMost] = seconds;
	expect(taken).toBeGreaterThanOrEqual(atLeast);
	expect(taken).toBeLessThanOrEqual(atMost);
}

/** Operations that do as another one where a fault says nothing else. */
const LIKE: Partial<Record<OperationName, Column>> = {
	render: 'submit',
	cancelJob: 'getStatus',
	ownRead: 'getStatus',
	ownOnce: 'submit',
	call: 'getResult',
	pollList: 'getStatus',
	pollJob: 'getResult',
};

/** The column of a fault that says what an operation does; undefined where it cannot meet the fault. */
export function columnFor(fault: Fault, operation: OperationName): Column | undefined {
	if (operation === 'pollList' && fault.aboutOneJob) return undefined;
	if (operation === 'pollJob' && fault.everywhere) return undefined;
	if (isOwn(operation) && fault.aboutOneJob) return undefined;
	const own = operation === 'render' ? 'submit' : operation;
	const like = operation === 'ownChange' ? likeChange(fault) : LIKE[operation];
	const column = fault.expected[own] ? own : like;
	return column && fault.expected[column] && column;
}

/** A change is not sent again where a submit would not be, and otherwise as a question is. */
function likeChange({ expected: { submit } }: Fault): Column {
	return submit?.outcome === 'fateUnknown' ? 'submit' : 'getStatus';
}

/** Whether the node of a provider has the operation. */
export function hasOperation(kit: ProviderKit, operation: OperationName): boolean {
	const { provider, wire } = kit;
	switch (operation) {
		case 'render':
			return provider.render !== undefined;
		case 'cancelJob':
			return wire.cancels !== undefined;
		case 'call':
			return provider.idsInCalls !== undefined;
		case 'ownRead':
		case 'ownChange':
		case 'ownOnce':
			return ownOperationsOf(kit, operation).length > 0;
		case 'pollList':
		case 'pollJob':
			return wire.list !== undefined;
		default:
			return true;
	}
}

/** What a fault is to come to; undefined where it cannot happen. */
export function expectedOf(
	fault: Fault,
	providerId: string,
	operation: OperationName,
): Expected | undefined {
	const column = columnFor(fault, operation);
	if (!column) return undefined;
	const difference = differenceFor(fault, providerId, operation);
	return difference ? difference.expected : fault.expected[column];
}

/** What is different with a provider: in this operation, or else in the one that it does as. */
export function differenceFor(
	fault: Fault,
	providerId: string,
	operation: OperationName,
): Difference | undefined {
	// What is different with a submit is so for the sake of its job.
	const names = isOwn(operation) ? [operation] : [operation, columnFor(fault, operation)];
	const own = fault.differences?.filter(({ providers }) => providers.includes(providerId));
	return names
		.map((name) => own?.find(({ columns }) => columns.some((column) => column === name)))
		.find((difference) => difference !== undefined);
}

/** Every cell of the matrix for one fault and one provider. */
export function cellsOf(fault: Fault, kit: ProviderKit): Cell[] {
	const operations = OPERATIONS.filter((operation) => hasOperation(kit, operation));
	return operations.flatMap((operation): Cell[] => {
		const expected = expectedOf(fault, kit.provider.id, operation);
		if (!expected) return [];
		if (isOwn(operation)) {
			return ownTurns(fault, kit, operation).map((turn) => ({
				...turn,
				...{ kit, fault, operation, expected },
			}));
		}
		return Object.keys(fault.ways).map((way) => ({ kit, fault, way, operation, expected }));
	});
}
