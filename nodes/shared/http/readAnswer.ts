import type { IDataObject } from 'n8n-workflow';
import { lowerCaseHeaders } from './fileResponse';
import { withoutSecrets } from './secrets';
import type { WireAnswer } from './wire';

/** An answer as n8n hands it over when it is asked for text. */
export interface RawResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/**
 * The answer in the form that providers read.
 *
 * @param secrets that were sent and are blanked out wherever the answer repeats them
 */
export function readAnswer(response: RawResponse, secrets: readonly string[]): WireAnswer {
	const raw =
		typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? '');
	const text = withoutSecrets(raw, secrets);
	return {
		httpStatus: response.statusCode,
		headers: lowerCaseHeaders(response.headers),
		body: parseJson(text),
		text,
	};
}

/** The parsed value, or undefined when the text is not JSON: the caller then sees the text itself. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
