import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A file on its way: the body is a stream that has not been read yet. */
export interface FileResponse {
	statusCode: number;
	headers: IDataObject;
	body: Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
}

/** Header names in lower case, values as text. */
export function lowerCaseHeaders(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
