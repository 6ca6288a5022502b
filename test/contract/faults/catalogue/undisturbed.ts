import { whenReading, type Expected, type FaultGroup } from '../fault';

const RIGHT: Expected = { outcome: 'goesOn', requests: { more: 0 } };

/** What the others are compared with. */
export const UNDISTURBED: FaultGroup = {
	title: 'Nothing goes wrong',
	introduction: 'For comparison: one job that has ended well, and one file to download.',
	faults: [
		{
			name: 'Every answer is right',
			ways: { 'nothing is done': () => {} },
			expected: { submit: RIGHT, ...whenReading(RIGHT), wait: RIGHT },
		},
	],
};
