import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { INCLUDE_RAW, SIMPLIFY, SPLIT_INTO_ITEMS } from '../read/outputOptions';
import { PACING_OPTIONS } from '../submit/pacing';
import { RESUME_ON_CALLBACK, WEBHOOK_OPTION } from '../submit/resumeOnCallback';
import type { JobType, VideoProvider } from '../provider/contract';
import { authenticationProperties } from '../provider/authentication';
import { byName } from './byName';
import { exportProperties } from './exportProperties';

/** Value of Job Type that takes the kind of job from the incoming item. */
export const FROM_INPUT = 'fromInput';

const VIDEO_JOB = { resource: ['videoJob'] };

/** The fields of a provider's node: the same resource and operations for all, its own fields for Submit. */
export function providerProperties(provider: VideoProvider): INodeProperties[] {
	return [
		...authenticationProperties(provider, {}),
		RESOURCE,
		operation(provider),
		...submitProperties(provider),
		...namedJobProperties(provider),
		SIMPLIFY,
		optionsFor('getStatus', [INCLUDE_RAW]),
		optionsFor('getResult', [INCLUDE_RAW, SPLIT_INTO_ITEMS]),
		...exportProperties(provider),
	];
}

const RESOURCE: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Video Job', value: 'videoJob' }],
	default: 'videoJob',
};

function operation({ displayName }: VideoProvider): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: VIDEO_JOB },
		options: [
			{
				name: 'Export',
				value: 'export',
				description: 'Download the finished videos of a job as files',
				action: 'Export the videos of a job',
			},
			{
				name: 'Get Result',
				value: 'getResult',
				description: 'Get a finished job with all of its videos',
				action: 'Get the result of a video job',
			},
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Look once how far a job is',
				action: 'Get the status of a video job',
			},
			{
				name: 'Submit',
				value: 'submit',
				description: `Start a job at ${displayName} and return at once with its reference`,
				action: 'Submit a video job',
			},
		],
		default: 'submit',
	};
}

function submitProperties(provider: VideoProvider): INodeProperties[] {
	const kinds = Object.entries(provider.jobTypes).filter(([, kind]) => kind.submit);
	const [usualKind = ''] = kinds.map(([id]) => id);
	// One field may serve several kinds of job; it is shown for all of them and listed once.
	const fields = new Map<INodeProperties, string[]>();
	for (const [id, kind] of kinds) {
		for (const field of kind.submit?.fields ?? []) {
			fields.set(field, [...(fields.get(field) ?? []), id]);
		}
	}
	return [
		{
			displayName: 'Job Type',
			name: 'jobType',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { ...VIDEO_JOB, operation: ['submit'] } },
			options: kinds.map(choice),
			default: usualKind,
		},
		...[...fields].map(([field, ids]) => submitField(field, ids)),
	];
}

function submitField(field: INodeProperties, jobTypes: string[]): INodeProperties {
	const show = {
		...VIDEO_JOB,
		operation: ['submit'],
		jobType: jobTypes,
		...field.displayOptions?.show,
	};
	const shown = { ...field, displayOptions: { ...field.displayOptions, show } };
	if (field.name !== 'options') return shown;
	const own = (field.options ?? []) as INodeProperties[];
	const callsBack = own.some(({ name }) => name === WEBHOOK_OPTION);
	const options = [...own, ...PACING_OPTIONS, ...(callsBack ? [RESUME_ON_CALLBACK] : [])];
	return {
		...shown,
		options: byName(options),
	};
}

function namedJobProperties(provider: VideoProvider): INodeProperties[] {
	const show = { ...VIDEO_JOB, operation: ['getStatus', 'getResult', 'export'] };
	return [
		{
			displayName: 'Job ID',
			name: 'jobId',
			type: 'string',
			required: true,
			displayOptions: { show },
			default: '={{ $json.jobId }}',
			description: 'The ID that Submit returned for the job',
		},
		{
			displayName: 'Job Type',
			name: 'jobType',
			type: 'options',
			displayOptions: { show },
			options: [
				{
					name: 'From Input',
					value: FROM_INPUT,
					description: 'Take the field jobType of the incoming item',
				},
				...Object.entries(provider.jobTypes).map(choice),
			],
			default: FROM_INPUT,
			description: 'What kind of job it is',
		},
	];
}

function choice([value, { displayName, description }]: [string, JobType]): INodePropertyOptions {
	return { name: displayName, value, description };
}

function optionsFor(operationName: string, options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		displayOptions: { show: { ...VIDEO_JOB, operation: [operationName] } },
		default: {},
		options,
	};
}
