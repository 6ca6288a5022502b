import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { PictorySwitches } from './switches';

/** A field that does not hold what it must, as the API reports it. */
export interface WrongField {
	readonly name: string;
	readonly errors: string;
}

/** HTTP 400 for a body that did not pass validation. */
export function sendInvalidBody(reply: FastifyReply, fields: readonly WrongField[]): FastifyReply {
	return reply
		.code(400)
		.send({ code: 'INVALID_REQUEST_BODY', message: 'Request body validation failed.', fields });
}

/** The wrong fields of a body that a schema has refused. */
export function wrongFields(error: z.ZodError): WrongField[] {
	return error.issues.map((issue) => ({
		name: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join() : 'body'),
		errors: issue.message,
	}));
}

export function sendUnauthorized(reply: FastifyReply): FastifyReply {
	return reply.code(401).send({ message: 'Unauthorized' });
}

/** HTTP 404 for a job, in the form that the switch chooses. */
export function sendJobNotFound(reply: FastifyReply, switches: PictorySwitches): FastifyReply {
	return reply
		.code(404)
		.send(
			switches.notFoundBody === 'message'
				? { message: 'Job not found' }
				: { error_code: '5000', error_message: 'JOB_NOT_FOUND' },
		);
}

/** What the gateway in front of the API says about a path that it does not lead to. */
export function sendUnknownPath(
	reply: FastifyReply,
	{ unknownPath }: PictorySwitches,
): FastifyReply {
	return unknownPath === 'not-found'
		? reply.code(404).send({ message: 'Not Found' })
		: reply.code(403).send({ message: 'Missing Authentication Token' });
}

/** HTTP 404 for anything else. */
export function sendNotFound(reply: FastifyReply, what: string): FastifyReply {
	return reply.code(404).send({ message: `${what} not found` });
}

/** HTTP 400 for a wrong query or path. */
export function sendInvalidRequest(reply: FastifyReply, message: string): FastifyReply {
	return reply.code(400).send({ code: 'INVALID_REQUEST', message });
}
