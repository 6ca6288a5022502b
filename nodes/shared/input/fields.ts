import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

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
	example: string,
): INodeProperties {
	const typeOptions = { multipleValues: true, multipleValueButtonText: addText };
	const placeholder = `e.g. ${example}`;
	return text(displayName, name, description, { typeOptions, placeholder, default: [] });
}

/**
 * A field for the ID of something that the provider lists: chosen from the list, or entered.
 *
 * @param list name of the list in the provider's `lists`
 * @param entered name of the mode in which it is entered, where what is entered is no ID
 * @param link for things with a page whose link contains the ID: an example, and what to take from it
 */
export function locator(
	displayName: string,
	name: string,
	description: string,
	{ list, idExample, entered = 'By ID', link, ...more }: More & Located,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		modes: [
			mode('From List', {
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: list, searchable: true },
			}),
			mode(entered, { name: 'id', type: 'string', placeholder: `e.g. ${idExample}` }),
			...(link ? [mode('By URL', { name: 'url', type: 'string', ...takenFrom(link) })] : []),
		],
		...more,
	};
}

interface Located {
	list: string;
	idExample: string;
	entered?: string;
	link?: PageLink;
}

function mode(displayName: string, rest: Omit<INodePropertyMode, 'displayName'>) {
	return { displayName, ...rest };
}

function takenFrom({ example, regex }: PageLink): Partial<INodePropertyMode> {
	const properties = { regex, errorMessage: `Paste a link such as ${example}` };
	return {
		placeholder: `e.g. ${example}`,
		extractValue: { type: 'regex', regex },
		validation: [{ type: 'regex', properties }],
	};
}

/** The page of something at the provider. */
export interface PageLink {
	example: string;
	/** With one group, the ID. */
	regex: string;
}

/**
 * One input for each of the fields that something at the provider has, such as a template's variables.
 *
 * @param fieldList name of the fields in the provider's `fieldLists`
 * @param dependsOn name of the locator that decides which fields there are
 */
export function fieldMapper(
	displayName: string,
	name: string,
	description: string,
	{ fieldList, dependsOn, singular, plural, ...more }: More & Mapped,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description,
		typeOptions: {
			loadOptionsDependsOn: [`${dependsOn}.value`],
			resourceMapper: {
				resourceMapperMethod: fieldList,
				mode: 'add',
				fieldWords: { singular, plural },
				addAllFields: true,
				supportAutoMap: false,
			},
		},
		...more,
	};
}

interface Mapped {
	fieldList: string;
	dependsOn: string;
	singular: string;
	plural: string;
}

/** The choices of a collection in the order that n8n requires. Locales would be loaded for a comparison by them. */
export function byName(choices: readonly INodeProperties[]): INodeProperties[] {
	const key = ({ displayName }: INodeProperties) => displayName.toLowerCase();
	return [...choices].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * The collection of a form for everything that may be left out.
 *
 * @param rare names of the choices that come last
 */
export function options(
	choices: readonly INodeProperties[],
	rare: readonly string[] = [],
): INodeProperties {
	const isRare = ({ name }: INodeProperties) => rare.includes(name);
	const usual = choices.filter((choice) => !isRare(choice));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...byName(usual), ...byName(choices.filter(isRare))],
	};
}
