import { ADVICE, httpTrouble } from '../shared/provider/httpTrouble';
import { providerText } from '../shared/trouble/providerText';
import { NO_TROUBLE, type Trouble } from '../shared/trouble/trouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import {
	ABOUT_THE_QUESTION,
	ACCEPTED,
	CREATE_CODES,
	FINISHED,
	PROCESSING,
	QUERY_CODES,
} from './codes';
import { codeSchema } from './wire';

/**
 * Vizard says in the field `code` what came of a request; which HTTP status goes with it is not
 * documented, so the code is read first and the status only when there is none.
 */
export function readTrouble(
	answer: WireAnswer,
	request: WireRequest,
): Trouble | typeof NO_TROUBLE | undefined {
	const parsed = codeSchema.safeParse(answer.body);
	if (!parsed.success) return undefined;
	const { code, errMsg } = parsed.data;
	const submitting = request.purpose === 'submit';
	if (submitting ? code === ACCEPTED : isState(code, answer)) return NO_TROUBLE;
	if (!submitting && !ABOUT_THE_QUESTION.includes(code)) return undefined;

	const known = (submitting ? CREATE_CODES : QUERY_CODES)[code];
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
 * Codes of a query that tell where the job stands, its failures included. One of them also stands for
 * "no such project", so that HTTP 404 keeps its meaning.
 */
function isState(code: number, { httpStatus }: WireAnswer): boolean {
	if (httpStatus === 404) return false;
	if (code === PROCESSING || code === FINISHED) return true;
	return Object.hasOwn(QUERY_CODES, code) && !ABOUT_THE_QUESTION.includes(code);
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
