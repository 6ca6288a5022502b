import { ADVICE, httpTrouble, kindOfStatus } from '../shared/provider/httpTrouble';
import type { Trouble } from '../shared/trouble/trouble';
import type { WireAnswer } from '../shared/provider/wire';
import { impliedCode, NOT_READY, REFUSAL_CODES, type RefusalCode } from './codes';
import { plainText, refusalSchema, type WireRefusal } from './wire';

/**
 * Reads a refusal in the documented envelope, in the three forms of the engine, or by a proxy that
 * answers with a page of its own.
 */
export function readTrouble(answer: WireAnswer): Trouble | undefined {
	const parsed = refusalSchema.safeParse(answer.body);
	const refusal: WireRefusal = parsed.success ? parsed.data : {};
	const byStatus = kindOfStatus(answer.httpStatus);
	const redirected = answer.httpStatus >= 300 && answer.httpStatus < 400;
	if (redirected || (!byStatus && refusal.success !== false)) return undefined;

	const said = wordsOf(refusal);
	const given = refusal.error?.code ?? undefined;
	const code = given ?? impliedCode(answer.httpStatus, said);
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

/** The most specific text first; `details` of a validation error names the field. */
function wordsOf({ error, message, detail }: WireRefusal): string | undefined {
	const issues = error?.details ?? (Array.isArray(detail) ? detail : undefined);
	const validation = issues
		?.map(({ loc, msg }) => [loc.filter(isName).join('.'), msg].filter(Boolean).join(': '))
		.filter(Boolean)
		.join('; ');
	return [error?.detail, validation, typeof detail === 'string' ? detail : undefined, message]
		.map(plainText)
		.find((text) => text !== undefined);
}

function isName(part: unknown): part is string | number {
	return typeof part === 'string' || typeof part === 'number';
}
