import type { IDataObject } from 'n8n-workflow';

/** The fields that were entered: untouched and empty ones are not sent. */
export function given(fields: Record<string, unknown>): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
	) as IDataObject;
}
