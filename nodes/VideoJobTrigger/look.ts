import type { ItemError } from '../shared/items/itemError';
import { resolveJob, type ItemRun, type NamedJob } from '../shared/items/itemRun';
import { isFinal, type VideoJob } from '../shared/job/videoJob';
import { readJob, readSettledResult } from '../shared/read/readJob';
import type { TroubleKind } from '../shared/trouble/trouble';

/** What the provider says about a job. */
export type Seen =
	| { kind: 'ended'; job: VideoJob }
	| { kind: 'running' }
	/** The account has no such job, or it is of a kind that makes no video. */
	| { kind: 'unknown' }
	| { kind: 'trouble'; failure: ItemError };

/**
 * Asks the provider about a job of which only the ID is known.
 *
 * @throws Stopped when the execution is stopped
 */
export async function lookAt(run: ItemRun, jobId: string): Promise<Seen> {
	const named = await namedJob(run, jobId);
	if ('kind' in named) return named;
	const outcome = await readSettledResult({ ...run, named });
	if (!outcome.ok) return seenIn(outcome.failure);
	const { job } = outcome.reading;
	return isFinal(job.status) ? { kind: 'ended', job } : { kind: 'running' };
}

/** The job with its kind, which some providers show only in an answer about it. */
async function namedJob(run: ItemRun, jobId: string): Promise<NamedJob | Seen> {
	const { jobTypes, jobTypeIn } = run.provider;
	const usual = resolveJob(run.provider, jobId, undefined);
	if (!jobTypeIn) return usual;
	const outcome = await readJob({ ...run, named: usual }, 'readStatus');
	if (!outcome.ok) return seenIn(outcome.failure);
	const { job } = outcome.reading;
	const jobType = jobTypeIn(job.raw);
	if (jobType === undefined) return usual;
	if (!Object.hasOwn(jobTypes, jobType)) return { kind: 'unknown' };
	return resolveJob(run.provider, jobId, jobType);
}

function seenIn(failure: ItemError): Seen {
	return isKind(failure, 'notFound') ? { kind: 'unknown' } : { kind: 'trouble', failure };
}

/** Whether another look may find no trouble. */
export function mayPass(failure: ItemError): boolean {
	return !(['refused', 'unexpectedAnswer'] as const).some((kind) => isKind(failure, kind));
}

function isKind({ details }: ItemError, kind: TroubleKind): boolean {
	return details.kind === kind;
}
