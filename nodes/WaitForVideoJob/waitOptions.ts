import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { namesOf, parseParameters, type Names } from '../shared/input/parameters';
import { FILE_OPTIONS, fileOptionsSchema, WHEN_FINISHED } from './whenFinished';

const OWN_NAMES: Readonly<Record<string, string>> = {
	expectedDurationSeconds: 'Expected Duration (Seconds)',
	timeLimitMinutes: 'Time Limit (Minutes)',
	onJobFailure: 'On Job Failure',
	onTimeout: 'On Timeout',
	includeRaw: 'Include Raw Answer',
	whenFinished: 'When Finished',
};

const FILE_NAMES = namesOf(FILE_OPTIONS);

const NAMES: Names = (option) => OWN_NAMES[option] ?? FILE_NAMES(option);

/** What the options mean; also what is parked of them. */
export const waitOptionsSchema = z.object({
	expectedDurationSeconds: z.coerce.number().min(0, 'is below 0').default(0),
	timeLimitMinutes: z.coerce
		.number()
		.positive('must be above 0: the deadline would be in the past')
		.default(120),
	onJobFailure: z.enum(['error', 'returnItem']).default('error'),
	onTimeout: z.enum(['error', 'returnItem']).default('error'),
	includeRaw: z.boolean().default(false),
	whenFinished: z.enum(WHEN_FINISHED).default('result'),
	...fileOptionsSchema.shape,
});

export type WaitOptions = z.infer<typeof waitOptionsSchema>;

/** @throws InvalidInput naming the option that cannot be used */
export function readWaitOptions(context: IExecuteFunctions, itemIndex: number): WaitOptions {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const whenFinished = context.getNodeParameter('whenFinished', itemIndex, 'result');
	return parseParameters(waitOptionsSchema, { ...options, whenFinished }, NAMES);
}
