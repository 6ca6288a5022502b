import fc from 'fast-check';
import type { Documented } from '../../providers/answers';
import { KEY, OTHER_IDS, type ProviderAnswers } from './documented';
import { mutated, mutations, type Mutation } from './mutation';

/** A reply as n8n hands it over. */
export interface Delivered {
	statusCode: number;
	headers: Record<string, string>;
	body: string;
}

/** What comes back for one request: an answer, changed or as it is, or no answer at all. */
export type Reply =
	| {
			documented: Documented;
			mutations: readonly Mutation[];
			/** In place of the documented one. */
			httpStatus?: number | undefined;
			headers: Record<string, string>;
			/** How much of the body arrives, from 0 to 1. */
			share: number;
	  }
	| Delivered
	| { code: string };

const STATUSES = [
	...[200, 201, 202, 204, 206, 300, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409],
	...[410, 413, 418, 422, 425, 429, 433, 499, 500, 501, 502, 503, 504, 520, 524, 599],
];

const HEADERS: Record<string, string>[] = [
	{ 'retry-after': '7' },
	{ 'Retry-After': 'Wed, 21 Oct 2099 07:28:00 GMT' },
	{ 'retry-after': '-1e9' },
	{ location: 'https://elsewhere.example.net/v1' },
	{ location: 'https://[' },
	{ location: '/../..' },
	{ 'content-type': 'text/html' },
	{ 'content-length': '12' },
	JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>,
];

const FAULTS = ['ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND', 'ERR_STRING_TOO_LONG'];

/** One reply about a job of this kind, mostly in one of the documented forms, and mostly changed. */
function reply({ documented }: ProviderAnswers, jobType: string): fc.Arbitrary<Reply> {
	const own = documented.filter((answer) => answer.jobType === jobType);
	const finished = own.filter(({ status }) => status === 'completed');
	const answer = fc.record({
		documented: fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom(...own) },
			// What must never be told of a job that has not ended stands in these.
			{ weight: 4, arbitrary: fc.constantFrom(...finished) },
			{ weight: 1, arbitrary: fc.constantFrom(...documented) },
		),
		mutations: mutations([...OTHER_IDS, `your key ${KEY} is wrong`]),
		httpStatus: fc.option(fc.constantFrom(...STATUSES), { freq: 4, nil: undefined }),
		headers: fc.oneof(
			{ weight: 4, arbitrary: fc.constant({}) },
			{ weight: 1, arbitrary: fc.constantFrom(...HEADERS) },
		),
		share: fc.oneof(
			{ weight: 25, arbitrary: fc.constant(1) },
			{ weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
		),
	});
	return fc.oneof(
		{ weight: 40, arbitrary: answer.map(inHalf) },
		{ weight: 1, arbitrary: fc.constantFrom(...FAULTS).map((code) => ({ code })) },
	);
}

/** Every other HTTP status is the documented one: most answers must reach the mapping. */
function inHalf(answer: Extract<Reply, { documented: Documented }>): Reply {
	return answer.mutations.length % 2 === 0 ? { ...answer, httpStatus: undefined } : answer;
}

/** How an MP4 file begins. */
const VIDEO: Delivered = {
	statusCode: 200,
	headers: { 'content-type': 'video/mp4', 'content-length': '24' },
	body: '\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp41',
};

/** What a provider replies to one request after the other; the last reply is repeated. */
export interface Script {
	jobType: string;
	replies: [Reply, ...Reply[]];
	/** What is found at the links in the answers. */
	file: Reply;
}

export function scripts(answers: ProviderAnswers): fc.Arbitrary<Script> {
	// Made once, not in every run: that took longer than the run.
	const ofJobTypes = Object.keys(answers.provider.jobTypes).map((jobType) =>
		scriptsOf(answers, jobType),
	);
	return fc.constantFrom(...ofJobTypes).chain((ofJobType) => ofJobType);
}

function scriptsOf(answers: ProviderAnswers, jobType: string): fc.Arbitrary<Script> {
	return fc.record({
		jobType: fc.constant(jobType),
		replies: fc
			.array(reply(answers, jobType), { minLength: 1, maxLength: 3 })
			.map((replies) => replies as Script['replies']),
		file: fc.oneof(fc.constant(VIDEO), reply(answers, jobType)),
	});
}

/**
 * What n8n's helper gives for a reply.
 *
 * @throws what it throws when no answer comes
 */
export function deliver(reply: Reply): Delivered {
	if ('body' in reply) return reply;
	if ('code' in reply) {
		throw Object.assign(new Error(`The request ended with ${reply.code}`), { code: reply.code });
	}
	const { documented, httpStatus, headers, share } = reply;
	const whole = mutated(documented.body, reply.mutations);
	const body = share === 1 ? whole : whole.slice(0, Math.floor(whole.length * share));
	return { statusCode: httpStatus ?? documented.httpStatus, headers, body };
}
