import type { INodeProperties } from 'n8n-workflow';
import { fieldMapper, json } from '../shared/input/fields';
import { LANGUAGE, RENDER_NAME, templateField } from './storyboard.fields';
import { STORYBOARD_OPTIONS } from './storyboardOptions.fields';

function when(choice: string): Pick<INodeProperties, 'displayOptions'> {
	return { displayOptions: { show: { variablesFrom: [choice] } } };
}

/** What there is to enter for a video from a template. */
export const TEMPLATE_VIDEO_FIELDS: INodeProperties[] = [
	templateField(
		'The template to fill. The ID of a project with variables in its texts works as well.',
	),
	{
		displayName: 'Specify Variables',
		name: 'variablesFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{
				name: 'Using JSON',
				value: 'json',
				description: 'For a template that an expression chooses',
			},
		],
		default: 'fields',
		description: 'How to enter the values of the variables of the template',
	},
	fieldMapper(
		'Variables',
		'templateVariables',
		'Value of each variable of the template. Each needs one.',
		{
			fieldList: 'templateVariables',
			dependsOn: 'templateId',
			singular: 'variable',
			plural: 'variables',
			...when('fields'),
		},
	),
	{
		...json('Variables (JSON)', 'variables', 'Value of each variable of the template, by its name'),
		...when('json'),
	},
	RENDER_NAME,
	LANGUAGE,
	STORYBOARD_OPTIONS,
];
