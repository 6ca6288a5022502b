import type { ResourceMapperField } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import { readJobId } from '../shared/job/jobReference';
import type { ChoiceQuestion, Conversation } from '../shared/provider/contract';
import { asFlag, asNumber, isRecord, valuesAt } from '../shared/provider/facts';

/** What a template leaves open. */
export interface TemplateVariables {
	/** What each holds in the template, by its name: a default or a placeholder such as NAME. */
	values: Readonly<Record<string, unknown>>;
	/** Whether there are no others. */
	isComplete: boolean;
}

/** How a variable stands in the texts of a project. */
const PLACEHOLDER = /\{\{\s*([^{}<>"\\]+?)\s*\}\}/g;

/**
 * GET /v1/templates/{templateId}, or GET /v2/projects/{projectid}, since a project serves as a template too: its
 * variables are found in its texts.
 *
 * @returns undefined where neither is there, or the answer shows no variables
 * @see https://docs.pictory.ai/guides/template-to-video/project-as-template
 */
export function* readVariables(templateId: string): Conversation<TemplateVariables | undefined> {
	const id = encodeURIComponent(templateId);
	const template = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v1/templates/${id}`,
		tolerate: ['notFound'],
	};
	const places = ['variables', 'data.variables', 'template.variables'];
	const values = valuesAt(template.body, places).find(isRecord);
	if (values) return { values: withPlaceholders(values), isComplete: true };
	if (template.httpStatus < 400) return undefined;
	const project = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v2/projects/${id}`,
		tolerate: ['notFound'],
	};
	if (project.httpStatus >= 400) return undefined;
	const names = [...project.text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
	return { values: Object.fromEntries(names.map((name) => [name, ''])), isComplete: false };
}

/** The variables that a field can hold: each has a text, a number or a switch as its placeholder, or none. */
function withPlaceholders(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value === null || typeof value !== 'object'),
	);
}

type FieldType = 'string' | 'number' | 'boolean';

function typeOf(value: unknown): FieldType {
	return typeof value === 'number' || typeof value === 'boolean'
		? (typeof value as 'number' | 'boolean')
		: 'string';
}

/** One field for each variable of the chosen template, in the editor. */
export function* variableFields(
	entered: ChoiceQuestion['entered'],
): Conversation<ResourceMapperField[]> {
	const templateId = readJobId(entered('templateId'));
	const variables = templateId === undefined ? undefined : yield* readVariables(templateId);
	return Object.entries(variables?.values ?? {}).map(([name, value]) => ({
		id: name,
		displayName: name,
		required: true,
		defaultMatch: false,
		display: true,
		type: typeOf(value),
	}));
}

/**
 * The values of a template's variables as they go to Pictory, each in the type of its variable.
 *
 * @param parameter the editor's name of the parameter that holds the values
 * @throws InvalidInput for a variable that is missing, that the template does not have, or of another type
 */
export function checkedVariables(
	values: Readonly<Record<string, unknown>>,
	{ values: known, isComplete }: TemplateVariables,
	parameter: string,
): Record<string, unknown> {
	const names = Object.keys(known);
	const missing = names.filter((name) => !Object.hasOwn(values, name));
	if (missing.length > 0) {
		throw new InvalidInput({
			parameter,
			message: `has no value for ${quoted(missing)}, which the template needs`,
			advice: `Enter a value for each variable of the template: ${names.join(', ')}`,
		});
	}
	const unknown = Object.keys(values).filter((name) => !Object.hasOwn(known, name));
	if (isComplete && unknown.length > 0) {
		throw new InvalidInput({
			parameter,
			message: `has a value for ${quoted(unknown)}, which the template does not have`,
			advice:
				names.length > 0
					? `Use the variables of the template: ${names.join(', ')}`
					: 'Remove the values; the template has no variables',
		});
	}
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			typed(name, value, typeOf(known[name]), parameter),
		]),
	);
}

function quoted(names: readonly string[]): string {
	return names.map((name) => `'${name}'`).join(', ');
}

function typed(name: string, value: unknown, type: FieldType, parameter: string): unknown {
	if (type === 'string') {
		return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
	}
	const converted = type === 'number' ? asNumber(value) : asFlag(value);
	if (converted !== undefined) return converted;
	throw new InvalidInput({
		parameter,
		message: `has a value for '${name}' that is no ${type}`,
		advice: `Enter a ${type} for '${name}'`,
	});
}
