import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { withMessage, type ItemError, type ItemPlace } from '../items/itemError';
import { jobReferenceSchema } from '../job/jobReference';

/** An item's error as it is stored with a parked execution. */
export const storedFailureSchema = z.object({
	message: z.string(),
	description: z.string(),
	reference: jobReferenceSchema.optional(),
	details: z.record(z.string(), z.unknown()),
});

export type StoredFailure = z.infer<typeof storedFailureSchema>;

export function storedFailure({ error, reference, details }: ItemError): StoredFailure {
	return { message: error.message, description: error.description ?? '', reference, details };
}

export function failureFrom({ node, itemIndex }: ItemPlace, stored: StoredFailure): ItemError {
	const { message, description, reference, details } = stored;
	const error = new NodeOperationError(node, message, { itemIndex, description });
	return { error: withMessage(error, message), reference, details: details as IDataObject };
}
