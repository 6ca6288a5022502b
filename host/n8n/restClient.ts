import { setTimeout as sleep } from 'node:timers/promises';
import { z, type ZodTypeAny } from 'zod';
import { OWN_CONNECTION } from './ownConnection';

/** n8n refused a request of its editor's interface, or answered what was not expected. */
export class N8nRequestError extends Error {
	override readonly name = 'N8nRequestError';

	constructor(
		readonly request: string,
		readonly status: number,
		readonly answer: string,
	) {
		super(`n8n answered ${request} with ${status}: ${answer.slice(0, 2000)}`);
	}
}

/** n8n answers 503 while its database is slow on a busy machine, before it looks at a request. */
const TAKEN_WITHIN_MS = 60_000;
const SEND_AGAIN_AFTER_MS = 500;
const NOT_TAKEN = 'Database is not ready';

/** Speaks to n8n as the editor in a user's browser does: JSON, and a cookie after signing in. */
export class RestClient {
	private cookie: string | undefined;

	constructor(private readonly baseUrl: string) {}

	/** @throws {N8nRequestError} when the answer is not a success */
	async fetch(method: string, path: string, body?: unknown): Promise<Response> {
		const headers: Record<string, string> = { ...OWN_CONNECTION };
		if (this.cookie !== undefined) headers.cookie = this.cookie;
		if (body !== undefined) headers['content-type'] = 'application/json';
		const send = async () =>
			await fetch(`${this.baseUrl}${path}`, {
				method,
				headers,
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		let response = await send();
		const deadline = Date.now() + TAKEN_WITHIN_MS;
		while (!response.ok) {
			const answer = await response.text();
			const isNotTaken = response.status === 503 && answer.includes(NOT_TAKEN);
			if (!isNotTaken || Date.now() > deadline) {
				throw new N8nRequestError(`${method} ${path}`, response.status, answer);
			}
			await sleep(SEND_AGAIN_AFTER_MS);
			response = await send();
		}
		const cookie = response.headers.getSetCookie().find((value) => value.startsWith('n8n-auth='));
		if (cookie !== undefined) this.cookie = cookie.split(';')[0];
		return response;
	}

	/** The `data` of n8n's answer, parsed with `schema`. */
	async request<Schema extends ZodTypeAny>(
		schema: Schema,
		method: string,
		path: string,
		body?: unknown,
	): Promise<z.output<Schema>> {
		const response = await this.fetch(method, path, body);
		const answer = z.object({ data: z.unknown() }).parse(await response.json());
		return schema.parse(answer.data);
	}
}
