/**
 * What users let the nodes do. `render` is Export's other step, where a provider has one. Those that begin with
 * `own` are the operations that only one provider has, by what they do. The last three are what
 * the triggers do: confirm the job of a call, ask for the list of a poll, and look at a job of that list.
 */
export const OPERATIONS = [
	'submit',
	'render',
	'getStatus',
	'getResult',
	'export',
	'cancelJob',
	'wait',
	'ownRead',
	'ownChange',
	'ownOnce',
	'call',
	'pollList',
	'pollJob',
] as const;

export type OperationName = (typeof OPERATIONS)[number];

/** Operations that start a job that is paid for. A fault has one expectation for both. */
export function isPaid(operation: OperationName): operation is 'submit' | 'render' {
	return operation === 'submit' || operation === 'render';
}

/** Operations that only one provider has: those that read, those that change something, those that must not happen twice. */
export type OwnKind = 'ownRead' | 'ownChange' | 'ownOnce';

export function isOwn(operation: OperationName): operation is OwnKind {
	return operation === 'ownRead' || operation === 'ownChange' || operation === 'ownOnce';
}

/** Operations that start a workflow. */
export function isOfTrigger(operation: OperationName): boolean {
	return operation === 'call' || operation === 'pollList' || operation === 'pollJob';
}
