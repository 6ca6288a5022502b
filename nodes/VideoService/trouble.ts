import { endedBadly } from '../shared/job/videoJob';
import { asAmount, asCode, asText } from '../shared/provider/facts';
import { ADVICE, httpTrouble, kindOfStatus, MEANINGS } from '../shared/provider/httpTrouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { providerText } from '../shared/trouble/providerText';
import type { Trouble, TroubleKind } from '../shared/trouble/trouble';
import { jobIdAt } from './jobId';
import { firstFilled, valuesAt } from './places';
import type { Recipe } from './recipe';
import { statusSaid } from './status';

/** The words of a recipe for the kinds of trouble. */
const KINDS: Readonly<Record<keyof NonNullable<Recipe['refusal']['kinds']>, TroubleKind>> = {
	auth: 'credential',
	credits: 'quota',
	rateLimited: 'rateLimited',
	unknownJob: 'notFound',
	invalid: 'refused',
	unavailable: 'unavailable',
};

/** Where services explain a refusal, behind the places of the recipe. */
const EXPLANATIONS = [
	'message',
	'msg',
	'error.message',
	'error',
	'detail',
	'detail[0].msg',
	'title',
];

/** Reads a refusal, by the HTTP status or by a code in the answer. */
export function readTroubleBy(recipe: Recipe) {
	return (answer: WireAnswer, request: WireRequest): Trouble | undefined => {
		if (answer.body === undefined) return undefined;
		return kindOfStatus(answer.httpStatus)
			? byHttpStatus(recipe, answer)
			: byCode(recipe, answer, request);
	};
}

function byHttpStatus(recipe: Recipe, answer: WireAnswer): Trouble | undefined {
	const { httpStatus } = answer;
	const said = explanation(recipe, answer.body);
	const code = refusalCode(recipe, answer.body);
	const found = httpTrouble(recipe.displayName, answer, { message: said, code });
	if (!found || (httpStatus >= 300 && httpStatus < 400)) return found;
	const kind =
		kindOf(recipe, code) ?? kindOf(recipe, String(httpStatus)) ?? kindOfStatus(httpStatus);
	const isKey = kind === 'refused' && ABOUT_THE_KEY.test(said ?? '');
	return trouble(
		recipe,
		answer,
		isKey ? 'credential' : (kind ?? found.kind),
		`HTTP ${httpStatus}`,
		said,
		code,
	);
}

/** Some services answer HTTP 400 to a bad key. */
const ABOUT_THE_KEY = /\bapi[ _-]?key\b|\baccess token\b|unauthori[sz]ed|unauthenticated/i;

/** A refusal under HTTP 200. A job that has failed may have its own code at the same place. */
function byCode(recipe: Recipe, answer: WireAnswer, request: WireRequest): Trouble | undefined {
	const code = refusalCode(recipe, answer.body);
	if (code === undefined || recipe.refusal.ok.includes(code)) return undefined;
	const isSubmit = request.purpose === 'submit';
	const status = isSubmit ? undefined : statusSaid(recipe, answer.body);
	if (status && endedBadly(status)) return undefined;
	const kind = kindOf(recipe, code) ?? 'refused';
	const said = explanation(recipe, answer.body);
	const jobId = isSubmit ? jobIdAt(recipe, answer.body) : undefined;
	if (jobId === undefined) return trouble(recipe, answer, kind, `code ${code}`, said, code);
	return {
		kind: 'unexpectedAnswer',
		message: `${recipe.displayName} answered code ${code} together with the job id '${jobId}': ${said ?? 'no reason was given'}`,
		advice: `Use Get Status to see whether the job '${jobId}' exists`,
		code,
		httpStatus: answer.httpStatus,
	};
}

function refusalCode({ refusal }: Recipe, body: unknown): string | undefined {
	if (refusal.code === undefined) return undefined;
	const [value] = valuesAt(body, [refusal.code]);
	return typeof value === 'boolean' ? String(value) : asCode(value);
}

function kindOf({ refusal: { kinds } }: Recipe, code: string | undefined) {
	if (code === undefined) return undefined;
	const found = Object.entries(kinds ?? {}).find(([, codes]) => codes.includes(code));
	return found && KINDS[found[0] as keyof typeof KINDS];
}

function explanation({ refusal }: Recipe, body: unknown): string | undefined {
	const places = [...(refusal.message ?? []), ...EXPLANATIONS];
	return providerText(firstFilled(valuesAt(body, places).map(asText)));
}

function trouble(
	{ displayName, refusal }: Recipe,
	answer: WireAnswer,
	kind: TroubleKind,
	how: string,
	said: string | undefined,
	code: string | undefined,
): Trouble {
	const isKey = kind === 'credential';
	const what = isKey
		? `${displayName} did not accept the API key (${how})`
		: `${displayName} answered ${how}`;
	const retryAfter = refusal.retryAfterSeconds
		? valuesAt(answer.body, [refusal.retryAfterSeconds]).map(asAmount)[0]
		: undefined;
	return {
		kind,
		message: `${what}: ${said ?? (isKey ? undefined : MEANINGS[kind]) ?? 'no reason was given'}`,
		advice: ADVICE[kind],
		httpStatus: answer.httpStatus,
		...(code !== undefined && { code }),
		...(retryAfter !== undefined && { retryAfterMs: Math.min(retryAfter, LONGEST_SECONDS) * 1000 }),
	};
}

/** Waiting longer than this on a service's word would look like a hang. */
const LONGEST_SECONDS = 3_600;
