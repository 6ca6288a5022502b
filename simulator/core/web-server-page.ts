import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply } from 'fastify';

/**
 * What Fastify itself refuses, such as a body that is too large or an address that is none, as the web server in front
 * of a provider answers it: a page, and none of Fastify's words.
 */
export function sendWebServerPage(
	reply: FastifyReply,
	{ statusCode = 400 }: FastifyError,
): FastifyReply {
	const title = `${statusCode} ${STATUS_CODES[statusCode] ?? 'Error'}`;
	return reply
		.code(statusCode)
		.type('text/html')
		.send(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`);
}

/** Whether an error is one of Fastify's own. */
export function isOfFastify(error: unknown): error is FastifyError {
	return error instanceof Error && 'code' in error && /^FST_ERR/.test(String(error.code));
}
