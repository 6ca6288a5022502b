import type { ItemError } from '../shared/items/itemError';
import { resolveJob, type ItemRun, type NamedJob } from '../shared/items/itemRun';
import { isFinal, type VideoJob } from '../shared/job/videoJob';
import { readJob, readSettledResult } from '../shared/read/readJob';
import type { TroubleKind } from '../shared/trouble/trouble';

/** What the provider says about a job. */
export type Seen =
	| { kind: 'ended'; job: VideoJob }
	| { kind: 'running' }
	/** It is of a kind that makes no video. */
	| { kind: 'noVideo' }
	/** The account has no such job. */
	| { kind: 'unknown'; failure: ItemError }
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
	if (!Object.hasOwn(jobTypes, jobType)) return { kind: 'noVideo' };
	return resolveJob(run.provider, jobId, jobType);
}

function seenIn(failure: ItemError): Seen {
	return { kind: isKind(failure, ['notFound']) ? 'unknown' : 'trouble', failure };
}

/** Whether the trouble is with the job and not with its provider, so that other jobs can be looked at. */
export function isAboutTheJob(failure: ItemError): boolean {
	return isKind(failure, ['notFound', 'refused', 'unexpectedAnswer']);
}

function isKind({ details }: ItemError, kinds: readonly TroubleKind[]): boolean {
	return kinds.some((kind) => details.kind === kind);
}
