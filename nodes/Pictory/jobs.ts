import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { locator } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { namesOf, optionalId, parseParameters } from '../shared/input/parameters';
import { isFinal } from '../shared/job/videoJob';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { getMany, getManyOperation } from '../shared/provider/pages';
import { stateOf } from './job';
import { jobTypeIn } from './jobKind';
import { jobPage, type JobEntry } from './jobList';
import { jobIdOf, seenJob } from './namedJob';
import { JOB, readRefusal } from './wire';

/** GET /v1/jobs: all jobs of the account, newest first. */
export const getJobs = getManyOperation(
	{
		description:
			'Get many jobs of the account, newest first, with their status and videos. Get Result returns the rest of one',
		action: 'Get many jobs',
	},
	function* (asked) {
		return (yield* getMany(asked, jobPage)).map(listed);
	},
);

/** As Get Status shows a job, without its transcript or storyboard. The list does not show when it was submitted. */
function listed({ jobId, name, entry }: JobEntry): IDataObject {
	const jobType = jobTypeIn(entry);
	const wire = readFacts(JOB.facts, entry, JOB.within);
	const { job, unsettled } = stateOf(jobType ?? '', wire, entry);
	const { status, progressPercent, videos, usage, failure } = unsettled?.settledJob ?? job;
	return defined({
		provider: 'pictory',
		jobType,
		jobId,
		status,
		title: name,
		progressPercent,
		videos,
		usage,
		failure,
	}) as IDataObject;
}

/** The job that an operation works on; by default the one that the input item is about. */
export const JOB_ID: INodeProperties = locator('Job ID', 'jobId', 'The job to work on', {
	list: 'jobs',
	idExample: '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11',
	required: true,
	default: { mode: 'id', value: '={{ $json.jobId }}' },
});

const CLEAN_FIELDS = [JOB_ID];

/**
 * DELETE /v1/jobs/{jobid}/clean. It may be repeated: a job that is cleaned already stays so.
 *
 * @see https://docs.pictory.ai/api-reference/jobs/clean-job
 */
export const cleanJob: OwnOperation = {
	displayName: 'Clean Job',
	description:
		'Delete all files of a job that has ended, its results and the files that were uploaded for it. This cannot be undone',
	action: 'Delete the files of a job',
	fields: CLEAN_FIELDS,
	*converse(parameters) {
		const schema = z.object({ jobId: optionalId });
		const { jobId: entered } = parseParameters(schema, parameters, namesOf(CLEAN_FIELDS));
		const jobId = jobIdOf(entered, JOB_ID.displayName);
		const { jobType, job } = yield* seenJob(jobId);
		if (!isFinal(job.status)) {
			throw new InvalidInput({
				parameter: JOB_ID.displayName,
				message: `is '${jobId}', a job that is ${job.status}`,
				advice:
					'Only jobs that have ended can be cleaned. Put Wait For Video Job in front of this node',
			});
		}
		const path = `/v1/jobs/${encodeURIComponent(jobId)}/clean`;
		const answer = yield { purpose: 'prepare', method: 'DELETE', path };
		if (readRefusal(answer.body).success !== true) {
			throw new UnexpectedAnswer('it does not say that the job was cleaned', answer);
		}
		return defined({ provider: 'pictory', jobType, jobId, cleaned: true });
	},
};
