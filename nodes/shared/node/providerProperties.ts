import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CONTACT_SHEET } from '../read/contactSheet';
import { BATCHING, INCLUDE_RAW, SIMPLIFY, SPLIT_INTO_ITEMS } from '../read/outputOptions';
import { MAXIMUM_COST } from '../submit/cost';
import { PACING_OPTIONS } from '../submit/pacing';
import { PHASE } from '../submit/parked/workflows';
import { RESUME_ON_CALLBACK } from '../submit/resumeOnCallback';
import type { JobType, OwnOperation, Resource, VideoProvider } from '../provider/contract';
import { authenticationProperties } from '../provider/authentication';
import { exportProperties } from './exportProperties';
import { locator, options, text } from '../input/fields';
import { inVersion1, sinceVersion1_1 } from './versions';

/** Value of Job Type that takes the kind of job from the incoming item. */
export const FROM_INPUT = 'fromInput';

const VIDEO_JOB_ID = 'videoJob';

const VIDEO_JOB = { resource: [VIDEO_JOB_ID] };

type Show = NonNullable<IDisplayOptions['show']>;

/** The fields of a provider's node: the same resource and operations for all, its own fields for Submit. */
export function providerProperties(provider: VideoProvider): INodeProperties[] {
	return [
		PHASE,
		...authenticationProperties(provider, {}),
		resource(provider),
		operation(provider),
		...submitProperties(provider),
		...namedJobProperties(provider),
		inVersion1(SIMPLIFY),
		sinceVersion1_1({ ...SIMPLIFY, default: true }),
		optionsFor('getStatus', [BATCHING, INCLUDE_RAW]),
		optionsFor('getResult', [BATCHING, CONTACT_SHEET, INCLUDE_RAW, SPLIT_INTO_ITEMS]),
		...(canCancel(provider) ? [optionsFor('cancelJob', [BATCHING, INCLUDE_RAW])] : []),
		...exportProperties(provider),
		...ownProperties(provider),
	];
}

function resource({ resources = {} }: VideoProvider): INodeProperties {
	const others = Object.entries(resources).filter(([id]) => id !== VIDEO_JOB_ID);
	const choices = others.map(([value, { displayName }]) => ({ name: displayName, value }));
	const all = [...choices, { name: 'Video Job', value: VIDEO_JOB_ID }];
	return choice('Resource', 'resource', all, VIDEO_JOB_ID);
}

/** Operations and fields of what only this provider has. */
function ownProperties({ resources = {} }: VideoProvider): INodeProperties[] {
	return Object.entries(resources).flatMap(([id, { operations }]) => [
		...(id === VIDEO_JOB_ID ? [] : [operationsOf(id, operations)]),
		...Object.entries(operations).flatMap(([operationId, operation]) =>
			fieldsOf({ resource: [id], operation: [operationId] }, operation),
		),
	]);
}

function operationsOf(id: string, operations: Resource['operations']): INodeProperties {
	const [usual = ''] = Object.keys(operations);
	const choices = Object.entries(operations).map(ownOperation);
	const displayOptions = { show: { resource: [id] } };
	return { ...choice('Operation', 'operation', choices, usual), displayOptions };
}

function ownOperation([value, operation]: [string, OwnOperation]): INodePropertyOptions {
	const { displayName, description, action } = operation;
	return { name: displayName, value, description, action };
}

function fieldsOf(where: Show, { fields, estimate }: OwnOperation): INodeProperties[] {
	return fields.map((field) => {
		const displayOptions = {
			...field.displayOptions,
			show: { ...where, ...field.displayOptions?.show },
		};
		if (field.name !== 'options' || !estimate) return { ...field, displayOptions };
		const choices = [...((field.options ?? []) as INodeProperties[]), MAXIMUM_COST];
		return { ...field, ...options(choices), displayOptions };
	});
}

/** A choice in the order of its names, as n8n has them. */
function choice(
	displayName: string,
	name: string,
	choices: readonly INodePropertyOptions[],
	usual: string,
): INodeProperties {
	const key = (one: INodePropertyOptions) => one.name.toLowerCase();
	const options = [...choices].sort((a, b) => (key(a) < key(b) ? -1 : 1));
	return { displayName, name, type: 'options', noDataExpression: true, options, default: usual };
}

/** Whether a kind of job can be cancelled; which one, the credential may decide. */
function canCancel({ jobTypes }: VideoProvider): boolean {
	return Object.values(jobTypes).some(({ cancel }) => cancel);
}

