import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { fieldName, SELECTION_OPTIONS, selectionSchema } from '../shared/export/exportOperation';
import { byName } from '../shared/input/fields';
import { cell, namesOf, numeric, parseParameters, toggle } from '../shared/input/parameters';
import { runsInsideAgent } from '../shared/items/itemRun';
import { INCLUDE_RAW } from '../shared/read/outputOptions';

/** What the node returns for a job that is completed. */
const WHEN_FINISHED = ['result', 'resultWithFiles'] as const;

/** The options of the download, offered only with it. */
const FILE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'File Field Prefix',
		name: 'filePrefix',
		type: 'string' as const,
		default: 'video_',
		description:
			'The beginning of the names of the binary fields. The number of the video follows, as in video_0.',
	},
	...SELECTION_OPTIONS,
].map((option) => ({
	...option,
	displayOptions: { show: { '/whenFinished': ['resultWithFiles'] } },
}));

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
	{
		displayName: 'When Finished',
		name: 'whenFinished',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Return Result',
				value: 'result',
				description: 'Returns the job with links to its videos',
			},
			{
				name: 'Return Result with Files',
				value: 'resultWithFiles',
				description: 'Downloads the videos into binary fields of the same item',
			},
		],
		default: 'result',
	},
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
	whenFinished: z.enum(WHEN_FINISHED).default('result'),
	...selectionSchema.shape,
	filePrefix: fieldName('video_'),
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
