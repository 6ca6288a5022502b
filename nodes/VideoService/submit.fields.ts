import type { INodeProperties } from 'n8n-workflow';
import { flag, options, text } from '../shared/input/fields';
import { CUSTOM } from './custom';
import type { Recipe } from './recipe';

type Call = Recipe['submit']['calls'][number];

const SPECIFY_BODY: INodeProperties = {
	displayName: 'Specify Body',
	name: 'specifyBody',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Using JSON', value: 'json' },
		{ name: 'Using Fields Below', value: 'fields' },
	],
	default: 'json',
	description: 'How to enter what is sent',
};

const BODY_FIELDS: INodeProperties = {
	displayName: 'Body Fields',
	name: 'bodyFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	displayOptions: { show: { specifyBody: ['fields'] } },
	placeholder: 'Add Field',
	default: {},
	description: 'What is sent, field by field',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				text('Name', 'name', 'Name of the field. A dot leads into an object, as in input.prompt.', {
					placeholder: 'e.g. prompt',
				}),
				text(
					'Value',
					'value',
					'Numbers, true, false and JSON are sent as such. Put quotes around a value to send it as text.',
					{ placeholder: 'e.g. A paper boat crosses a rain puddle' },
				),
			],
		},
	],
};

const SKIP_CHECK = flag(
	'Ignore Required Fields',
	'ignoreRequiredFields',
	'Whether to submit a body without the fields that the service usually requires',
);

const WEBHOOK_URL = text(
	'Webhook URL',
	'webhookUrl',
	'Public address that the service calls when the job ends',
	{ placeholder: 'e.g. https://example.com/webhook/video' },
);

const OPTIONS = options([SKIP_CHECK]);

const OPTIONS_WITH_CALLBACK = options([SKIP_CHECK, WEBHOOK_URL]);

/** The fields that a user fills to submit a job to a service. */
export function submitFields(recipe: Recipe): INodeProperties[] {
	const { calls } = recipe.submit;
	const callsBack = recipe.callback !== undefined || recipe.id === CUSTOM;
	return [
		...callField(recipe),
		...modelField(recipe),
		SPECIFY_BODY,
		...calls.map((call) => bodyField(call, calls.length > 1)),
		BODY_FIELDS,
		callsBack ? OPTIONS_WITH_CALLBACK : OPTIONS,
	];
}

/** Choices where there are several; a service of the user's own has no list of them. */
function callField({ id, submit: { calls } }: Recipe): INodeProperties[] {
	if (id === CUSTOM) {
		return [
			text(
				'Path',
				'call',
				'Path below the Base URL to submit to. Defaults to the one in the recipe of the credential.',
				{ placeholder: 'e.g. /v1/text_to_video' },
			),
		];
	}
	const [first] = calls;
	if (calls.length < 2 || !first) return [];
	const { path: usualPath } = first;
	return [
		{
			displayName: 'Call',
			name: 'call',
			type: 'options',
			options: calls.map(({ name, path }) => ({ name, value: path, description: `POST ${path}` })),
			default: usualPath,
			description: 'What to submit',
		},
	];
}

function modelField({ submit: { calls } }: Recipe): INodeProperties[] {
	const withModel = calls.filter(({ model }) => model !== undefined);
	const [first] = withModel;
	if (!first) return [];
	const show =
		calls.length > 1 ? { displayOptions: { show: { call: withModel.map(pathOf) } } } : {};
	return [
		text('Model', 'model', `Name of the model, which is part of the path ${first.path}`, {
			...show,
			required: true,
			default: first.model ?? '',
		}),
	];
}

function bodyField(call: Call, isOneOfSeveral: boolean): INodeProperties {
	return {
		displayName: 'Body',
		name: 'body',
		type: 'json',
		description: 'What is sent. The documentation of the service lists the fields.',
		default: JSON.stringify(call.body, null, 2),
		displayOptions: {
			show: { specifyBody: ['json'], ...(isOneOfSeveral && { call: [pathOf(call)] }) },
		},
	};
}

function pathOf({ path }: Call): string {
	return path;
}
