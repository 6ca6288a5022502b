import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { namesOf, parseParameters } from '../shared/input/parameters';
import type { OwnOperation } from '../shared/provider/contract';
import { confirmed } from './confirmed';
import { pathId } from './ids';

/**
 * Delete, of something that Pictory keeps under an ID.
 *
 * @param what as in "Delete a project"
 * @param field that holds its ID
 * @param path of the list that it is in
 */
export function deleteOperation(what: string, field: INodeProperties, path: string): OwnOperation {
	const fields = [field];
	const schema = z.object({ [field.name]: pathId });
	const names = namesOf(fields);
	return {
		displayName: 'Delete',
		description: `Delete a ${what} permanently. This cannot be undone.`,
		action: `Delete a ${what}`,
		fields,
		*converse(parameters) {
			const { [field.name]: id = '' } = parseParameters(schema, parameters, names);
			const request = { purpose: 'prepare', method: 'DELETE', path: `${path}/${id}` } as const;
			confirmed(yield request, `deletion of a ${what}`);
			return { id: decodeURIComponent(id), deleted: true };
		},
	};
}
