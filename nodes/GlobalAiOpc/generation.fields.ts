import type { INodeProperties } from 'n8n-workflow';
import { options, text } from '../shared/input/fields';
import { lengths, summary } from './families/describe';
import { takes, type Families, type Family } from './families/family';
import { optionsOf } from './generationOptions.fields';

/** Value of Model that lets the name be typed; no model is called so. */
export const OTHER_MODEL = 'other';

const PROMPT = text('Prompt', 'prompt', 'What the video or image shows', {
	typeOptions: { rows: 4 },
	required: true,
	placeholder: 'e.g. A paper boat crosses a rain puddle, macro lens',
});

const MODEL_NAME = text(
	'Model Name',
	'modelName',
	'The name of a model of this family, as GlobalAI OPC lists it',
	{
		required: true,
		displayOptions: { show: { model: [OTHER_MODEL] } },
		placeholder: 'e.g. videos_pro_max',
	},
);

/** The fields of a kind of job: the family, and for each family its models, its length and its options. */
export function fieldsOf(families: Families): INodeProperties[] {
	const all = Object.entries(families);
	const isOnly = all.length === 1;
	const of = (make: (family: Family) => INodeProperties[]) =>
		all.flatMap(([id, family]) =>
			make(family).map((field) =>
				isOnly ? field : { ...field, displayOptions: { show: { family: [id] } } },
			),
		);
	return [
		...(isOnly ? [] : [familyField(families)]),
		...of((family) => [modelField(family)]),
		MODEL_NAME,
		PROMPT,
		...of(durationField),
		...of((family) => [options(optionsOf(family))]),
	];
}

function familyField(families: Families): INodeProperties {
	const choices = Object.entries(families).map(([value, { displayName, description }]) => ({
		name: displayName,
		value,
		description,
	}));
	const [usual = ''] = Object.keys(families);
	return {
		displayName: 'Family',
		name: 'family',
		type: 'options',
		noDataExpression: true,
		options: choices.sort((a, b) => (a.name < b.name ? -1 : 1)),
		default: usual,
		description: 'Models that are used in the same way; the fields below depend on it',
	};
}

function modelField({ models }: Family): INodeProperties {
	const names = Object.keys(models);
	const [usual = OTHER_MODEL] = names;
	const choices = [...names].sort().map((value) => {
		const description = summary(models[value] ?? {});
		return { name: value, value, ...(description && { description }) };
	});
	return {
		displayName: 'Model',
		name: 'model',
		type: 'options',
		required: true,
		options: [
			...choices,
			{
				name: 'Other',
				value: OTHER_MODEL,
				description: 'A model that is not on this list; models change often',
			},
		],
		default: usual,
		description:
			'The model that generates; it determines which lengths, shapes and references are allowed',
	};
}

/** Lengths that are few, and the same for all models, are chosen from a list. */
const MOST_CHOICES = 6;

function durationField(family: Family): INodeProperties[] {
	if (!takes(family, 'duration')) return [];
	const { models, usualSeconds = 5 } = family;
	const lists = Object.values(models).map(({ durations = [] }) => durations);
	const known = [...new Set(lists.flat())];
	const isSame = lists.every((list) => list.length === known.length);
	const field = { displayName: 'Duration (Seconds)', name: 'duration', required: true };
	if (isSame && known.length > 0 && known.length <= MOST_CHOICES) {
		return [
			{
				...field,
				type: 'options',
				options: known.map((value) => ({ name: String(value), value })),
				default: usualSeconds,
				description: 'Length of the video',
			},
		];
	}
	const which = known.length > 0 ? `: ${lengths(known)} seconds` : '';
	return [
		{
			...field,
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: usualSeconds,
			description: `Length of the video${which}${isSame ? '' : ', fewer with some models'}`,
		},
	];
}
