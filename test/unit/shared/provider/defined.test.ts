import { defined, filled, unconfirmed } from '../../../../nodes/shared/provider/answer';

it('keeps the fields that have a value, in their order', () => {
	const fields = { b: 0, a: undefined, c: false, d: null, e: '', f: [], g: 'x' };
	expect(Object.entries(defined(fields))).toEqual([
		['b', 0],
		['c', false],
		['f', []],
		['g', 'x'],
	]);
});

it.each([
	[['a'], ['a']],
	[[], undefined],
	[null, undefined],
	[undefined, undefined],
])('of the list %j keeps %j', (list, kept) => {
	expect(filled(list)).toEqual(kept);
});

describe('a job that is called finished and shows nothing', () => {
	const failure = { message: 'no link', retryable: false };
	const settledJob = { status: 'failed' as const, title: 'Harbour', videos: [], failure };

	it('counts as running, and as what it is taken for after two more looks', () => {
		expect(unconfirmed(settledJob, 'without clips')).toEqual({
			job: {
				status: 'processing',
				stage: 'completed without clips, not yet confirmed',
				title: 'Harbour',
				videos: [],
			},
			unsettled: { confirmations: 2, settledJob },
		});
	});

	it('has the word and the number of looks that the provider needs', () => {
		const reading = unconfirmed(settledJob, 'without clips', {
			says: 'succeeded',
			confirmations: 4,
		});
		expect(reading.job.stage).toBe('succeeded without clips, not yet confirmed');
		expect(reading.unsettled?.confirmations).toBe(4);
	});
});
