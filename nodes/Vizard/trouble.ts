import { ADVICE, httpTrouble, kindOfStatus } from '../shared/provider/httpTrouble';
import { providerText } from '../shared/trouble/providerText';
import { NO_TROUBLE, type Trouble } from '../shared/trouble/trouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import {
	ACCEPTED,
	CODES_OF_CALLS,
	CREATE_CODES,
	FINISHED,
	PROCESSING,
	QUERY_CODES,
	refusesQuery,
} from './codes';
import { readProjectFacts } from './wire';

/**
 * Vizard says in the field `code` what came of a request; which HTTP status goes with it is not
 * documented, so the code is read first and the status only when there is none.
 */
export function readTrouble(
	answer: WireAnswer,
	request: WireRequest,
): Trouble | typeof NO_TROUBLE | undefined {
	const { code, errMsg, projectId } = readProjectFacts(answer);
	if (code === undefined) return undefined;
	const codes = CODES_OF_CALLS.get(request.path) ?? QUERY_CODES;
	const isQuery = codes === QUERY_CODES;
	if (isQuery ? isState(code, projectId, answer) : code === ACCEPTED) return NO_TROUBLE;
	if (isQuery && !refusesQuery(code, projectId)) return undefined;

	const known = codes[code];
	const mayBeDone = codes === CREATE_CODES ? projectId !== undefined : !isRefusal(code);
	const isPaid = request.purpose === 'submit';
	if (!known && isPaid && mayBeDone && !kindOfStatus(answer.httpStatus)) return NO_TROUBLE;
	const said = providerText(errMsg);
	if (!known) return unknownCode(answer, code, said);
	return {
		kind: known.kind,
		message: `Vizard answered code ${code}: ${known.meaning}${said ? ` ("${said}")` : ''}`,
		advice: known.advice,
		code: String(code),
		httpStatus: answer.httpStatus,
	};
}

/**
 * Whether a code on no list refuses a post, as all documented errors do that are in these ranges. With another
 * one the post may have gone out. A project that is named may exist, whatever the code is.
 */
function isRefusal(code: number): boolean {
	return code < 0 || (code >= 4000 && code < 5000);
}

/** Codes of a query that say where the job stands, its failures included. HTTP 404 keeps its meaning. */
function isState(code: number, projectId: string | undefined, { httpStatus }: WireAnswer): boolean {
	if (httpStatus === 404) return false;
	if (code === PROCESSING || code === FINISHED) return true;
	return Object.hasOwn(QUERY_CODES, code) && !refusesQuery(code, projectId);
}

/** A code that is on no list keeps Vizard's own words; a failing HTTP status still decides what it means. */
function unknownCode(answer: WireAnswer, code: number, said: string | undefined): Trouble {
	const message = said ?? `code ${code}`;
	return (
		httpTrouble('Vizard', answer, { message, code: String(code) }) ?? {
			kind: 'refused',
			message: `Vizard answered code ${code}: ${said ?? 'no reason was given'}`,
			advice: ADVICE.refused,
			code: String(code),
			httpStatus: answer.httpStatus,
		}
	);
}
