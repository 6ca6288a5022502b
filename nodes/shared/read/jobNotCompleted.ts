import type { INode } from 'n8n-workflow';
import { jobError, type ItemError } from '../items/itemError';
import { describeJob } from '../job/jobReference';
import { isFinal, type VideoJob } from '../job/videoJob';
import type { JobInquiry } from '../items/operationContext';

/** The error for a job whose videos were asked for although it has not (or not well) ended. */
export function jobNotCompleted(
	{ context, itemIndex, provider }: Pick<JobInquiry, 'context' | 'itemIndex' | 'provider'>,
	job: VideoJob,
): ItemError {
	return isFinal(job.status)
		? jobEndedBadly(context.getNode(), itemIndex, provider.displayName, job)
		: jobError(context.getNode(), itemIndex, job, {
				message: `${describeJob(provider.displayName, job.jobId)} is not finished: it is ${job.status}`,
				description:
					'Put a Wait For Video Job node before this one, or use Get Status to see how far it is.',
				details: { status: job.status },
			});
}

/** The error for a job that the provider has ended without a result, with the provider's reason. */
export function jobEndedBadly(
	node: INode,
	itemIndex: number,
	providerName: string,
	job: VideoJob,
): ItemError {
	const reason = job.failure ? `: ${job.failure.message}` : '';
	return jobError(node, itemIndex, job, {
		message: `${describeJob(providerName, job.jobId)} ended as ${job.status}${reason}`,
		description: job.failure?.retryable
			? 'The same job may succeed when it is submitted again, as a new and separately billed job.'
			: 'Correct what the reason names and submit the job again; the same job would end the same way.',
		details: { status: job.status, ...(job.failure && { failure: job.failure }) },
	});
}
