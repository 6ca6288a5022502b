import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { json, text } from '../shared/input/fields';
import { INPUT_BINARY_FIELD } from '../shared/input/inputFile';
import { jsonList, namesOf, optionalText, parseParameters } from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { isRecord, readFacts, valuesAt } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';
import { confirmed } from './confirmed';
import { deleteOperation } from './deletion';
import { pathId } from './ids';
import { TEMPLATE } from './libraryWire';
import { templateField } from './storyboard.fields';

const GET_FIELDS: INodeProperties[] = [templateField('The template to get')];

const GET_NAMES = namesOf(GET_FIELDS);

const getSchema = z.object({ templateId: pathId });

/** GET /v1/templates/{templateId}. @see https://docs.pictory.ai/api-reference/templates/get-template-by-id */
export const getTemplate: OwnOperation = {
	displayName: 'Get',
	description: 'Get a template with its variables and scenes',
	action: 'Get a template',
	fields: GET_FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const { templateId } = parseParameters(getSchema, parameters, GET_NAMES);
		const path = `/v1/templates/${templateId}`;
		return describeTemplate(yield { purpose: 'read', method: 'GET', path });
	},
};

const CREATE_FIELDS: INodeProperties[] = [
	text(
		INPUT_BINARY_FIELD,
		'binaryProperty',
		'Field of the input item that holds the project file, which ends with .pictai',
		{ required: true, default: 'data', placeholder: 'e.g. data' },
	),
];

const CREATE_NAMES = namesOf(CREATE_FIELDS);

/** POST /v1/templates, which takes a project file that was exported from Pictory. */
export const createTemplate: OwnOperation = {
	displayName: 'Create',
	description: 'Create a template from a project file (.pictai) of the input item',
	action: 'Create a template from a project file',
	fields: CREATE_FIELDS,
	once: {
		noun: 'template',
		whereToLook:
			'look at the templates of your Pictory account (Template: Get Many). Each upload of a file makes another template',
	},
	*converse(parameters, facts): Conversation<IDataObject> {
		const schema = z.object({ binaryProperty: optionalText });
		const { binaryProperty = '' } = parseParameters(schema, parameters, CREATE_NAMES);
		const { name } = facts.inputFile(binaryProperty);
		if (!/\.pictai$/i.test(name)) {
			throw new InvalidInput({
				parameter: INPUT_BINARY_FIELD,
				message: `names the file '${name}', which is no project file of Pictory`,
				advice: 'Use a project file that was downloaded from Pictory. Its name ends with .pictai',
			});
		}
		const contentType = 'application/octet-stream';
		const answer = yield {
			purpose: 'submit',
			method: 'POST',
			path: '/v1/templates',
			upload: { binaryProperty, contentType },
			headers: { 'Content-Type': contentType },
		};
		return describeTemplate(answer);
	},
};

const UPDATE_FIELDS: INodeProperties[] = [
	templateField('The template to change'),
	{
		...json(
			'Scenes (JSON)',
			'scenes',
			'All scenes of the template, as Get returns them, with your changes. They replace the scenes that the template has.',
			'[]',
		),
		required: true,
	},
];

const UPDATE_NAMES = namesOf(UPDATE_FIELDS);

const updateSchema = z.object({ templateId: pathId, scenes: jsonList });

/** PUT /v1/templates/{templateId}, which replaces the scenes. */
export const updateTemplate: OwnOperation = {
	displayName: 'Update',
	description: 'Replace the scenes of a template. Videos that were made of it stay as they are.',
	action: 'Update a template',
	fields: UPDATE_FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const { templateId, scenes } = parseParameters(updateSchema, parameters, UPDATE_NAMES);
		if (!scenes || !scenes.every(isRecord)) {
			throw new InvalidInput({
				parameter: UPDATE_NAMES('scenes'),
				message: scenes ? 'has a scene that is no object' : 'has no scene',
				advice: 'Enter all scenes of the template, as Get returns them',
			});
		}
		const path = `/v1/templates/${templateId}`;
		const body = { scenes: scenes as IDataObject[] };
		confirmed(yield { purpose: 'prepare', method: 'PUT', path, body }, 'update of a template');
		return { id: decodeURIComponent(templateId), updated: true };
	},
};

/** DELETE /v1/templates/{templateId}. */
export const deleteTemplate = deleteOperation(
	'template',
	templateField('The template to delete'),
	'/v1/templates',
);

/** A template as an item: its variables, its sound and its scenes as Pictory has them. */
function describeTemplate(answer: WireAnswer): IDataObject {
	const found = valuesAt(answer.body, ['data', 'template', '']).filter(isRecord);
	const template = found.find((part) => readFacts(TEMPLATE, part).id !== undefined);
	if (!template) throw new UnexpectedAnswer('template: no id', answer);
	const { voiceOver, backgroundMusic, audio, scenes } = template as IDataObject;
	const variables = template.variables as IDataObject | undefined;
	const facts = readFacts(TEMPLATE, template);
	return defined({ ...facts, variables, voiceOver, backgroundMusic, audio, scenes });
}
