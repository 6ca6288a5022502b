import { ADVICE, httpTrouble, kindOfStatus } from '../shared/provider/httpTrouble';
import type { Trouble } from '../shared/trouble/trouble';
import { valuesAt } from '../shared/provider/facts';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { impliedCode, NOT_READY, REFUSAL_CODES, type RefusalCode } from './codes';
import { JOB, plainText, readRefusal, type WireRefusal } from './wire';

/**
 * Reads a refusal in the documented envelope, in the three forms of the engine, or by a proxy that
 * answers with a page of its own.
 */
export function readTrouble(answer: WireAnswer, request: WireRequest): Trouble | undefined {
	const refusal = readRefusal(answer.body);
	const byStatus = kindOfStatus(answer.httpStatus);
	const redirected = answer.httpStatus >= 300 && answer.httpStatus < 400;
	if (redirected || (!byStatus && refusal.success !== false)) return undefined;

	if (!byStatus && request.purpose === 'read' && isAboutJob(answer.body)) return undefined;

	const said = wordsOf(refusal);
	const code = refusal.errorCode ?? impliedCode(answer.httpStatus, said);
	const known = knownCode(code);
	return known && code !== undefined
		? knownTrouble(answer, known, code, said)
		: unknownTrouble(answer, code, said);
}

function knownCode(code: string | undefined): RefusalCode | undefined {
	if (code === undefined) return undefined;
	if (Object.hasOwn(REFUSAL_CODES, code)) return REFUSAL_CODES[code];
	return /NOT_(READY|COMPLETED?|FINISHED)/.test(code) ? NOT_READY : undefined;
}

function knownTrouble(
	{ httpStatus }: WireAnswer,
	{ kind, meaning, advice }: RefusalCode,
	code: string,
	said: string | undefined,
): Trouble {
	return {
		kind,
		message: `Clipzy answered HTTP ${httpStatus}: ${meaning}${said ? ` ("${said}")` : ''}`,
		advice,
		code,
		httpStatus,
	};
}

function unknownTrouble(
	answer: WireAnswer,
	code: string | undefined,
	said: string | undefined,
): Trouble {
	return (
		httpTrouble('Clipzy', answer, { message: said, code: plainText(code) }) ?? {
			kind: 'refused',
			message: `Clipzy refused the request: ${said ?? 'no reason was given'}`,
			advice: ADVICE.refused,
			code,
			httpStatus: answer.httpStatus,
		}
	);
}

/** Whether a failure is that of the job, which the envelope calls no success either. */
function isAboutJob(body: unknown): boolean {
	const names = valuesAt(body, [...JOB.ids, 'data.status'], JOB.within);
	return names.some((value) => value ?? false) || readRefusal(body).errorCode === 'JOB_TIMEOUT';
}

/** The most specific text first; `invalid` names the field of a validation error. */
function wordsOf({ errorDetail, invalid, detail, message }: WireRefusal): string | undefined {
	return [errorDetail, invalid, detail, message].map(plainText).find((text) => text !== undefined);
}
