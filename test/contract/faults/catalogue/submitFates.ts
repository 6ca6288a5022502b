import type { Difference, Expected } from '../fault';

/** Providers that list their jobs are asked there what became of a submit that got no answer. */
const WITH_LISTS = ['clipzy', 'pictory'];

/** The job of a lost submit is not there. */
export function notInTheList(trouble: Pick<Expected, 'kind' | 'says'>): Difference[] {
	return [
		{
			providers: WITH_LISTS,
			columns: ['submit'],
			expected: { ...trouble, outcome: 'fateUnknown', requests: { more: 3 } },
			because: 'The list of jobs is looked into three times first, as a job may come up late.',
		},
	];
}

/** Two looks show the same job; an engine is asked about the job itself as well. */
export function inTheList(): Difference[] {
	return [
		{ provider: 'clipzy', more: 4 },
		{ provider: 'pictory', more: 2 },
	].map(({ provider, more }) => ({
		providers: [provider],
		columns: ['submit'],
		expected: { outcome: 'goesOn', requests: { more } },
		because: 'The job is found in the list of jobs.',
	}));
}

/** The list is noted anew for a submit that is sent again long after the last. */
export function listNotedAnew(expected: Expected, more: number): Difference[] {
	return [
		{
			providers: WITH_LISTS,
			columns: ['submit'],
			expected: { ...expected, requests: { more } },
			because: 'The list of jobs is noted before each submit.',
		},
	];
}
