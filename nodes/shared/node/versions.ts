import type { INodeProperties } from 'n8n-workflow';

/**
 * Versions of a provider's node. A node in a saved workflow keeps the version that it was added with. n8n saves
 * no parameter that holds its default, so a default may differ between two versions, and never within one.
 *
 * Since 1.1 the form has the settings that users need every day, and Simplify is on unless it is switched off.
 */
export const VERSIONS = [1, 1.1];

/** The version of new nodes. */
export const NEWEST_VERSION = 1.1;

/** The field as version 1 has it. */
export function inVersion1(field: INodeProperties): INodeProperties {
	return shownIn(field, [1]);
}

/** The field as later versions have it. */
export function sinceVersion1_1(field: INodeProperties): INodeProperties {
	return shownIn(field, [{ _cnd: { gte: 1.1 } }]);
}

type Versions = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>['@version'];

function shownIn(field: INodeProperties, versions: Versions): INodeProperties {
	const show = { ...field.displayOptions?.show, '@version': versions };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
