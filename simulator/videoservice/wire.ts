import type { FastifyRequest } from 'fastify';
import type { JobState } from '../core/job';

type Headers = FastifyRequest['headers'];

/** JSON as a client sends it. */
export type Body = Readonly<Record<string, unknown>>;

/** A job as its service shows it. */
export interface Shown {
	id: string;
	state: Exclude<JobState, 'expired'>;
	/** Public links to what it has made; empty before the end, and for a job that ends with nothing. */
	links: readonly string[];
	/** From 0 to 1. */
	progress: number;
	/** Why it failed, in the words of the service. */
	reason: string;
	code: string;
	/** Milliseconds since 1970. */
	createdAt: number;
	/** Undefined while it runs. */
	endedAt: number | undefined;
	/** What was submitted. */
	request: Body;
	/** The address that the service is reached at, with its own part of the path. */
	base: string;
}

/** Why a request is refused. */
export type RefusalKind = 'key' | 'unknownJob' | 'body' | 'path';

export interface Answer {
	status: number;
	body: unknown;
}

/** A request for something about a job. */
export interface JobRoute {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** In the notation of Fastify. */
	path: string;
	/** The ID of the job that a request is about. */
	jobId(parts: Record<string, string>, query: Record<string, string>): string;
}

/** Something that the service calls when a job has ended. */
export interface Callback {
	/** The address in a submit. */
	urlIn(body: Body, query: Record<string, string>): unknown;
	body(shown: Shown): unknown;
}

/** The wire of one service, as its documentation describes it. */
export interface ServiceWire {
	/** The first part of its paths here, and its job type. */
	id: string;
	/** What its own paths begin with, behind the ID. */
	basePath: string;
	medianSeconds: number;
	/** Whether the headers carry the key. */
	accepts(headers: Headers, key: string): boolean;
	submit: {
		paths: readonly string[];
		/** Fields that have to be there. */
		requires: readonly string[];
		/** Whether a form is taken as well, of which only the texts count. */
		takesForms?: boolean;
		/** The ID of a new job, from a number that no other job has. */
		newId(number: string, parts: Record<string, string>): string;
		answer(shown: Shown, path: string): Answer;
	};
	status: JobRoute & { answer(shown: Shown): unknown };
	result?: JobRoute & { answer(shown: Shown): Answer };
	/** The bytes of the video, with the key. */
	file?: JobRoute;
	/** Where a redirect to the public link is answered in place of the bytes. */
	fileRedirects?: boolean;
	/** All jobs that there are, the newest first. */
	list?: { path: string; answer(jobs: Shown[]): unknown };
	/** `ended` is the answer about a job that had ended before, where it is another one. */
	cancel?: JobRoute & { answer: Answer; ended?: Answer };
	/** Answers to requests that are about no job, by their path. */
	others?: Readonly<Record<string, unknown>>;
	callback?: Callback;
	refusal(kind: RefusalKind, what: string): Answer;
}

export function bearer(headers: Headers, key: string): boolean {
	return headers.authorization === `Bearer ${key}`;
}

/** The key by itself in a header of this name. */
export function bare(name: string) {
	return (headers: Headers, key: string): boolean => headers[name] === key;
}

export function keyWord(headers: Headers, key: string): boolean {
	return headers.authorization === `Key ${key}`;
}

/** A job by its ID in the path. */
export function byPath(path: string, method: JobRoute['method'] = 'GET'): JobRoute {
	return { method, path, jobId: ({ id = '' }) => id };
}

/** A job by its ID in the query. */
export function byQuery(path: string, ...names: string[]): JobRoute {
	return {
		method: 'GET',
		path,
		jobId: (_parts, query) => names.map((name) => query[name]).find(Boolean) ?? '',
	};
}

export function iso(at: number): string {
	return new Date(at).toISOString();
}

export function seconds(at: number): number {
	return Math.floor(at / 1000);
}

/** The value of a field in a body, and of a field in it. */
export function fieldOf(body: unknown, ...names: (string | number)[]): unknown {
	return names.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null
				? (value as Record<string, unknown>)[name]
				: undefined,
		body,
	);
}
