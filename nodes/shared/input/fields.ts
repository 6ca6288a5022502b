import type { INodeProperties } from 'n8n-workflow';

/** Builders of editor fields, for what is the same in each field of a kind. */

type More = Partial<INodeProperties>;

export function text(
	displayName: string,
	name: string,
	description: string,
	more: More = {},
): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

export function flag(
	displayName: string,
	name: string,
	description: string,
	more: More = {},
): INodeProperties {
	return { displayName, name, type: 'boolean', default: false, description, ...more };
}

export function count(
	displayName: string,
	name: string,
	description: string,
	usual: number,
	typeOptions: INodeProperties['typeOptions'],
): INodeProperties {
	return { displayName, name, type: 'number', typeOptions, default: usual, description };
}

/** @param empty what an untouched field holds */
export function json(
	displayName: string,
	name: string,
	description: string,
	empty: '{}' | '[]' = '{}',
): INodeProperties {
	return { displayName, name, type: 'json', default: empty, description };
}

/** A drop-down whose words are the provider's own. */
export function words(
	displayName: string,
	name: string,
	description: string,
	values: readonly string[],
	usual: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		options: values.map((value) => ({ name: value, value })),
		default: usual,
		description,
	};
}

/** A list of links. */
export function links(
	displayName: string,
	name: string,
	description: string,
	addText: string,
): INodeProperties {
	const typeOptions = { multipleValues: true, multipleValueButtonText: addText };
	return text(displayName, name, description, { typeOptions, default: [] });
}

/** The choices of a collection in the order that n8n requires. Locales would be loaded for a comparison by them. */
export function byName(choices: readonly INodeProperties[]): INodeProperties[] {
	const key = ({ displayName }: INodeProperties) => displayName.toLowerCase();
	return [...choices].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The collection of a form for everything that may be left out. */
export function options(choices: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: byName(choices),
	};
}
