import { UnexpectedAnswer } from './answer';
import { asId, isRecord, valuesAt } from './facts';
import { providerText } from '../trouble/providerText';
import { mayHaveBeenAccepted, type Trouble } from '../trouble/trouble';
import { kindOfStatus } from './httpTrouble';
import type { WireAnswer, WireRequest } from './wire';

/** Names of ids in their plain form, for an answer that has its id where no page shows it. */
const JOB_NAMES = ['jobid', 'taskid', 'projectid', 'exporttaskid', 'generationid', 'id', 'uuid'];

/** What a service may call a job where it has no other id; where it has one, this is a mark in its log. */
const REQUEST_NAMES = ['requestid'];

/** Names of what is an object as a rule, and the id itself in some answers. */
const HOLDERS = ['data', 'result', 'job', 'task', 'project', 'generation'];

/** An id that stands in place of an object is long and has a digit; there, other texts are words, links or counts. */
const BARE_ID = /^(?=.*\d)[\w.-]{6,}$/;

/** How deep objects are searched: in the answer, in its parts, and at last in theirs. */
const DEPTHS = [2, 3];

/**
 * The id of the job that a paid submit has started. It is looked for where it usually stands, and then in
 * all that can be read, before the job is called lost.
 *
 * @param places where it usually stands
 * @param sent ids that the request contained; an answer that repeats them does not name the new job
 * @throws UnexpectedAnswer when there is no id, or one of several
 */
export function acceptedJobId(
	answer: WireAnswer,
	places: readonly string[],
	sent: readonly (string | undefined)[] = [],
): string {
	const body = withLongIds(answer);
	const [usual] = idsAmong(valuesAt(body, places), sent);
	if (usual !== undefined) return usual;
	const own = places.map((place) => plainName(place.split('.').at(-1) ?? place));
	for (const names of [own, JOB_NAMES, HOLDERS, REQUEST_NAMES]) {
		const [only, ...others] = idsCalled(names, body, sent);
		if (only === undefined) continue;
		if (others.length === 0) return only;
		throw new UnexpectedAnswer(
			`it names several ids: ${providerText([only, ...others].join(', '))}. One of them may be the job, which may have been accepted: use Get Status with each of them and do not submit it again`,
			answer,
		);
	}
	throw new UnexpectedAnswer(`no id of a job, which usually is ${places[0]}`, answer);
}

/** Texts, in which digits are left alone, and whole numbers with more digits than JavaScript keeps. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])\d{16,}(?![\d.eE])/gs;

/** The answer with numbers beyond 2^53 as texts: rounded, one would name another job. */
function withLongIds({ body, text }: WireAnswer): unknown {
	if (body === undefined || !/\d{16}/.test(text)) return body;
	const exact = text.replace(TEXT_OR_LONG_NUMBER, (found) =>
		found.startsWith('"') ? found : `"${found}"`,
	);
	try {
		return JSON.parse(exact) as unknown;
	} catch {
		// A key that was blanked out may have been part of the syntax.
		return body;
	}
}

/** Of the names above, those that a refusal does not use for anything else, such as its own mark in a log. */
const NAMES_IN_REFUSAL = JOB_NAMES.filter((name) => !['id', 'uuid'].includes(name));

/** The one redirect that follows a request that was carried out. */
const SEE_OTHER = 303;

/**
 * What a submit without a usable answer must still report, since the job may exist and be paid for: the id
 * that a failing answer names beside those that were sent, and the text of an answer that is not JSON.
 */
export function withTraces(trouble: Trouble, answer: WireAnswer, request: WireRequest): Trouble {
	const failed = kindOfStatus(answer.httpStatus) !== undefined;
	const sent = JSON.stringify([request.path, request.body]);
	const [jobId] = failed
		? idsCalled(NAMES_IN_REFUSAL, answer.body).filter((id) => !sent.includes(id))
		: [];
	if (jobId !== undefined) {
		return {
			...trouble,
			kind: mayHaveBeenAccepted(trouble) ? trouble.kind : 'unexpectedAnswer',
			message: `${trouble.message}. It names the job '${providerText(jobId)}'`,
			advice: `Use Get Status to see whether this job exists`,
		};
	}
	if (answer.httpStatus === SEE_OTHER) {
		const address = providerText(answer.headers.location) ?? 'none';
		const message = `${trouble.message}. With HTTP 303 it says that the request was carried out; the address was: ${address}`;
		return { ...trouble, kind: 'unexpectedAnswer', message };
	}
	const quoted = providerText(answer.text);
	const isOpaque = !failed && answer.body === undefined && !/^\s*</.test(answer.text);
	return isOpaque && quoted !== undefined && answer.excess === undefined
		? { ...trouble, message: `${trouble.message}. The answer was: ${quoted}` }
		: trouble;
}

/** Looking at more jobs on the word of a call would be more work than a call is worth. */
const MOST_CALLED = 3;

/**
 * The IDs of jobs that the body of a call may be about, the likeliest first.
 *
 * @param places where the ID usually stands
 */
export function idsInCall(body: unknown, places: readonly string[]): string[] {
	const own = places.map((place) => plainName(place.split('.').at(-1) ?? place));
	const named = [own, JOB_NAMES, REQUEST_NAMES].flatMap((names) => idsCalled(names, body));
	return distinct([...idsAmong(valuesAt(body, places), []), ...named]).slice(0, MOST_CALLED);
}

/** Whether an answer has what may be the id of a job, at whatever place. */
export function namesJob({ body }: WireAnswer): boolean {
	return [JOB_NAMES, HOLDERS].some((names) => idsCalled(names, body).length > 0);
}

function idsCalled(
	names: readonly string[],
	body: unknown,
	sent: readonly (string | undefined)[] = [],
): string[] {
	const found = DEPTHS.map((depth) => idsAmong(valuesCalled(names, body, depth), sent));
	const ids = found.find((candidates) => candidates.length > 0) ?? [];
	return names === HOLDERS ? ids.filter((id) => BARE_ID.test(id)) : ids;
}

function idsAmong(values: unknown[], sent: readonly (string | undefined)[]): string[] {
	const ids = values.flatMap((value) => asId(value) ?? []);
	return distinct(ids).filter((id) => !sent.includes(id));
}

function distinct(ids: string[]): string[] {
	const first = new Map<string, string>();
	for (const id of ids) {
		const plain = id.toLowerCase();
		if (!first.has(plain)) first.set(plain, id);
	}
	return [...first.values()];
}

/** `jobId`, `job_id`, `Job-ID` and, of a list, `jobIds` are one name. */
function plainName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z]/g, '')
		.replace(/ids$/, 'id');
}

/** The values of fields with one of these names; the entries of a list are as deep as the list, unless they are lists. */
function valuesCalled(names: readonly string[], value: unknown, depth: number): unknown[] {
	if (depth === 0) return [];
	if (Array.isArray(value)) {
		return value.flatMap((entry) =>
			valuesCalled(names, entry, Array.isArray(entry) ? depth - 1 : depth),
		);
	}
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, held]) =>
		names.includes(plainName(name)) && !isRecord(held)
			? [held].flat().filter((entry) => !isRecord(entry))
			: valuesCalled(names, held, depth - 1),
	);
}
