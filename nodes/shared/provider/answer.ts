import type { JobReference } from '../job/jobReference';
import type { Artifact, JobState, StateReading, Unsettled, Video } from '../job/videoJob';
import { providerText } from '../trouble/providerText';
import { asId, isRecord, LONGEST_TEXT, readFacts, valuesAt, type Fact, type Facts } from './facts';
import type { WireAnswer } from './wire';

/** Thrown by a provider's mapping when an answer is JSON of another shape; becomes `unexpectedAnswer`. */
export class UnexpectedAnswer extends Error {
	constructor(
		/** Which part of the answer did not fit, for the message. */
		readonly what: string,
		readonly answer: WireAnswer,
	) {
		super(`The answer did not have the expected shape (${what})`);
		this.name = 'UnexpectedAnswer';
	}
}

/** Where a provider says what about a job. */
export interface JobPlaces<Table> {
	facts: Table;
	/** Of the job that the answer is about. */
	ids: readonly string[];
	/** The objects that the places belong to, the usual one first; '' is the answer itself. */
	within: readonly string[];
}

/**
 * What an answer says about a job. An answer that does not repeat the id is believed.
 *
 * @throws UnexpectedAnswer for an answer that says nothing, or that is about another job: a cache or a proxy
 *   may return one, and its videos would pass for those of the job that was asked about
 */
export function readJobFacts<Table extends Record<string, Fact<unknown>>>(
	{ facts, ids, within }: JobPlaces<Table>,
	{ jobId }: JobReference,
	answer: WireAnswer,
): Facts<Table> {
	const found = readFacts(facts, answer.body, within);
	const named = valuesAt(answer.body, ids, within).flatMap((value) => asId(value) ?? []);
	if (named.length === 0 && Object.values(found).every((value) => value === undefined)) {
		throw new UnexpectedAnswer('it says nothing about a job', answer);
	}
	if (named.length === 0 && isBareError(found, answer.body)) {
		throw new UnexpectedAnswer('it is an error and names no job', answer);
	}
	const isAsked = (id: string) => id.toLowerCase() === jobId.toLowerCase();
	if (named.length > 0 && !named.some(isAsked)) {
		throw new UnexpectedAnswer(`it is about the job '${providerText(named.join("', '"))}'`, answer);
	}
	return found;
}

/**
 * Whether an answer is nothing but an error: a gateway's "rate limit exceeded" under HTTP 200 must not pass for
 * the failure of a job. The failure of one comes in the part for the job, or beside something about it.
 */
function isBareError(found: object, body: unknown): boolean {
	const said = Object.entries(found).filter(([, value]) => value !== undefined);
	const hasMore = valuesAt(body, ['data', 'success', 'code']).some(
		(value) => value !== undefined && value !== null,
	);
	return said.every(([name]) => name.startsWith('err')) && !hasMore;
}

/** The entries of a list that could be read, and a sentence about those that could not. */
export interface ReadList<Entry> {
	entries: Entry[];
	hints: string[];
}

/**
 * Reads a list entry by entry: one that cannot be read costs nothing but itself.
 *
 * @param what the entries are called, as in "clips"
 * @param read undefined for an entry that cannot be used
 * @param isRequired whether an answer without the list is no answer, where an empty list would mean something
 * @throws UnexpectedAnswer for something else than a list, or a list without a single usable entry
 */
export function readList<Entry>(
	answer: WireAnswer,
	places: readonly string[],
	what: string,
	read: (entry: Record<string, unknown>, position: number) => Entry | undefined,
	isRequired = false,
): ReadList<Entry> {
	const values = valuesAt(answer.body, places).filter((value) => value ?? false);
	const list = values.find(Array.isArray) as unknown[] | undefined;
	if (!list && (isRequired || values.length > 0))
		throw new UnexpectedAnswer(`${what}: no list`, answer);
	const entries = (list ?? []).flatMap((entry, position) =>
		isRecord(entry) ? (read(entry, position) ?? []) : [],
	);
	const lost = (list?.length ?? 0) - entries.length;
	if (lost > 0 && entries.length === 0) throw new UnexpectedAnswer(`${what}: none usable`, answer);
	const hint = `${lost} of ${list?.length} ${what} in the answer could not be read and ${lost === 1 ? 'was' : 'were'} left out`;
	return { entries: entries as Entry[], hints: lost > 0 ? [hint] : [] };
}

/**
 * Holds back a job that is called finished although what it should have made is missing: the answer may
 * have come a moment too early. The job counts as running until further looks have shown the same.
 *
 * @param settledJob what the job is taken for then
 * @param missing what the answer lacks, to be read after its status: "without clips"
 */
export function unconfirmed(
	settledJob: JobState,
	missing: string,
	{
		says = 'completed',
		confirmations = 2,
		...more
	}: { says?: string } & Partial<Unsettled<JobState>> = {},
): StateReading {
	const job = defined({
		...settledJob,
		status: 'processing' as const,
		stage: `${says} ${missing}, not yet confirmed`,
		failure: undefined,
	});
	return { job, unsettled: { confirmations, settledJob, ...more } };
}

/** The same object, in which a field that may be null can only be absent. */
type Defined<T> = { [Name in keyof T]: Exclude<T[Name], null> };

/** The fields that have a value: undefined, null and empty texts are left out, 0 and false stay. */
export function defined<T extends object>(fields: T): Defined<T> {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	) as Defined<T>;
}

/** A list that has entries; an empty one counts as not given. */
export function filled<Entry>(list: readonly Entry[] | null | undefined): Entry[] | undefined {
	return list && list.length > 0 ? [...list] : undefined;
}

/** An artifact that is a link, such as a page that shows the job; none where the answer has no link. */
export function linkArtifact(
	kind: string,
	url: string | null | undefined,
): { artifacts?: Artifact[] } {
	return url ? { artifacts: [{ kind, url }] } : {};
}

/** The hint for a transcript that the output holds in part. */
export function transcriptCut({ index }: Pick<Video, 'index'>): string {
	return `The transcript of video ${index + 1} was cut at ${LONGEST_TEXT} characters; 'Include Raw Answer' returns all of it`;
}
