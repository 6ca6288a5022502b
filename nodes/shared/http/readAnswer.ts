import type { IDataObject } from 'n8n-workflow';
import { ANSWER_LIMITS, excessOf } from './answerLimits';
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
 * The answer in the form that providers read. n8n has no way to limit what it takes in, so that what is
 * too much is found out here, before it is parsed.
 *
 * @param secrets that were sent and are blanked out wherever the answer repeats them
 */
export function readAnswer(response: RawResponse, secrets: readonly string[]): WireAnswer {
	const raw =
		typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? '');
	const excess = excessOf(raw);
	const text = withoutSecrets(raw.slice(0, ANSWER_LIMITS.characters), secrets);
	return {
		httpStatus: response.statusCode,
		headers: lowerCaseHeaders(response.headers),
		body: excess === undefined ? parseJson(text) : undefined,
		text,
		...(excess !== undefined && { excess }),
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
