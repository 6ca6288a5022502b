import { providerText } from '../trouble/providerText';
import { ADVICE, type Trouble, type TroubleKind } from '../trouble/trouble';

export { ADVICE };
import type { WireAnswer } from './wire';

const KIND_BY_STATUS: Readonly<Record<number, TroubleKind>> = {
	401: 'credential',
	402: 'quota',
	403: 'credential',
	404: 'notFound',
	408: 'unavailable',
	410: 'notFound',
	425: 'unavailable',
	429: 'rateLimited',
};

/** What an HTTP status means by itself; undefined for 2xx. */
export function kindOfStatus(status: number): TroubleKind | undefined {
	if (status >= 200 && status < 300) return undefined;
	return KIND_BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : 'refused');
}

/**
 * Judges an answer by HTTP status and form alone, for whatever the provider's own reading did not claim.
 *
 * @param said the provider's own explanation, when its error body has one
 */
export function httpTrouble(
	providerName: string,
	answer: WireAnswer,
	said?: { message?: string | undefined; code?: string | undefined },
): Trouble | undefined {
	const kind = kindOfStatus(answer.httpStatus);
	if (!kind) return answer.body === undefined ? notReadable(providerName, answer) : undefined;
	if (answer.httpStatus >= 300 && answer.httpStatus < 400) return redirected(providerName, answer);

	const explanation = said?.message ?? defaultExplanation(kind, answer);
	return {
		kind,
		message: `${providerName} answered HTTP ${answer.httpStatus}: ${explanation}`,
		advice: ADVICE[kind],
		httpStatus: answer.httpStatus,
		...(said?.code !== undefined && { code: said.code }),
	};
}

/** What a kind of refusal means where the provider does not explain it. */
export const MEANINGS: Partial<Record<TroubleKind, string>> = {
	credential: 'the API key was not accepted',
	notFound: 'nothing was found under this ID or address',
	rateLimited: 'too many requests',
	quota: 'the account has no credits left',
	unavailable: 'it cannot serve the request now',
};

function defaultExplanation(kind: TroubleKind, answer: WireAnswer): string {
	return MEANINGS[kind] ?? providerText(answer.text) ?? 'no reason was given';
}

function notReadable(providerName: string, answer: WireAnswer): Trouble {
	return {
		kind: 'unexpectedAnswer',
		message: `${providerName} answered HTTP ${answer.httpStatus} with ${formOf(answer)}`,
		advice: ADVICE.unexpectedAnswer,
		httpStatus: answer.httpStatus,
	};
}

function formOf({ text, excess }: WireAnswer): string {
	if (/^\s*</.test(text)) return 'a web page (HTML)';
	// Should it hold the id of a job that was accepted, that stands at the beginning.
	if (excess !== undefined)
		return `more than this node reads: it is ${excess} and begins ${providerText(text)}`;
	return text.trim() === '' ? 'an empty body' : 'something that is not JSON';
}

function redirected(providerName: string, answer: WireAnswer): Trouble {
	const target = answer.headers['location'] ?? '';
	const host = URL.canParse(target) ? new URL(target).host : 'another address';
	return {
		kind: 'refused',
		message: `${providerName} redirected the request to ${host}, which is not followed so that the key stays with the Base URL`,
		advice: 'Enter the final address of the API as Base URL in the credential',
		httpStatus: answer.httpStatus,
	};
}
