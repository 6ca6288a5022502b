import { kitOf } from '../../providers';
import { expectedRequests } from './cell';
import type { Column, Expected } from './fault';
import { OUTCOMES } from './outcome';

export const OPERATION_NAMES: Readonly<Record<Column, string>> = {
	submit: 'Submit',
	getStatus: 'Get Status',
	getResult: 'Get Result',
	export: 'Export',
	wait: 'Wait For Video Job',
	ownRead: 'operations that read',
	ownChange: 'operations that change something',
	ownOnce: 'operations that are billed or public',
	cancelJob: 'Cancel Job',
	call: 'Video Job Trigger',
	pollList: 'the list of the Watch Trigger',
	pollJob: 'Video Job Watch Trigger',
};

/** What is expected, in words, with the number of requests where that is certain. */
export function textOf(expected: Expected, operation: Column, provider?: string): string {
	const { outcome, words, requests } = expected;
	const said = words ?? OUTCOMES[outcome];
	if (typeof requests === 'object' && 'atMost' in requests) return said;
	const kit = provider === undefined ? undefined : kitOf(provider);
	return `${said} (${expectedRequests(operation, expected, kit)})`;
}
