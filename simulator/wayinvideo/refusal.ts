import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WayinSwitches } from './switches';

/** A request that is answered with an error. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The four fields of WayinVideo's gateway (docs, rate limits): the path is the provider's own. */
function gatewayFields(request: FastifyRequest, status: number, now: number) {
	return {
		timestamp: new Date(now).toISOString().replace('Z', '+00:00'),
		status,
		error: STATUS_CODES[status] ?? 'Error',
		path: (request.url.split('?')[0] ?? '').replace(/^\/wayinvideo/, ''),
	};
}

/** What never reaches the business: a bad key, too many requests, an address that does not exist. */
export function sendGatewayError(
	request: FastifyRequest,
	reply: FastifyReply,
	status: number,
	now: number,
): FastifyReply {
	return reply.code(status).send(gatewayFields(request, status, now));
}

/** A business error, in the form that the switch says. */
export function sendRefusal(
	request: FastifyRequest,
	reply: FastifyReply,
	{ status, message }: Refusal,
	{ errorBody }: WayinSwitches,
	now: number,
): FastifyReply {
	const gateway = gatewayFields(request, status, now);
	const bodies = {
		both: { ...gateway, message },
		message: { message },
		gateway,
		nested: { data: { error_message: message } },
	};
	return reply.code(status).send(bodies[errorBody]);
}
