import type { INodeProperties } from 'n8n-workflow';
import { PROVIDERS } from '../registry';
import { CHILD_PARAMETERS } from './childWorkflow';
import { MODE } from './modes';
import { FILE_OPTIONS, WHEN_FINISHED_FIELD } from './whenFinished';
import { authenticationName, authenticationProperties } from '../shared/provider/authentication';
import { byName } from '../shared/input/fields';
import { INCLUDE_RAW } from '../shared/read/outputOptions';

const providerChoices = PROVIDERS.map(({ id, displayName }) => ({ name: displayName, value: id }));

const [usualProvider = ''] = PROVIDERS.map(({ id }) => id);

const DEFINED_BELOW = { show: { jobSource: ['define'] } };

const JOB: INodeProperties[] = [
	{
		displayName: 'Providers',
		name: 'providers',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: providerChoices,
		default: [],
		description: 'Whose jobs to wait for; a credential is asked for each of them',
	},
	...PROVIDERS.flatMap((provider) =>
		authenticationProperties(
			provider,
			{ providers: [provider.id] },
			authenticationName(provider.id),
		),
	),
	{
		displayName: 'Job',
		name: 'jobSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description:
					'Take provider, job type and job ID from each incoming item, as Submit returns them',
			},
			{
				name: 'Define Below',
				value: 'define',
				description: 'Enter the reference of a job, for example one that was submitted elsewhere',
			},
		],
		default: 'input',
	},
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		displayOptions: DEFINED_BELOW,
		options: providerChoices,
		default: usualProvider,
	},
	{
		displayName: 'Job Type',
		name: 'jobType',
		type: 'string',
		displayOptions: DEFINED_BELOW,
		default: '',
		placeholder: `e.g. ${Object.keys(PROVIDERS[0]?.jobTypes ?? {})[0] ?? ''}`,
		description:
			'The field jobType of the submitted job; empty takes the usual one of the provider',
	},
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		required: true,
		displayOptions: DEFINED_BELOW,
		default: '',
		description: 'The ID that Submit returned for the job',
	},
];

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: byName([
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
					description: 'The item fails, with the reason of the provider',
				},
				{
					name: 'Return Item',
					value: 'returnItem',
					description: 'The item goes on, with its status and the field failure',
				},
			],
			default: 'error',
			description: 'What to do about a job that the provider ends as failed, cancelled or expired',
		},
		{
			displayName: 'On Timeout',
			name: 'onTimeout',
			type: 'options',
			options: [
				{
					name: 'Error',
					value: 'error',
					description: 'The item fails; its message names the job, which still runs',
				},
				{
					name: 'Return Item',
					value: 'returnItem',
					description: 'The item goes on with the last status seen',
				},
			],
			default: 'error',
			description: 'What to do about a job that still runs when the time limit is over',
		},
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimitMinutes',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 120,
			description: 'How long to wait, at most. The job itself is not ended by it.',
		},
		...FILE_OPTIONS,
	]),
};

export const WAIT_PROPERTIES: INodeProperties[] = [
	...CHILD_PARAMETERS,
	...JOB,
	MODE,
	WHEN_FINISHED_FIELD,
	OPTIONS,
];
