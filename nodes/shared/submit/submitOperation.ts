import type { ItemOutcome } from '../items/forEachItem';
import { InvalidInput } from '../input/invalidInput';
import type { JobType, Submit } from '../provider/contract';
import { resolveJob, type Operation } from '../items/operationContext';
import { withCallback } from './resumeOnCallback';
import { readFields, submitConversation } from './submitConversation';

/**
 * Submits one item's job and returns at once with its reference.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function submit(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const id = operation.context.getNodeParameter('jobType', itemIndex) as string;
	const definition = submitOf(resolveJob(operation.provider, '', id).jobType);
	const entered = readFields(operation, itemIndex, definition.fields);
	const parameters = withCallback(operation, itemIndex, definition, entered);
	return await submitConversation(operation, itemIndex, {
		jobType: id,
		request: parameters,
		start: (facts) => definition.converse(parameters, facts),
	});
}

function submitOf(jobType: JobType): Submit {
	if (jobType.submit) return jobType.submit;
	throw new InvalidInput({
		parameter: 'Job Type',
		message: `is '${jobType.displayName}', which is not started by Submit`,
		advice: 'Choose another job type, or start this one with Export',
	});
}
