import { learnedFrom, MOST_JOBS } from '../../nodes/shared/waiting/experience';
import { REFERENCE_CELLS, type Cell } from './cells';
import { shippedInARow } from './learned';
import { drawDurations, measure, type Figures } from './measure';
import { waitShipped } from './shipped';

/** How many jobs of each account are measured after the change. */
export const JOBS_AFTER_CHANGE = 20;

/** A provider that is twice as fast as it was for the jobs that were learned from. */
export interface Change {
	cell: string;
	/** Of the first job of each account, which nothing has warned of. */
	firstJob: Figures;
	/** Of its first {@link JOBS_AFTER_CHANGE}. */
	firstJobs: Figures;
	/** Of the schedule that has learned nothing and expects the jobs as long as they were. */
	unlearned: Figures;
}

/** @param accounts how many go through the change */
export function measureChanges(accounts: number, seed: string): Change[] {
	return REFERENCE_CELLS.map((cell) => measureChange(cell, accounts, seed));
}

function measureChange(cell: Cell, accounts: number, seed: string): Change {
	const name = `${cell.name}; twice as fast from one day on`;
	const changed = { ...cell, name };
	const before = drawDurations({ ...cell, name: `${name}, before` }, accounts * MOST_JOBS, seed);
	const after = drawDurations(changed, accounts * JOBS_AFTER_CHANGE, seed).map(
		(seconds) => seconds / 2,
	);
	const earlierOf = (account: number) =>
		before.slice(account * MOST_JOBS, (account + 1) * MOST_JOBS);
	const firstOfEach = after.filter((_seconds, job) => job % JOBS_AFTER_CHANGE === 0);
	let [job, account] = [0, 0];
	let schedule = shippedInARow();
	return {
		cell: name,
		firstJob: measure(
			{
				name: 'ours, first job after it',
				waitFor: (duration, expectation, random) =>
					waitShipped(duration, expectation, random, learnedFrom(earlierOf(account++))),
			},
			changed,
			firstOfEach,
			seed,
		),
		firstJobs: measure(
			{
				name: `ours, first ${JOBS_AFTER_CHANGE} jobs after it`,
				waitFor: (...asked) => {
					const isFirst = job % JOBS_AFTER_CHANGE === 0;
					if (isFirst) schedule = shippedInARow(earlierOf(job / JOBS_AFTER_CHANGE));
					job += 1;
					return schedule.waitFor(...asked);
				},
			},
			changed,
			after,
			seed,
		),
		unlearned: measure(
			{ name: 'ours without learning', waitFor: waitShipped },
			changed,
			after,
			seed,
		),
	};
}
