import type { Sender } from '../http/sender';
import { converse } from '../http/conversation';
import type { SubmittedJob } from '../provider/contract';
import type { Operation } from '../items/operationContext';
import type { LostSubmit } from './submitMemory';
import { takenJobs } from './takenJobs';

/** Pauses before the looks, milliseconds: a provider may list a job a little after it has accepted it. */
export const LOOKS_AFTER_SUBMIT = [1_000, 3_000, 6_000] as const;

/** When the node is run again, time has passed already. */
export const LOOK_AT_ONCE = [0] as const;

/** Later than this a new job in the list may as well be somebody else's, milliseconds. */
const CERTAIN_FOR_MS = 15 * 60_000;

/** What the provider's list tells about a lost submit. */
export type Findings =
	| { kind: 'found'; job: SubmittedJob }
	/** Jobs that may have come of it; which one is for a person to say. */
	| { kind: 'unclear'; jobIds: string[] }
	| { kind: 'none' }
	/** The list was not read, or there is nothing to compare it with. */
	| { kind: 'unknown' };

/**
 * Looks for the job of a lost submit in the provider's list. A job is taken for it when the list tells it
 * from those of others, it is the only one that came up since, and no other item's submit is lost that
 * asked for the same. Whatever else may be it is for a person to judge: a wrong job is worse than none.
 *
 * @param pauses before each look, milliseconds; two looks in a row that agree on the job to take end it early
 * @param otherLost submits of other items that are lost as well
 * @throws Stopped when the execution is stopped
 */
export async function findLostJob(
	{ context, provider, clock }: Operation,
	sender: Sender,
	lost: LostSubmit,
	pauses: readonly number[],
	otherLost: readonly LostSubmit[],
): Promise<Findings> {
	const { jobList } = provider;
	const { recognisedBy, listedBefore, since } = lost;
	if (!jobList || !recognisedBy || !listedBefore) return { kind: 'unknown' };

	const wanted = JSON.stringify(recognisedBy);
	const mayBeTaken =
		jobList.identifies(recognisedBy) &&
		clock.now() - since <= CERTAIN_FOR_MS &&
		otherLost.every((other) => JSON.stringify(other.recognisedBy) !== wanted);
	const taken = takenJobs(context, provider);
	const isKnown = (jobId: string) => listedBefore.includes(jobId) || taken.has(jobId);
	let jobs: SubmittedJob[] | undefined;
	for (const pause of pauses) {
		await clock.sleep(pause);
		const look = await converse(provider, jobList.madeBy(recognisedBy, isKnown), sender);
		if (!look.ok) continue;
		const earlier = only(jobs);
		jobs = look.value;
		if (mayBeTaken && earlier && only(jobs)?.jobId === earlier.jobId) break;
	}

	if (!jobs) return { kind: 'unknown' };
	if (jobs.length === 0) return { kind: 'none' };
	const job = only(jobs);
	return job && mayBeTaken
		? { kind: 'found', job }
		: { kind: 'unclear', jobIds: jobs.map(({ jobId }) => jobId) };
}

function only(jobs: SubmittedJob[] = []): SubmittedJob | undefined {
	return jobs.length === 1 ? jobs[0] : undefined;
}
