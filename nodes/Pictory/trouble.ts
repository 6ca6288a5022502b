import { ADVICE, httpTrouble, kindOfStatus } from '../shared/provider/httpTrouble';
import { providerText } from '../shared/trouble/providerText';
import { NO_TROUBLE, type Trouble } from '../shared/trouble/trouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { isRecord, readFacts, valuesAt } from '../shared/provider/facts';
import { INSUFFICIENT_CREDITS, JOB_MISSING, JOB_NOT_FOUND } from './codes';
import { dataOf, JOB, readRefusal, type WireRefusal } from './wire';

const NAME = 'Pictory';

/**
 * Reads a refusal. A failed *job* is none: it comes back with HTTP 200 and `success: false` beside its
 * status, and belongs to the job.
 */
export function readTrouble(
	answer: WireAnswer,
	request: WireRequest,
): Trouble | typeof NO_TROUBLE | undefined {
	if (blockedByCloudflare(answer)) return blocked(answer);
	if (confirmsByNothing(answer, request)) return NO_TROUBLE;
	if (!isRecord(answer.body)) return undefined;
	const refusal = readRefusal(answer.body);
	if (!kindOfStatus(answer.httpStatus)) return refusedWithSuccess(answer, refusal, request);
	return refused(answer, refusal);
}

/** A change of something that exists is confirmed by an answer without content. */
function confirmsByNothing({ httpStatus, text }: WireAnswer, request: WireRequest): boolean {
	const isChange = request.purpose === 'prepare' && ['PUT', 'DELETE'].includes(request.method);
	return isChange && httpStatus >= 200 && httpStatus < 300 && text.trim() === '';
}

/** HTTP 2xx with `success: false` refuses, except where it says how a job has ended: its own data do. */
function refusedWithSuccess(
	answer: WireAnswer,
	refusal: WireRefusal,
	request: WireRequest,
): Trouble | undefined {
	if (refusal.success !== false) return undefined;
	const { code, said } = refusal;
	const isMissing = [code, said].includes(JOB_MISSING);
	if (request.purpose === 'read' && !isMissing && isAboutJob(answer.body)) return undefined;
	const known = specialCase(isMissing ? JOB_MISSING : code);
	return {
		kind: known?.kind ?? 'refused',
		message: `${NAME} refused the request: ${explanation(refusal) ?? known?.meaning ?? 'no reason was given'}`,
		advice: known?.advice ?? ADVICE.refused,
		httpStatus: answer.httpStatus,
		code,
	};
}

function isAboutJob(body: unknown): boolean {
	const { status, error_code, error_message } = readFacts(JOB.facts, dataOf(body));
	const says = [status, error_code, error_message, ...valuesAt(body, JOB.ids, JOB.within)];
	return says.some((value) => value ?? false);
}

function refused(answer: WireAnswer, refusal: WireRefusal): Trouble | undefined {
	const { code } = refusal;
	const known = specialCase(code);
	// "Unauthorized" alone would leave the user to guess what is meant.
	const said =
		answer.httpStatus === 401
			? 'the API key or token was not accepted'
			: (explanation(refusal) ?? known?.meaning);
	const trouble = httpTrouble(NAME, answer, { message: withCode(said, code), code });
	if (!trouble) return undefined;
	return {
		...trouble,
		...(known && { kind: known.kind }),
		advice: known?.advice ?? adviceFor(answer.httpStatus) ?? trouble.advice,
	};
}

/** Codes that say more than the HTTP status beside them. */
function specialCase(
	code: string | undefined,
): (Pick<Trouble, 'kind' | 'advice'> & { meaning: string }) | undefined {
	if (code === undefined) return undefined;
	if (code === INSUFFICIENT_CREDITS) {
		return {
			kind: 'quota',
			meaning: 'the account has not enough AI credits',
			advice: 'Buy AI credits in Pictory, or choose a cheaper model or a shorter duration',
		};
	}
	if (JOB_NOT_FOUND.includes(code)) {
		return { kind: 'notFound', meaning: 'no such job', advice: ADVICE.notFound };
	}
	return undefined;
}

function adviceFor(httpStatus: number): string | undefined {
	switch (httpStatus) {
		case 400:
			return 'Correct the fields that the message names and run this item again';
		case 401:
			return 'Open the credential and enter the key alone, as app.pictory.ai/api-access shows it (it begins with pictai_), without the word Bearer';
		case 402:
			return 'Buy credits or a higher plan in Pictory, then run this item again';
		case 403:
			return 'Use the credential of the account that the project belongs to';
		default:
			return undefined;
	}
}

/** Pictory's own words, with the fields that did not pass its check. */
function explanation({ said, invalid }: WireRefusal): string | undefined {
	return providerText([said, invalid].filter(Boolean).join(' – '));
}

function withCode(said: string | undefined, code: string | undefined): string | undefined {
	if (said === undefined || code === undefined || said.includes(code)) return said;
	return `${said} (${code})`;
}

/** Pictory stands behind Cloudflare, which refuses some clients before the API sees them. */
function blockedByCloudflare({ httpStatus, text }: WireAnswer): boolean {
	return httpStatus === 403 && /cloudflare|error code:? ?1010/i.test(text);
}

function blocked({ httpStatus }: WireAnswer): Trouble {
	return {
		kind: 'refused',
		message: `${NAME} is behind Cloudflare, which has blocked this client (HTTP ${httpStatus})`,
		advice:
			'Check whether a proxy between n8n and Pictory changes the User-Agent header, and whether the address of the machine is blocked',
		httpStatus,
		code: '1010',
	};
}
