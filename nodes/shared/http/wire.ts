import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { TroubleKind } from './trouble';

/**
 * What a request is for. `submit` may create a job that is paid for and is never sent twice unless the
 * provider has definitely refused it; everything else may be repeated.
 */
export type RequestPurpose = 'submit' | 'prepare' | 'read';

/** A file that travels in a request, taken from an input item's binary data as a stream. */
export interface FilePart {
	binaryProperty: string;
}

/** A request as a provider describes it: relative to the credential's Base URL, without any key. */
export interface WireRequest {
	purpose: RequestPurpose;
	method: IHttpRequestMethods;
	/** Path below the Base URL, beginning with a slash; parts that users give are already encoded. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: IDataObject;
	/** Kinds of trouble that the provider's code wants to see itself, instead of the operation ending. */
	tolerate?: readonly TroubleKind[];
}

/** What came back, with the body parsed when it was JSON. */
export interface WireAnswer {
	httpStatus: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or undefined when the body was not JSON. */
	body: unknown;
	/** The body as it came, for a message about an answer that is not JSON. */
	text: string;
}
