import { InvalidInput } from '../shared/input/invalidInput';
import { readJobId, whyNoJobId } from '../shared/job/jobReference';
import { isFinal, type JobState } from '../shared/job/videoJob';
import type { Conversation } from '../shared/provider/contract';
import { readJobFacts } from '../shared/provider/answer';
import { stateOf } from './job';
import { jobTypeIn } from './jobKind';
import { dataOf, JOB } from './wire';

/** @throws InvalidInput where no ID of a job was entered */
export function jobIdOf(entered: string | undefined, parameter: string): string {
	const jobId = readJobId(entered);
	if (jobId !== undefined) return jobId;
	throw new InvalidInput({
		parameter,
		message: whyNoJobId(entered),
		advice: 'Choose a job from the list, or enter the ID that Submit returned as jobId',
	});
}

/** A job as it stands now, for an operation that works on it. */
export interface SeenJob {
	/** Undefined where the answer does not show it. */
	jobType: string | undefined;
	job: JobState;
	/** What its answer has, under Pictory's own names. */
	data: Record<string, unknown>;
}

/** GET /v1/jobs/{jobid}, free of charge. */
export function* seenJob(jobId: string): Conversation<SeenJob> {
	const answer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/jobs/${encodeURIComponent(jobId)}`,
	};
	const jobType = jobTypeIn(answer.body);
	const wire = readJobFacts(JOB, { provider: 'pictory', jobType: jobType ?? '', jobId }, answer);
	const { job, unsettled } = stateOf(jobType ?? '', wire, answer.body);
	return { jobType, job: unsettled?.settledJob ?? job, data: dataOf(answer.body) };
}

const KINDS: Readonly<Record<string, string>> = {
	transcription: 'a transcription',
	storyboardPreview: 'a storyboard preview',
};

/**
 * A job that must be of one kind, and completed.
 *
 * @throws InvalidInput for another one
 */
export function* completedJob(
	jobId: string,
	kind: keyof typeof KINDS,
	parameter: string,
): Conversation<SeenJob> {
	const seen = yield* seenJob(jobId);
	const { jobType, job } = seen;
	const { status } = job;
	if (status === 'completed' && jobType === kind) return seen;
	const isOther = jobType === undefined ? status === 'completed' : jobType !== kind;
	throw new InvalidInput({
		parameter,
		message: isOther
			? `is '${jobId}', a job of the type ${jobType ?? 'unknown'}, and must be ${KINDS[kind]}`
			: `is '${jobId}', a job that is ${status}, and must be ${KINDS[kind]} that is completed`,
		advice: isFinal(status)
			? 'Name another job'
			: 'Put Wait For Video Job in front of this node, so that the job is completed',
	});
}
