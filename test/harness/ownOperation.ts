import type { IDataObject } from 'n8n-workflow';
import type { SubmitFacts, VideoProvider } from '../../nodes/shared/provider/contract';

/** Runs an operation of the provider's own that sends nothing, and returns its item. */
export function runUnsent(
	provider: VideoProvider | undefined,
	operation: string,
	parameters: unknown,
	now = 0,
): IDataObject {
	const facts: SubmitFacts = {
		now,
		inputFile: () => {
			throw new RangeError('The item has no file');
		},
	};
	const operations = provider?.resources?.videoJob?.operations ?? {};
	const step = operations[operation]?.converse(parameters, facts).next();
	if (step?.done !== true) throw new RangeError(`${operation} is missing, or sends a request`);
	return step.value as IDataObject;
}
