import type { IDataObject } from 'n8n-workflow';
import { ANSWER_LIMITS, excessOf } from './answerLimits';
import { lowerCaseHeaders, type RawResponse } from './response';
import { secretBlanker, withoutSecretsIn, type Blank } from './secrets';
import type { WireAnswer } from '../provider/wire';

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
	const blank = secretBlanker(secrets);
	return {
		httpStatus: response.statusCode,
		headers: blankedHeaders(response.headers, blank),
		body: excess === undefined ? withoutSecretsIn(parseJson(raw), blank) : undefined,
		text: blank(raw.slice(0, ANSWER_LIMITS.characters)),
		...(excess !== undefined && { excess }),
	};
}

/** Header names in lower case, and values without secrets: a redirect may carry a key on to another host. */
export function blankedHeaders(headers: IDataObject, blank: Blank): Record<string, string> {
	return Object.fromEntries(
		Object.entries(lowerCaseHeaders(headers)).map(([name, value]) => [name, blank(value)]),
	);
}

/** The parsed value, or undefined when the text is not JSON: the caller then sees the text itself. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
