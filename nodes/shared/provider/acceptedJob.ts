import { UnexpectedAnswer } from './answer';
import { asId, isRecord, valuesAt } from './facts';
import { providerText } from '../trouble/providerText';
import type { WireAnswer } from './wire';

/** Names of ids, without case and underscores, for an answer that has its id where no page shows it. */
const JOB_NAMES = ['jobid', 'taskid', 'projectid', 'exporttaskid', 'generationid', 'id', 'uuid'];

/** What a service may call a job where it has no other id; where it has one, this is a mark in its log. */
const REQUEST_NAMES = ['requestid'];

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
	const [usual] = idsAmong(valuesAt(answer.body, places), sent);
	if (usual !== undefined) return usual;
	const own = places.map((place) => plainName(place.split('.').at(-1) ?? place));
	for (const names of [own, JOB_NAMES, REQUEST_NAMES]) {
		const [only, ...others] = idsCalled(names, answer.body, sent);
		if (only === undefined) continue;
		if (others.length === 0) return only;
		throw new UnexpectedAnswer(
			`it names several ids: ${providerText([only, ...others].join(', '))}. One of them may be the job, which may have been accepted: use Get Status with each of them and do not submit it again`,
			answer,
		);
	}
	throw new UnexpectedAnswer(`no id of a job, which usually is ${places[0]}`, answer);
}

/** Whether an answer has what may be the id of a job, at whatever place. */
export function namesJob({ body }: WireAnswer): boolean {
	return idsCalled(JOB_NAMES, body).length > 0;
}

function idsCalled(
	names: readonly string[],
	body: unknown,
	sent: readonly (string | undefined)[] = [],
): string[] {
	const found = DEPTHS.map((depth) => idsAmong(valuesCalled(names, body, depth), sent));
	return found.find((ids) => ids.length > 0) ?? [];
}

function idsAmong(values: unknown[], sent: readonly (string | undefined)[]): string[] {
	const ids = values.flatMap((value) => asId(value) ?? []);
	return distinct(ids).filter((id) => !sent.includes(id));
}

function distinct(ids: string[]): string[] {
	return ids.filter((id, at) => !ids.slice(0, at).some((other) => isSame(id, other)));
}

function isSame(id: string, other: string): boolean {
	return id.toLowerCase() === other.toLowerCase();
}

function plainName(name: string): string {
	return name.replaceAll('_', '').toLowerCase();
}

/** The values of fields with one of these names; the entries of a list are as deep as the list. */
function valuesCalled(names: readonly string[], value: unknown, depth: number): unknown[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuesCalled(names, entry, depth));
	if (depth === 0 || !isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, held]) =>
		names.includes(plainName(name)) && !isRecord(held)
			? [held].flat()
			: valuesCalled(names, held, depth - 1),
	);
}
