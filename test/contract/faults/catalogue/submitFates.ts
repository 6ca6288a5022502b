import type { Difference, Expected } from '../fault';
import { providersWhere } from '../providersWhere';

/** Providers that list their jobs are asked there what became of a submit that got no answer. */
const WITH_LISTS = providersWhere(({ provider }) => provider.jobList !== undefined);

/** Those whose list shows which job is that of the submit. */
const SHOWING_THE_JOB = providersWhere(({ jobs }) =>
	Object.values(jobs).some(({ foundInList }) => foundInList),
);

const NOT_SHOWING_THE_JOB = WITH_LISTS.filter((id) => !SHOWING_THE_JOB.includes(id));

/** The job of a lost submit is not there. */
export function notInTheList(trouble: Pick<Expected, 'kind' | 'says'>): Difference[] {
	return [
		{
			providers: WITH_LISTS,
			columns: ['submit'],
			expected: { ...trouble, outcome: 'fateUnknown', requests: { more: 3 } },
			because:
				'The node first gets the list of jobs three times, because a job may be listed late.',
		},
	];
}

/** The job of a lost submit is there. */
export function inTheList(trouble: Pick<Expected, 'kind' | 'says'>): Difference[] {
	return [
		{
			providers: SHOWING_THE_JOB,
			columns: ['submit'],
			// Two looks show the same job, and each time the engine is asked for its video.
			expected: { outcome: 'goesOn', requests: { more: 4 } },
			because: 'The job is found in the list of jobs.',
		},
		{
			providers: NOT_SHOWING_THE_JOB,
			columns: ['submit'],
			expected: {
				...trouble,
				outcome: 'fateUnknown',
				requests: { more: 3 },
			},
			because:
				'The message names the new job in the list of jobs, which does not show whether it comes from this submit.',
		},
	];
}

/** The list is noted anew for a submit that is sent again long after the last. */
export function listNotedAnew(expected: Expected, requests: Expected['requests']): Difference[] {
	return [
		{
			providers: WITH_LISTS,
			columns: ['submit'],
			expected: { ...expected, requests },
			because: 'The list of jobs is noted before each submit.',
		},
	];
}
