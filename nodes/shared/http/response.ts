import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Node's readable stream, whose module a node may not import. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** An answer as n8n hands it over, whatever its status. */
export interface RawResponse<Body = unknown> {
	statusCode: number;
	headers: IDataObject;
	body: Body;
}

/** A file on its way: the body is a stream that has not been read yet. */
export type FileResponse = RawResponse<ByteStream>;

/** Header names in lower case, values as text. */
export function lowerCaseHeaders(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** Lets go of an answer whose body nobody wants; unread it would keep its connection. */
export function discard({ body }: { body: unknown }): void {
	// n8n's client wraps the body, and a wrapper closes what is inside only once it has begun to read it.
	if (isStream(body)) body.once('data', () => body.destroy());
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'once' in body && 'destroy' in body;
}
