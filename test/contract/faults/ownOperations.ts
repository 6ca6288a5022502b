import { KITS } from '../../providers';
import type { OwnOperationFixture } from '../../providers/jobFixture';
import type { ProviderKit } from '../../providers/kit';
import { CATALOGUE } from './catalogue';
import type { Fault } from './fault';
import type { OwnKind } from './operation';

/** The operations of a kind that only this provider has. */
export function ownOperationsOf(kit: ProviderKit, kind: OwnKind): OwnOperationFixture[] {
	return (kit.ownOperations ?? []).filter((fixture) => kindOf(kit, fixture) === kind);
}

function kindOf({ provider }: ProviderKit, fixture: OwnOperationFixture): OwnKind {
	const { resource, operation, request, onlyReads = request.method === 'GET' } = fixture;
	if (provider.resources?.[resource]?.operations[operation]?.once) return 'ownOnce';
	return onlyReads ? 'ownRead' : 'ownChange';
}

/** One of a provider's own operations, with the way of a fault that it meets. */
export interface OwnTurn {
	own: OwnOperationFixture;
	way: string;
}

/**
 * Which operations of a kind meet a fault: the next one of the provider, in the next way of the fault, so that
 * all of them meet several faults, and each way is met with some provider.
 */
export function ownTurns(fault: Fault, kit: ProviderKit, kind: OwnKind): OwnTurn[] {
	const operations = ownOperationsOf(kit, kind).filter(
		({ answersNothing }) => !(answersNothing && fault.aboutContent),
	);
	const ways = Object.keys(fault.ways);
	const position = CATALOGUE.flatMap(({ faults }) => faults).indexOf(fault);
	const turns = fault.byEveryOwnOperation ? Math.max(operations.length, ways.length) : 1;
	return Array.from({ length: turns }, (_, turn) => ({
		own: inTurn(operations, position + turn),
		way: inTurn(ways, KITS.indexOf(kit) + turn),
	}));
}

function inTurn<T>(all: readonly T[], turn: number): T {
	return all[turn % all.length] as T;
}
