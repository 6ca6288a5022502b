import { TROUBLE_KINDS, type Trouble } from '../../../nodes/shared/trouble/trouble';
import {
	isFinal,
	videoJobSchema,
	type JobReading,
	type VideoJob,
} from '../../../nodes/shared/job/videoJob';
import { LONGEST_LINK, LONGEST_TEXT } from '../../../nodes/shared/provider/facts';
import { KEY, type ProviderAnswers } from './documented';
import type { Delivered } from './script';

/** Of a message and of the advice beside it: some of the provider's words and some of ours. */
const LONGEST_MESSAGE = 1_000;

const LINE_BREAKERS = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

const NOT_FOR_OUTPUT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Ends a run: what came of it is not what may come of anything. */
export class Violation extends Error {}

function demand(condition: boolean, what: string): asserts condition {
	if (!condition) throw new Violation(what);
}

/** What may be told of a job after these answers, of which the last one decided. */
export function checkReading(
	{ provider, jobId, ...truth }: ProviderAnswers,
	jobType: string,
	{ job, unsettled }: JobReading,
	last: Delivered,
): void {
	const said = { httpStatus: last.statusCode, body: JSON.parse(last.body) as unknown };
	const completed = truth.saysCompleted(said, jobType);
	const about = { provider: provider.id, jobType, jobId };
	checkJob(job, about);
	demand(job.status !== 'completed' || completed, 'completed, and the provider does not say so');
	demand(
		!namesAnotherJob(truth.idsIn(said.body, jobType), jobId),
		'an answer about another job was taken',
	);
	if (!unsettled) return;
	checkJob(unsettled.settledJob, about);
	demand(!isFinal(job.status), 'unsettled and final at once');
	demand(completed, 'unsettled, and the provider does not say that the job is completed');
	demand(unsettled.confirmations > 0, 'unsettled without a way to settle');
}

/** A job of the shared shape, about the job that was asked for, whose texts can be shown. */
function checkJob(job: VideoJob, about: Pick<VideoJob, 'provider' | 'jobType' | 'jobId'>): void {
	const parsed = videoJobSchema.safeParse(job);
	demand(parsed.success, `not a video job: ${parsed.error?.message}`);
	const { provider, jobType, jobId } = job;
	demand(
		provider === about.provider && jobType === about.jobType && jobId === about.jobId,
		'the job is not the one that was asked for',
	);
	demand(!Object.hasOwn(job, 'error'), 'the job has a field "error"');
	const endedBadly = isFinal(job.status) && job.status !== 'completed';
	demand((job.failure !== undefined) === endedBadly, `${job.status} with a failure or without`);
	checkOutput(job);
}

/** What the provider's own JSON is handed on as stays as it is, and is left out here. */
function checkOutput(whole: VideoJob): void {
	const { artifacts = [], ...job } = { ...whole, raw: undefined };
	const links = artifacts.map(({ kind, url }) => ({ kind, url }));
	for (const text of textsIn([job, links])) {
		demand(!NOT_FOR_OUTPUT.test(text), `a control character in ${JSON.stringify(text)}`);
		demand(text.length <= LONGEST_TEXT, `a text of ${text.length} characters`);
	}
	const urls = [...job.videos, ...links].map(({ url = '' }) => url);
	demand(
		urls.every((url) => url.length <= LONGEST_LINK),
		'a link that is too long',
	);
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether all the ids that can be read are those of other jobs. */
export function namesAnotherJob(told: readonly unknown[], jobId: string): boolean {
	const ids = told.filter(
		(id) =>
			(typeof id === 'string' && /^(?!(null|none|undefined|nan)$)[\w-]{1,40}$/i.test(id)) ||
			Number.isSafeInteger(id),
	);
	return ids.length > 0 && !ids.some((id) => String(id).toLowerCase() === jobId.toLowerCase());
}

/** Trouble that can be shown to a user. */
export function checkTrouble({ kind, message, advice, code = '' }: Trouble): void {
	demand(TROUBLE_KINDS.includes(kind), `trouble of the kind ${kind}`);
	checkMessage(message);
	checkMessage(advice);
	demand(code.length <= LONGEST_MESSAGE && !LINE_BREAKERS.test(code), `the code ${code}`);
}

export function checkMessage(message: string): void {
	demand(message !== '', 'an empty message');
	demand(message.length <= LONGEST_MESSAGE, `a message of ${message.length} characters`);
	demand(!LINE_BREAKERS.test(message), `not one line: ${JSON.stringify(message)}`);
}

/** The key is nowhere but in the request. */
export function checkNoKey(outcome: unknown): void {
	demand(!JSON.stringify(outcome).includes(KEY), 'the key is in the output');
}

const UNHARMED = JSON.stringify([
	...Reflect.ownKeys(Object.prototype).map(String),
	...Reflect.ownKeys(Array.prototype).map(String),
]);

/** An answer with `__proto__` in it must not reach the prototypes that everything shares. */
export function checkPrototypes(): void {
	const now = JSON.stringify([
		...Reflect.ownKeys(Object.prototype).map(String),
		...Reflect.ownKeys(Array.prototype).map(String),
	]);
	demand(now === UNHARMED, 'a prototype was changed');
}
