import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { Trouble, TroubleKind } from '../trouble/trouble';

/**
 * What a request is for. `submit` may create a job that is paid for and is never sent twice unless the
 * provider has definitely refused it; everything else may be repeated.
 */
export type RequestPurpose = 'submit' | 'prepare' | 'read';

/** A file that travels in a request, streamed from the input item's binary data. */
export interface Upload {
	/** The input item's binary field. */
	binaryProperty: string;
	/** Sent as a part of a form under this name, with the fields beside it; otherwise as the bare body. */
	multipart?: { fileField: string; fields: Readonly<Record<string, string>> };
	/** Where the name in the item is not the one to send. */
	fileName?: string;
	/** For a bare body, where the type in the item is not the one to send. */
	contentType?: string;
}

/** What a job is recognised by in a provider's list: plain values, so that they can be kept with the execution. */
export type JobTraits = Readonly<Record<string, string | number>>;

/** What something costs, in the provider's own unit. */
export interface Cost {
	amount: number;
	/** As in "12 credits". */
	unit: string;
	/** How it is worked out, as the end of a sentence: "2 credits for each second of AI video". */
	because: string;
}

/** A request as a provider describes it: relative to the credential's Base URL, without any key. */
export interface WireRequest {
	purpose: RequestPurpose;
	method: IHttpRequestMethods;
	/** Path below the Base URL, beginning with a slash; parts that users give are already encoded. */
	path: string;
	/** A complete address that carries its own signature, in place of the path; gets no key. */
	presignedUrl?: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: IDataObject | IDataObject[];
	upload?: Upload;
	/** Headers beside those of the credential and the body. */
	headers?: Readonly<Record<string, string>>;
	/** What the requests before this one have achieved, as a sentence for the user should this one fail. */
	alreadyDone?: string;
	/** For a submit whose job shows in the provider's list: what to look for there should the answer be lost. */
	recognisedBy?: JobTraits;
	/** For a submit whose cost depends on what an earlier answer has shown. */
	cost?: Cost | undefined;
	/** How long the answer may take, milliseconds, where that is longer than usual. */
	answerWithinMs?: number;
	/** Kinds of trouble that the provider's code wants to see itself, instead of the operation ending. */
	tolerate?: readonly TroubleKind[];
}

/** What came back, with the body parsed when it was JSON. */
export interface WireAnswer {
	httpStatus: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or undefined when the body was not JSON or too much of it. */
	body: unknown;
	/** The body as it came, for a message about an answer that is not JSON. */
	text: string;
	/** What is too much about the body to parse it, after "it is". */
	excess?: string;
}

/** What came of a request. */
export type Sent =
	| { ok: true; answer: WireAnswer }
	| { ok: false; trouble: Trouble; answer?: WireAnswer };
