import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Issue } from './answer';
import { jsonProblem } from './python-json';

/** Body of `POST /jobs`. */
const jobRequestSchema = z.object({
	video_id: z.string(),
	template_video_id: z.string().nullish(),
	config: z.record(z.unknown()).nullish(),
	webhook_url: z.string().nullish(),
});

export type JobRequest = z.infer<typeof jobRequestSchema>;

/** Whether FastAPI reads a body as JSON: by its type, or for want of one. */
export function isJsonType({ headers }: FastifyRequest): boolean {
	const type = headers['content-type'];
	return type === undefined || /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(type);
}

/** Reads the body, or says in FastAPI's words what does not fit. */
export function readJobRequest(body: unknown): JobRequest | { issues: Issue[] } {
	const misfit = bodyIssue(body);
	if (misfit !== undefined) return { issues: [misfit] };
	const parsed = jobRequestSchema.safeParse(body);
	return parsed.success
		? parsed.data
		: { issues: parsed.error.issues.map((issue) => fieldIssue(issue, body)) };
}

/** What is wrong with the body as a whole. */
function bodyIssue(body: unknown): Issue | undefined {
	if (body === undefined || body === null)
		return { type: 'missing', loc: ['body'], msg: 'Field required', input: null };
	const problem = typeof body === 'string' ? jsonProblem(body) : undefined;
	if (problem !== undefined)
		return {
			type: 'json_invalid',
			loc: ['body', problem.position],
			msg: 'JSON decode error',
			input: {},
			ctx: { error: problem.words },
		};
	if (typeof body === 'object' && !Array.isArray(body)) return undefined;
	return {
		type: 'model_attributes_type',
		loc: ['body'],
		msg: 'Input should be a valid dictionary or object to extract fields from',
		input: body,
	};
}

function fieldIssue(issue: z.ZodIssue, body: unknown): Issue {
	const loc = ['body', ...issue.path];
	const isMissing = issue.code === 'invalid_type' && issue.received === 'undefined';
	if (isMissing) return { type: 'missing', loc, msg: 'Field required', input: body };
	const input = issue.path.reduce<unknown>(
		(value, key) => Object.entries(value ?? {}).find(([name]) => name === key)?.[1],
		body,
	);
	const isText = issue.code === 'invalid_type' && issue.expected === 'string';
	return isText
		? { type: 'string_type', loc, msg: 'Input should be a valid string', input }
		: { type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input };
}

export interface Page {
	readonly page: number;
	readonly page_size: number;
}

/** Reads the query of `GET /jobs`, or says in FastAPI's words what does not fit. */
export function readPage(query: Readonly<Record<string, unknown>>): Page | { issues: Issue[] } {
	const page = readWhole(query.page, 'page', 1, Infinity);
	const size = readWhole(query.page_size, 'page_size', 10, 100);
	const issues = [page, size].filter((read) => typeof read !== 'number');
	return typeof page === 'number' && typeof size === 'number'
		? { page, page_size: size }
		: { issues };
}

/** A whole number from 1 on. Of a name that is sent twice the last counts. */
function readWhole(sent: unknown, name: string, usual: number, highest: number): number | Issue {
	const input = Array.isArray(sent) ? sent.at(-1) : sent;
	if (input === undefined) return usual;
	const loc = ['query', name];
	if (typeof input !== 'string' || !/^\s*[+-]?\d+(\.0*)?\s*$/.test(input)) {
		const msg = 'Input should be a valid integer, unable to parse string as an integer';
		return { type: 'int_parsing', loc, msg, input };
	}
	const value = Number(input);
	if (value < 1) {
		const msg = 'Input should be greater than or equal to 1';
		return { type: 'greater_than_equal', loc, msg, input, ctx: { ge: 1 } };
	}
	if (value <= highest) return value;
	const msg = `Input should be less than or equal to ${highest}`;
	return { type: 'less_than_equal', loc, msg, input, ctx: { le: highest } };
}
