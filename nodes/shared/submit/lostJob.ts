import { converse } from '../http/conversation';
import type { ItemRun } from '../items/itemRun';
import type { SubmittedJob } from '../provider/contract';
import type { Ledger, LostSubmit } from './ledger';

/** Pauses before the looks, milliseconds: a provider may list a job a little after it has accepted it. */
export const LOOKS_AFTER_SUBMIT = [1_000, 3_000, 6_000] as const;

/** When the node is run again, time has passed already. */
export const LOOK_AT_ONCE = [0] as const;

/** Later than this a new job in the list may as well be someone else's, milliseconds. */
const CERTAIN_FOR_MS = 15 * 60_000;

/** What the provider's list shows about a lost submit. */
export type Findings =
	| { kind: 'found'; job: SubmittedJob }
	/** Jobs that this submit may have made. The user decides which one it is. */
	| { kind: 'unclear'; jobIds: string[] }
	| { kind: 'none' }
	/** The list was not read, or there is nothing to compare it with. */
	| { kind: 'unknown' };

/**
 * Items follow each other quickly, so one look serves them for this long, milliseconds. Jobs that others
 * submit in this time look new, so it must be short.
 */
const VALID_MS = 10_000;

/**
 * The jobs that the provider's list shows before a submit, so that a new one is recognised if the submit's
 * answer is lost. A list that cannot be read does not stop a submit.
 *
 * @returns IDs; undefined where there is no list or it could not be read
 * @throws Stopped when the execution is stopped
 */
export async function newestListed(
	{ provider, clock, sender }: ItemRun,
	ledger: Ledger,
): Promise<string[] | undefined> {
	if (!provider.jobList) return undefined;
	const seen = ledger.listed();
	if (seen && clock.now() - seen.at < VALID_MS) return seen.jobIds;

	const listed = await converse(provider, provider.jobList.newest(), sender);
	const jobIds = listed.ok ? listed.value : undefined;
	ledger.noteListed({ at: clock.now(), jobIds });
	return jobIds;
}

/**
 * Looks for the job of a lost submit in the provider's list. A job is taken for it when the list sets it apart
 * from those of others, it is the only one that came up since, and no other item's submit is lost that
 * asked for the same. Other candidates are only named: the user decides which one it is.
 *
 * @param pauses before each look, milliseconds; two looks in a row that agree on the job to take end it early
 * @throws Stopped when the execution is stopped
 */
export async function findLostJob(
	{ provider, clock, sender }: ItemRun,
	ledger: Ledger,
	lost: LostSubmit,
	pauses: readonly number[],
): Promise<Findings> {
	const { jobList } = provider;
	const { recognisedBy, listedBefore, since } = lost;
	if (!jobList || !recognisedBy || !listedBefore) return { kind: 'unknown' };

	const wanted = JSON.stringify(recognisedBy);
	const mayBeTaken =
		jobList.identifies(recognisedBy) &&
		clock.now() - since <= CERTAIN_FOR_MS &&
		ledger.otherLost().every((other) => JSON.stringify(other.recognisedBy) !== wanted);
	const isKnown = (jobId: string) => listedBefore.includes(jobId) || ledger.isTaken(jobId);
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
