import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { isRecord } from '../shared/provider/facts';
import { providerText } from '../shared/trouble/providerText';
import { parseJson } from './json';
import { isWritable, withValueAt } from './places';
import type { Recipe } from './recipe';

interface Entered {
	specifyBody?: string | undefined;
	body?: unknown;
	bodyFields?: unknown;
}

/**
 * The body that a user entered, as JSON or as fields.
 *
 * @throws InvalidInput when it is no JSON object
 */
export function bodyOf(recipe: Recipe, { specifyBody, body, bodyFields }: Entered): IDataObject {
	return specifyBody === 'fields' ? fromFields(bodyFields) : fromJson(recipe, body);
}

function fromJson({ displayName }: Recipe, entered: unknown): IDataObject {
	const value = typeof entered === 'string' ? parsed(entered) : entered;
	if (isRecord(value)) return value as IDataObject;
	const isBlank = value === undefined || value === null || value === '';
	throw new InvalidInput({
		parameter: 'Body',
		message: isBlank ? 'is empty' : 'is no JSON object',
		advice: `Enter what ${displayName} is to get as one JSON object, for example { "prompt": "A paper boat" }`,
	});
}

function parsed(text: string): unknown {
	const value = parseJson(text);
	if (value !== undefined || text.trim() === '') return value;
	throw new InvalidInput({
		parameter: 'Body',
		message: `is not valid JSON. It begins ${providerText(text.slice(0, 60))}`,
		advice:
			'Correct the JSON. An expression inside it needs quotes around texts, as {{ JSON.stringify($json.prompt) }} adds them',
	});
}

const fieldsSchema = z.object({
	field: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).default([]),
});

function fromFields(entered: unknown): IDataObject {
	const { data } = fieldsSchema.safeParse(entered ?? {});
	return (data?.field ?? []).reduce<IDataObject>((body, { name, value }) => {
		const place = name.trim();
		if (isWritable(place)) return withValueAt(body, place, valueOf(value)) as IDataObject;
		throw new InvalidInput({
			parameter: 'Body Fields',
			message: place === '' ? 'has a field without a name' : `has '${place}', which is no name`,
			advice: 'Use names such as prompt or input.prompt',
		});
	}, {});
}

/** A text that is JSON counts as what it stands for. */
function valueOf(value: unknown): unknown {
	return typeof value === 'string' ? (parseJson(value) ?? value) : value;
}