function operation(provider: VideoProvider): INodeProperties {
	const { displayName, submitAction, isFree, resources = {} } = provider;
	const paid = isFree ? '' : ', which is paid for,';
	const own = Object.entries(resources[VIDEO_JOB_ID]?.operations ?? {}).map(ownOperation);
	const cancel: INodePropertyOptions = {
		name: 'Cancel Job',
		value: 'cancelJob',
		description: 'Ask the provider to end a running job; a job that has ended stays as it is',
		action: `Cancel a ${displayName} job`,
	};
	const choices = [
		...(canCancel(provider) ? [cancel] : []),
		{
			name: 'Export',
			value: 'export',
			description: 'Download the finished videos of a job as files; an AI agent gets their links',
			action: `Download the videos of a ${displayName} job`,
		},
		{
			name: 'Get Result',
			value: 'getResult',
			description: 'Get a finished job with links to all of its videos',
			action: `Get the result of a ${displayName} job`,
		},
		{
			name: 'Get Status',
			value: 'getStatus',
			description:
				'Get the current status of a job: queued, processing, completed, failed, cancelled or expired',
			action: `Get the status of a ${displayName} job`,
		},
		{
			name: 'Submit',
			value: 'submit',
			description: `Start a ${displayName} job${paid} and return its jobId and jobType without waiting for its end`,
			action: submitAction,
		},
		...own,
	];
	const displayOptions = { show: VIDEO_JOB };
	return { ...choice('Operation', 'operation', choices, 'submit'), displayOptions };
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
			options: kinds.map(jobTypeChoice),
			default: usualKind,
		},
		...inOrder(kinds.map(([, { submit }]) => submit?.fields ?? [])).flatMap((field) =>
			submitFields(
				field,
				kinds.filter(([, { submit }]) => submit?.fields.includes(field)),
			),
		),
		...(provider.isFree ? [] : [BILLED]),
	];
}

const BILLED: INodeProperties = {
	displayName:
		'Each run starts a billed job. Pin the output of this node while you build the rest of the workflow.',
	name: 'billedNotice',
	type: 'notice',
	displayOptions: { show: { ...VIDEO_JOB, operation: ['submit'] } },
	default: '',
};

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

/** A field as the form has it. The options come after those of them that are on the form itself. */
function submitFields(field: INodeProperties, kinds: [string, JobType][]): INodeProperties[] {
	const show = {
		...VIDEO_JOB,
		operation: ['submit'],
		jobType: kinds.map(([id]) => id),
		...field.displayOptions?.show,
	};
	const displayOptions = { ...field.displayOptions, show };
	if (field.name !== 'options') return [{ ...field, displayOptions }];
	const own = (field.options ?? []) as INodeProperties[];
	const everyday = kinds.flatMap(([, { submit }]) => submit?.everyday ?? []);
	const rare = kinds.flatMap(([, { submit }]) => submit?.rare ?? []);
	const callsBack = kinds.some(([, { submit }]) => submit?.callback);
	const hasPrice = kinds.some(([, { submit }]) => submit?.estimate);
	const choices = [
		...own.map((option) => (everyday.includes(option.name) ? inVersion1(option) : option)),
		...PACING_OPTIONS,
		...(callsBack ? [RESUME_ON_CALLBACK] : []),
		...(hasPrice ? [MAXIMUM_COST] : []),
	];
	const onForm = [...new Set(everyday)]
		.flatMap((name) => own.filter((option) => option.name === name))
		.map((option) => sinceVersion1_1({ ...onTheForm(option), displayOptions }));
	return [...onForm, { ...options(choices, rare), displayOptions }];
}

/** An option that was not added is not sent. A choice on the form has a value for that. */
function onTheForm(option: INodeProperties): INodeProperties {
	if (option.type !== 'options') return option;
	const none = { name: 'Default', value: '', description: 'Leave it to the provider' };
	const choices = (option.options ?? []) as INodePropertyOptions[];
	return { ...option, options: [none, ...choices], default: none.value };
}

function namedJobProperties(provider: VideoProvider): INodeProperties[] {
	const cancel = canCancel(provider) ? ['cancelJob'] : [];
	const show = { ...VIDEO_JOB, operation: ['getStatus', 'getResult', 'export', ...cancel] };
	return [
		jobIdField(provider, { required: true, displayOptions: { show } }),
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
				...Object.entries(provider.jobTypes).map(jobTypeChoice),
			],
			default: FROM_INPUT,
			description: 'What kind of job it is',
		},
	];
}

/** Chosen from the provider's list of jobs, where it has one; the job of the incoming item unless changed. */
function jobIdField({ lists }: VideoProvider, more: Partial<INodeProperties>): INodeProperties {
	const ofItem = '={{ $json.jobId }}';
	const description = 'The ID that Submit returned for the job as jobId';
	if (!lists?.jobs) return text('Job ID', 'jobId', description, { default: ofItem, ...more });
	return locator('Job ID', 'jobId', description, {
		list: 'jobs',
		idExample: '{{ $json.jobId }}',
		default: { mode: 'id', value: ofItem },
		...more,
	});
}

function jobTypeChoice([value, { displayName, description }]: [
	string,
	JobType,
]): INodePropertyOptions {
	return { name: displayName, value, description };
}

function optionsFor(operationName: string, choices: INodeProperties[]): INodeProperties {
	const show = { ...VIDEO_JOB, operation: [operationName] };
	return { ...options(choices), displayOptions: { show } };
}
