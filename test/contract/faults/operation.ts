/** What a user lets a node do; `render` is Export's other step, where a provider has one. */
export const OPERATIONS = ['submit', 'render', 'getStatus', 'getResult', 'export', 'wait'] as const;

export type OperationName = (typeof OPERATIONS)[number];

/** Operations that start a job that is paid for. A fault has one expectation for both. */
export function isPaid(operation: OperationName): operation is 'submit' | 'render' {
	return operation === 'submit' || operation === 'render';
}
