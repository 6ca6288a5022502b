import {
	whenReading,
	type Arrangement,
	type Difference,
	type Expected,
	type FaultGroup,
} from '../fault';
import { WITH_RESULT_REQUEST } from '../providersWhere';
import { givesUp, readingGivesUp } from './givingUp';
import { inTheList, notInTheList } from './submitFates';

const STATUSES = [500, 502, 503, 504];

/** The same under each status. */
function down(times: number, processed = false): Record<string, Arrangement> {
	return Object.fromEntries(
		STATUSES.map((status): [string, Arrangement] => [
			`HTTP ${status}`,
			async ({ inject }) =>
				await inject({ times, effect: { kind: 'respond', status, body: {}, processed } }),
		]),
	);
}

const TROUBLE = { kind: 'unavailable', says: /answered HTTP 50\d/ } as const;

const UNKNOWN: Expected = { ...TROUBLE, outcome: 'fateUnknown', requests: { more: 0 } };

function later(more: number): Expected {
	return { outcome: 'goesOn', requests: { more } };
}

/** Clipzy's engine answers 500 about the result of a failed job, so its status is asked for instead. */
function statusAskedFor(
	...columns: [columns: Difference['columns'], expected: Expected][]
): Difference[] {
	const because = 'The node requests the status of the job whenever it cannot get the result.';
	return columns.map(([names, expected]) => ({
		providers: WITH_RESULT_REQUEST,
		columns: names,
		expected,
		because,
	}));
}

export const OUTAGES: FaultGroup = {
	title: 'The provider is down (HTTP 500, 502, 503, 504)',
	introduction:
		'A submit may have been accepted before the provider went down, so it is not sent again. Requests about a job are free and are sent again.',
	faults: [
		{
			name: 'Once',
			ways: down(1),
			expected: { submit: UNKNOWN, ...whenReading(later(1)), wait: later(1) },
			differences: [
				...statusAskedFor([['getResult', 'export'], later(2)]),
				...notInTheList(TROUBLE),
			],
		},
		{
			name: 'Once, although the job was accepted',
			ways: down(1, true),
			expected: { submit: UNKNOWN },
			differences: inTheList(TROUBLE),
		},
		{
			name: 'Five times',
			ways: down(5),
			expected: {
				submit: UNKNOWN,
				...givesUp(TROUBLE),
				// The job is looked at before and after.
				cancelJob: { ...readingGivesUp(TROUBLE), requests: 6 },
				wait: later(5),
			},
			differences: [
				...statusAskedFor([['getResult', 'export'], later(6)]),
				...notInTheList(TROUBLE),
			],
		},
		{
			name: 'For ever',
			byEveryOwnOperation: true,
			ways: down(0),
			expected: {
				submit: UNKNOWN,
				...givesUp(TROUBLE),
			},
			differences: statusAskedFor([
				['getResult', 'export'],
				{ ...readingGivesUp(TROUBLE), requests: 8 },
			]),
		},
	],
};
