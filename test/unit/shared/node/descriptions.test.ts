import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { VideoJobTrigger } from '../../../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { VideoJobWatchTrigger } from '../../../../nodes/VideoJobWatchTrigger/VideoJobWatchTrigger.node';
import { WaitForVideoJob } from '../../../../nodes/WaitForVideoJob/WaitForVideoJob.node';
import { KITS } from '../../../providers';

type Part = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** A field, and the names that lead to it. */
interface Field {
	path: string;
	field: INodeProperties;
}

const NODES = [
	...KITS.map((kit) => kit.node()),
	new WaitForVideoJob(),
	new VideoJobTrigger(),
	new VideoJobWatchTrigger(),
].map(({ description }) => ({
	name: description.displayName,
	fields: fieldsIn(description.properties),
}));

function fieldsIn(parts: readonly Part[], above = ''): Field[] {
	return parts.flatMap((part) => {
		// A choice of a drop-down is no field.
		if (!('displayName' in part)) return [];
		const path = `${above}${part.displayName}`;
		if ('values' in part) return fieldsIn(part.values, `${path} > `);
		return [{ path, field: part }, ...fieldsIn(part.options ?? [], `${path} > `)];
	});
}

/** The choices of a drop-down. */
function choicesOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}

function failing(fields: readonly Field[], isWrong: (field: INodeProperties) => boolean): string[] {
	return fields.flatMap(({ path, field }) => (isWrong(field) ? [path] : []));
}

describe.each(NODES)('$name', ({ fields }) => {
	it('shows an example in each text field that is empty', () => {
		const isEmpty = ({ type, default: usual }: INodeProperties) =>
			type === 'string' && (usual === '' || (Array.isArray(usual) && usual.length === 0));
		expect(
			failing(fields, (field) => isEmpty(field) && !/^e\.g\. \S/.test(field.placeholder ?? '')),
		).toEqual([]);
	});

	it('describes each field, or each of its choices', () => {
		const needsNone = (field: INodeProperties) =>
			['hidden', 'notice'].includes(field.type) ||
			['options', 'resource', 'operation'].includes(field.name);
		const describesChoices = (field: INodeProperties) =>
			choicesOf(field).length > 0 && choicesOf(field).every(({ description }) => description);
		expect(
			failing(
				fields,
				(field) => !needsNone(field) && !field.description && !describesChoices(field),
			),
		).toEqual([]);
	});
});
