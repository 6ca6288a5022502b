import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { BATCHING, INCLUDE_RAW, SIMPLIFY, SPLIT_INTO_ITEMS } from '../read/outputOptions';
import { PACING_OPTIONS } from '../submit/pacing';
import { RESUME_ON_CALLBACK } from '../submit/resumeOnCallback';
import type { JobType, VideoProvider } from '../provider/contract';
import { authenticationProperties } from '../provider/authentication';
import { exportProperties } from './exportProperties';
import { options } from '../input/fields';

/** Value of Job Type that takes the kind of job from the incoming item. */
export const FROM_INPUT = 'fromInput';

const VIDEO_JOB = { resource: ['videoJob'] };

/** The fields of a provider's node: the same resource and operations for all, its own fields for Submit. */
export function providerProperties(provider: VideoProvider): INodeProperties[] {
	return [
		...authenticationProperties(provider, {}),
		RESOURCE,
		withOwn(operation(provider), provider),
		...submitProperties(provider),
		...namedJobProperties(provider),
		SIMPLIFY,
		optionsFor('getStatus', [BATCHING, INCLUDE_RAW]),
		optionsFor('getResult', [BATCHING, INCLUDE_RAW, SPLIT_INTO_ITEMS]),
		...(canCancel(provider) ? [optionsFor('cancelJob', [BATCHING, INCLUDE_RAW])] : []),
		...exportProperties(provider),
		...ownProperties(provider),
	];
}

function ownProperties({ operations = {} }: VideoProvider): INodeProperties[] {
	return Object.entries(operations).flatMap(([id, { fields }]) =>
		fields.map((field) => {
			const show = { ...VIDEO_JOB, operation: [id], ...field.displayOptions?.show };
			return { ...field, displayOptions: { ...field.displayOptions, show } };
		}),
	);
}

const RESOURCE: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Video Job', value: 'videoJob' }],
	default: 'videoJob',
};

/** Whether a kind of job can be cancelled; which one, the credential may decide. */
function canCancel({ jobTypes }: VideoProvider): boolean {
	return Object.values(jobTypes).some(({ cancel }) => cancel);
}

const CANCEL: INodePropertyOptions = {
	name: 'Cancel Job',
	value: 'cancelJob',
	description: 'Ask the provider to end a running job; a job that has ended stays as it is',
	action: 'Cancel a video job',
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
				description: 'Download the finished videos of a job as files; an AI agent gets their links',
				action: 'Export the videos of a job',
			},
			{
				name: 'Get Result',
				value: 'getResult',
				description: 'Get a finished job with links to all of its videos',
				action: 'Get the result of a video job',
			},
			{
				name: 'Get Status',
				value: 'getStatus',
				description:
					'Get the current status of a job: queued, processing, completed, failed, cancelled or expired',
				action: 'Get the status of a video job',
			},
			{
				name: 'Submit',
				value: 'submit',
				description: `Start a ${displayName} job, which is paid for, and return its jobId and jobType without waiting for its end`,
				action: 'Submit a video job',
			},
		],
		default: 'submit',
	};
}

/** The operation with those that not every provider has. */
function withOwn(field: INodeProperties, provider: VideoProvider): INodeProperties {
	const own = Object.entries(provider.operations ?? {}).map(
		([value, { displayName, description, action }]) => ({
			name: displayName,
			value,
			description,
			action,
		}),
	);
	const cancel = canCancel(provider) ? [CANCEL] : [];
	return { ...field, options: [...cancel, ...(field.options ?? []), ...own] };
}

function submitProperties(provider: VideoProvider): INodeProperties[] {
	const kinds = Object.entries(provider.jobTypes).filter(([, kind]) => kind.submit);
	const [usualKind = ''] = kinds.map(([id]) => id);
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
		...inOrder(kinds.map(([, { submit }]) => submit?.fields ?? [])).map((field) =>
			submitField(
				field,
				kinds.filter(([, { submit }]) => submit?.fields.includes(field)),
			),
		),
	];
}

/**
 * Every field once, although one may serve several kinds of job. Each kind finds its fields in its own
 * order: a field that only a later kind has comes right after the one that it follows there.
 */
function inOrder(lists: readonly (readonly INodeProperties[])[]): INodeProperties[] {
	const all: INodeProperties[] = [];
	for (const fields of lists) {
		let next = 0;
		for (const field of fields) {
			if (!all.includes(field)) all.splice(next, 0, field);
			next = all.indexOf(field) + 1;
		}
	}
	return all;
}

function submitField(field: INodeProperties, kinds: [string, JobType][]): INodeProperties {
	const show = {
		...VIDEO_JOB,
		operation: ['submit'],
		jobType: kinds.map(([id]) => id),
		...field.displayOptions?.show,
	};
	const displayOptions = { ...field.displayOptions, show };
	if (field.name !== 'options') return { ...field, displayOptions };
	const own = (field.options ?? []) as INodeProperties[];
	const callsBack = kinds.some(([, { submit }]) => submit?.callback);
	const choices = [...own, ...PACING_OPTIONS, ...(callsBack ? [RESUME_ON_CALLBACK] : [])];
	return { ...options(choices), displayOptions };
}

function namedJobProperties(provider: VideoProvider): INodeProperties[] {
	const cancel = canCancel(provider) ? ['cancelJob'] : [];
	const show = { ...VIDEO_JOB, operation: ['getStatus', 'getResult', 'export', ...cancel] };
	return [
		{
			displayName: 'Job ID',
			name: 'jobId',
			type: 'string',
			required: true,
			displayOptions: { show },
			default: '={{ $json.jobId }}',
			description: 'The ID that Submit returned for the job as jobId',
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

function optionsFor(operationName: string, choices: INodeProperties[]): INodeProperties {
	const show = { ...VIDEO_JOB, operation: [operationName] };
	return { ...options(choices), displayOptions: { show } };
}
