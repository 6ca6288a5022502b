import { requiredId } from '../shared/input/parameters';
import { readJobId } from '../shared/job/jobReference';

/** An ID that goes into the path of a request: numbers as they come from a sheet, and nothing that leads elsewhere. */
export const pathId = requiredId
	.refine((id) => readJobId(id) !== undefined, { message: 'is no ID' })
	.transform((id) => encodeURIComponent(readJobId(id) ?? id));
