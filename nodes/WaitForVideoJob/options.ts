import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { FILE_OPTIONS, filesShape, WHEN_FINISHED } from '../shared/export/jobWithFiles';
import { byName } from '../shared/input/fields';
import { cell, namesOf, numeric, parseParameters, toggle } from '../shared/input/parameters';
import { runsInsideAgent } from '../shared/items/itemRun';
import { INCLUDE_RAW } from '../shared/read/outputOptions';

const OPTION_FIELDS: INodeProperties[] = [
	{
		displayName: 'Expected Duration (Seconds)',
		name: 'expectedDurationSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How long such a job usually takes, if you know it better than the node. Checks are densest around that time. 0 uses what is known about the provider.',
	},
	INCLUDE_RAW,
	{
		displayName: 'On Job Failure',
		name: 'onJobFailure',
		type: 'options',
		options: [
			{
				name: 'Error',
				value: 'error',
				description: "The item fails with the provider's reason",
			},
			{
				name: 'Return Item',
				value: 'returnItem',
				description: 'The item continues with its status and the field failure',
			},
		],
		default: 'error',
		description: 'What to do when a job fails, is cancelled or expires',
	},
	{
		displayName: 'On Timeout',
		name: 'onTimeout',
		type: 'options',
		options: [
			{
				name: 'Error',
				value: 'error',
				description: 'The item fails. The message names the job, which is still running.',
			},
			{
				name: 'Return Item',
				value: 'returnItem',
				description: 'The item continues with the last known status',
			},
		],
		default: 'error',
		description: 'What to do when a job is still running when the time limit is reached',
	},
	{
		displayName: 'Time Limit (Minutes)',
		name: 'timeLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 120,
		description: 'How long to wait at most. The job itself continues at the provider.',
	},
	...FILE_OPTIONS,
];

/** The fields that say how to wait and what to return. */
export const HOW_TO_WAIT: INodeProperties[] = [
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'Checks at once, keeps running while the end is expected within a minute, and suspends otherwise',
			},
			{
				name: 'Keep Running',
				value: 'keepRunning',
				description:
					'Keeps the execution in memory. Fastest, but occupies a worker and does not survive a restart.',
			},
			{
				name: 'Suspend',
				value: 'suspend',
				description:
					'Parks the execution in the database between checks. Occupies no worker and survives restarts.',
			},
		],
		default: 'automatic',
	},
	WHEN_FINISHED,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: byName(OPTION_FIELDS),
	},
];

/** What the options mean. They are parked in this form. */
export const waitOptionsSchema = z.object({
	expectedDurationSeconds: cell(numeric(z.number().min(0, 'is below 0')).default(0)),
	timeLimitMinutes: cell(
		numeric(z.number().positive('must be above 0: the deadline would be in the past')).default(120),
	),
	onJobFailure: z.enum(['error', 'returnItem']).default('error'),
	onTimeout: z.enum(['error', 'returnItem']).default('error'),
	includeRaw: cell(toggle.default(false)),
	...filesShape,
});

export type WaitOptions = z.infer<typeof waitOptionsSchema>;

const NAMES = namesOf([...HOW_TO_WAIT, ...OPTION_FIELDS]);

/** Minutes that a tool inside an agent's own node waits at most: the agent, and who asked it, wait as well. */
const AGENT_MINUTES = 2;

/** @throws InvalidInput naming the option that cannot be used */
export function readWaitOptions(n8n: IExecuteFunctions, itemIndex: number): WaitOptions {
	const options = n8n.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const whenFinished = n8n.getNodeParameter('whenFinished', itemIndex, 'result');
	const read = parseParameters(waitOptionsSchema, { ...options, whenFinished }, NAMES);
	if (!runsInsideAgent(n8n)) return read;
	const timeLimitMinutes = Math.min(read.timeLimitMinutes, AGENT_MINUTES);
	return { ...read, timeLimitMinutes, onTimeout: 'returnItem', whenFinished: 'result' };
}
