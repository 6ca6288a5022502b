import type { ItemOutcome } from '../items/forEachItem';
import { InvalidInput } from '../input/invalidInput';
import type { Render } from '../provider/contract';
import { namedJob, type Operation } from '../items/operationContext';
import { readFields, submitConversation } from './submitConversation';

/**
 * Starts the separately paid rendering of a finished job and returns the job that this is.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function render(operation: Operation, itemIndex: number): Promise<ItemOutcome> {
	const definition = renderOf(operation);
	const { reference, jobType } = namedJob(operation, itemIndex);
	if (!definition.fromJobTypes.includes(reference.jobType)) {
		throw new InvalidInput({
			parameter: 'Job Type',
			message: `is '${jobType.displayName}', whose jobs are not rendered`,
			advice: `Choose the step Download; only these are rendered: ${definition.fromJobTypes.join(', ')}`,
		});
	}
	const parameters = readFields(operation, itemIndex, definition.fields);
	return await submitConversation(operation, itemIndex, {
		jobType: definition.producesJobType,
		request: [reference, parameters],
		start: (facts) => definition.converse(reference, parameters, facts),
	});
}

function renderOf({ provider }: Operation): Render {
	if (provider.render) return provider.render;
	throw new InvalidInput({
		parameter: 'Step',
		message: `is Render, which ${provider.displayName} does not have`,
		advice: 'Choose the step Download',
	});
}
