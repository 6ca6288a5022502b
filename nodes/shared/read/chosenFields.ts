import type { VideoJob } from '../job/videoJob';
import { optionsOf, type Operation } from '../items/operationContext';
import { simplified, withoutRaw } from './outputOptions';

/** The job with as much in it as the user has asked for. */
export function chosenFields(operation: Operation, itemIndex: number, job: VideoJob): VideoJob {
	const chosen = withoutRaw(job, optionsOf(operation, itemIndex));
	const simplify = operation.context.getNodeParameter('simplify', itemIndex, false);
	return simplify === true ? simplified(chosen) : chosen;
}
